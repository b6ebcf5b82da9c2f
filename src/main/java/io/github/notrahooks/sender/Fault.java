package io.github.notrahooks.sender;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import io.github.notrahooks.json.JsonScalars;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.provider.SignatureScheme;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What can be wrong with a message on purpose; a receiver must refuse each. */
public enum Fault {
  /** The signature is of the right form but made from other bytes. */
  BAD_SIGNATURE(401, "the signature was made from other bytes"),
  /** No signature at all. */
  MISSING_SIGNATURE(400, "there is no signature"),
  /** Only the old signature, which nobody should accept any more. */
  SHA1_ONLY(400, "there is only the SHA-1 signature"),
  /** A text in the body was changed after it was signed. */
  TAMPERED_BODY(401, "the body was changed after it was signed"),
  /** The signed time is an hour old. */
  STALE_TIMESTAMP(401, "the signed time is an hour old"),
  /** The body is signed, but is no JSON. */
  MALFORMED_JSON(400, "the body is cut off, so it is no JSON"),
  /** The header that names the event is left out. */
  MISSING_EVENT(400, "the header that names the event is missing"),
  /** The body is signed, but longer than any that GitHub sends. */
  OVERSIZE(413, "the body is longer than 25 MiB");

  /** GitHub's own limit: 25 MiB. */
  private static final int LARGEST_BODY = 26_214_400;

  private final int expectedStatus;
  private final String description;

  Fault(int expectedStatus, String description) {
    this.expectedStatus = expectedStatus;
    this.description = description;
  }

  /** The status with which a receiver that follows Notra's documentation refuses it. */
  public int expectedStatus() {
    return expectedStatus;
  }

  /** What is wrong, as half a sentence. */
  public String description() {
    return description;
  }

  /** The name on the command line. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All names, in the order in which they are listed to users. */
  public static List<String> names() {
    return Stream.of(values()).map(Fault::wireName).toList();
  }

  /**
   * The fault of this name.
   *
   * @throws Failure if there is none
   */
  public static Fault named(String name) {
    return Stream.of(values())
        .filter(fault -> fault.wireName().equals(name))
        .findFirst()
        .orElseThrow(() -> Failure.usage("There is no fault '" + name + "'."
            + Nearest.hint(name, names()) + " There are " + String.join(", ", names()) + "."));
  }

  /** Whether messages of this scheme can have it. */
  public boolean fits(SignatureScheme scheme) {
    return switch (this) {
      case SHA1_ONLY -> scheme.legacySignatureHeader().isPresent();
      case MISSING_EVENT -> scheme.eventHeader().isPresent();
      case STALE_TIMESTAMP -> scheme.signsTime();
      case TAMPERED_BODY -> !scheme.isToken();
      default -> true;
    };
  }

  void check(SignatureScheme scheme) {
    if (!fits(scheme)) {
      String reason = switch (this) {
        case SHA1_ONLY -> "sends no SHA-1 signature";
        case MISSING_EVENT -> "names the event in the body";
        case TAMPERED_BODY -> "signs no body";
        default -> "signs no time";
      };
      throw Failure.usage(
          "--fault " + wireName() + " does not fit " + scheme.id() + ", which " + reason + ".");
    }
  }

  /** The payload to sign. */
  Body payload(Body json) {
    return switch (this) {
      case MALFORMED_JSON -> Body.of(cut(json.bytes()));
      case OVERSIZE -> Body.of(withSpaces(json.bytes(), LARGEST_BODY + 1));
      default -> json;
    };
  }

  /** The headers to send in place of those that were made. */
  Headers headers(Headers right, SignatureScheme scheme) {
    String legacy = scheme.legacySignatureHeader().orElse(scheme.signatureHeader());
    return switch (this) {
      case MISSING_SIGNATURE -> right.without(scheme.signatureHeader()).without(legacy);
      case SHA1_ONLY -> right.without(scheme.signatureHeader());
      case MISSING_EVENT -> right.without(scheme.eventHeader().orElseThrow());
      default -> right;
    };
  }

  private static byte[] cut(byte[] json) {
    int end = json.length;
    while (end > 0 && " \t\r\n".indexOf(json[end - 1]) >= 0) {
      end--;
    }
    return end == 0 ? new byte[] {'{'} : Arrays.copyOf(json, end - 1);
  }

  /** The bytes with spaces after them, which mean nothing in JSON, up to at least the given size. */
  static byte[] withSpaces(byte[] json, int size) {
    byte[] padded = Arrays.copyOf(json, Math.max(json.length, size));
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return padded;
  }

  /**
   * The payload with one letter or digit changed in its last text, so that it means something else and
   * is still JSON; whatever is no such JSON gets a space at its end.
   */
  static Body tampered(Body json) {
    byte[] bytes = json.bytes().clone();
    int[] last = {-1};
    try {
      JsonScalars.visit(bytes, (key, start, end) -> {
        if (bytes[start] == '"' && isLetterOrDigit(bytes[end - 2]) && bytes[end - 3] != '\\') {
          last[0] = end - 2;
        }
      });
    } catch (MalformedJson e) {
      return Body.of(withSpaces(bytes, bytes.length + 1));
    }
    if (last[0] < 0) {
      return Body.of(withSpaces(bytes, bytes.length + 1));
    }
    bytes[last[0]] = (byte) (bytes[last[0]] == '0' ? '1' : '0');
    return Body.of(bytes);
  }

  private static boolean isLetterOrDigit(byte b) {
    return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
  }
}

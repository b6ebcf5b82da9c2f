package io.github.notrahooks.verify;

import io.github.notrahooks.input.SignatureText;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.signature.Hmac;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads signature values as they were meant, and names what is wrong with their form. */
final class ValueFaults {
  private static final List<String> PREFIXES =
      List.of("sha256=", "sha1=", "sha512=", "v1,", "v0=", "v1=");
  private static final String V1 = "v1,";

  /** What a value of another version of Standard Webhooks begins with, such as {@code v1a,}. */
  private static final Pattern OTHER_VERSION = Pattern.compile("v(?!1,)[0-9]+[a-z]*,");

  private final SignatureScheme scheme;
  private final String ownPrefix;
  private final boolean ownIsBase64;
  private final List<Hint> hints = new ArrayList<>();

  private ValueFaults(SignatureScheme scheme) {
    this.scheme = scheme;
    this.ownPrefix = scheme.signaturePrefix();
    this.ownIsBase64 = scheme.signsInBase64();
  }

  /** What a value of this scheme's signature header was meant to be. */
  static ValueReading read(SignatureScheme scheme, String value) {
    if (value.isBlank()) {
      return new ValueReading(List.of(Hint.EMPTY_HEADER), null);
    }
    List<byte[]> macs = new ArrayList<>(scheme.macs(value));
    if (scheme.isToken()
        || macs.isEmpty() && OTHER_VERSION.matcher(value.strip()).lookingAt()) {
      return new ValueReading(List.of(), null);
    }
    SignatureText printed = SignatureText.read(value);
    if (macs.isEmpty() && !printed.forms().isEmpty()) {
      return new ValueFaults(scheme).single(printed);
    }
    List<String> values = split(value);
    boolean joined = isJoined(scheme, value, values);
    if (joined) {
      for (String one : values) {
        macs.addAll(scheme.macs(one));
      }
    }
    if (joined || !macs.isEmpty()) {
      return new ValueReading(
          joined ? List.of(Hint.JOINED_VALUES) : List.of(),
          macs.isEmpty() ? null : new Proof(scheme.digest(), macs));
    }
    return new ValueFaults(scheme).single(printed);
  }

  /** Whether a value is several in a form that the scheme has not: it may have lists of its own. */
  private static boolean isJoined(SignatureScheme scheme, String value, List<String> values) {
    if (values.isEmpty()) {
      return false;
    }
    String tight = value.strip().replace(", ", ",");
    if (values.get(0).endsWith("v1") || values.get(0).contains(V1)) {
      boolean list = tight.contains(" v1,") && scheme.macs(value).isEmpty();
      return list || tight.contains(",v1,");
    }
    long whole = values.stream().filter(one -> !scheme.macs(one).isEmpty()).count();
    return values.size() > 1 && whole > 0 && (tight.contains(",") || whole == values.size());
  }

  private ValueReading single(SignatureText printed) {
    printed.forms().forEach(form -> hints.add(hint(form)));
    String bare = unspaced(printed.value());
    String prefix = prefix(bare);
    String digest = bare.substring(prefix.length());
    Proof proof = hex(digest, prefix);
    if (proof == null) {
      proof = base64(digest, prefix);
    }
    if (proof != null && proof.algorithm() == scheme.digest() && !prefix.equals(ownPrefix)) {
      prefixFault(prefix);
    }
    return new ValueReading(hints.stream().distinct().toList(), proof);
  }

  private static Hint hint(SignatureText.Form form) {
    return switch (form) {
      case HEADER_LINE -> Hint.SIGNATURE_WITH_HEADER_NAME;
      case QUOTED -> Hint.SIGNATURE_QUOTES;
      case PERCENT_ENCODED -> Hint.SIGNATURE_PERCENT_ENCODED;
      case PYTHON_BYTES, OPENSSL, CHECKSUM -> Hint.SIGNATURE_AS_PRINTED;
      case SEPARATED, HEXADECIMAL -> Hint.SIGNATURE_OTHER_HEX;
      case PREFIX -> Hint.PREFIX_MISSPELT;
    };
  }

  private void prefixFault(String prefix) {
    if (prefix.isEmpty()) {
      hints.add(0, Hint.MISSING_PREFIX);
    } else if (ownPrefix.isEmpty()) {
      hints.add(0, prefix.equals(V1) ? Hint.OTHER_PROVIDER : Hint.EXTRA_PREFIX);
    } else {
      hints.add(0, Hint.OTHER_PROVIDER);
    }
  }

  private @Nullable Proof hex(String digest, String prefix) {
    Hmac algorithm = algorithm(digest, prefix);
    if (algorithm == null) {
      return null;
    }
    if (algorithm != scheme.digest()) {
      hints.add(
          switch (algorithm) {
            case SHA1 -> Hint.SHA1_VALUE;
            case SHA256 -> Hint.SHA256_VALUE;
            case SHA512 -> Hint.SHA512_VALUE;
          });
    } else if (ownIsBase64) {
      hints.add(Hint.HEX_SIGNATURE);
    }
    if (!ownIsBase64 && !digest.equals(digest.toLowerCase(Locale.ROOT))) {
      hints.add(Hint.UPPER_CASE_HEX);
    }
    return new Proof(algorithm, List.of(HexFormat.of().parseHex(digest)));
  }

  /** What makes as many digits, unless the prefix says that it is something else. */
  private static @Nullable Hmac algorithm(String digest, String prefix) {
    for (Hmac algorithm : Hmac.values()) {
      if (digest.length() == 2 * algorithm.bytes() && isHex(digest)) {
        boolean otherwise = prefix.startsWith("sha") && !prefix.equals(algorithm.prefix());
        return otherwise ? null : algorithm;
      }
    }
    return null;
  }

  private @Nullable Proof base64(String digest, String prefix) {
    byte[] mac;
    try {
      mac = Base64.getDecoder().decode(digest.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      return null;
    }
    if (mac.length != scheme.digest().bytes()) {
      return null;
    }
    if (!ownIsBase64) {
      if (!prefix.equals(V1)) {
        hints.add(Hint.BASE64_SIGNATURE);
      }
    } else if (!Base64.getEncoder().encodeToString(mac).equals(digest)) {
      hints.add(Hint.BASE64_VARIANT);
    }
    return new Proof(scheme.digest(), List.of(mac));
  }

  private String unspaced(String value) {
    StringBuilder bare = new StringBuilder(value.length());
    value.chars().filter(c -> !Character.isWhitespace(c)).forEach(bare::appendCodePoint);
    if (bare.length() < value.length()) {
      hints.add(Hint.SIGNATURE_WHITE_SPACE);
    }
    return bare.toString();
  }

  /** The values of several headers that were joined: at commas, but not at the one after {@code v1}. */
  private static List<String> split(String value) {
    List<String> values = new ArrayList<>();
    for (String word : value.strip().split("[ ,]+", -1)) {
      int last = values.size() - 1;
      if (last >= 0 && values.get(last).endsWith("v1")) {
        values.set(last, values.get(last) + "," + word);
      } else if (!word.isEmpty()) {
        values.add(word);
      }
    }
    return values;
  }

  private static String prefix(String value) {
    for (String prefix : PREFIXES) {
      if (value.regionMatches(true, 0, prefix, 0, prefix.length())) {
        return value.substring(0, prefix.length()).toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }

  private static boolean isHex(String text) {
    return text.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
  }
}

package io.github.notrahooks.verify;

import io.github.notrahooks.input.SignatureText;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.signature.Hex;
import io.github.notrahooks.signature.Hmac;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    return macs.isEmpty() ? changed(scheme, value) : listed(scheme, value, macs);
  }

  /** A value of the scheme's own form, which may have further ones in it that commas join. */
  private static ValueReading listed(SignatureScheme scheme, String value, List<byte[]> macs) {
    boolean joined = value.replace(", ", ",").contains("," + V1);
    if (joined) {
      split(value, "[ ,]+").forEach(one -> macs.addAll(scheme.macs(one)));
    }
    return new ValueReading(
        joined ? List.of(Hint.JOINED_VALUES) : List.of(), new Proof(scheme.digest(), macs));
  }

  /** A value in another form than the scheme's: one, or several that were joined. */
  private static ValueReading changed(SignatureScheme scheme, String value) {
    List<String> lines =
        value.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    boolean severalLines = lines.size() > 1;
    List<ValueReading> parts = parts(scheme, severalLines ? lines : elements(scheme, value));
    if (parts.size() > 1) {
      return joined(scheme, parts);
    }
    ValueReading single = new ValueFaults(scheme).single(SignatureText.read(value));
    return single.proof() == null && severalLines && !parts.isEmpty()
        ? joined(scheme, parts)
        : single;
  }

  /** What stands between commas and spaces, unless the scheme itself puts them between its signatures. */
  private static List<String> elements(SignatureScheme scheme, String value) {
    byte[] mac = new byte[scheme.digest().bytes()];
    String one = scheme.signaturePrefix()
        + (scheme.signsInBase64() ? Base64.getEncoder().encodeToString(mac) : Hex.encode(mac));
    String between = Stream.of(" ", ",")
        .filter(each -> scheme.macs(one + each + one).isEmpty())
        .collect(Collectors.joining());
    return between.isEmpty() ? List.of() : split(value, "[" + between + "]+");
  }

  /** The readings of those parts that are signatures by themselves, of the scheme's hash. */
  private static List<ValueReading> parts(SignatureScheme scheme, List<String> values) {
    List<ValueReading> parts = new ArrayList<>();
    for (String value : values) {
      List<byte[]> macs = scheme.macs(value);
      ValueReading part = macs.isEmpty()
          ? new ValueFaults(scheme).single(SignatureText.read(value))
          : new ValueReading(List.of(), new Proof(scheme.digest(), macs));
      if (part.proof() != null && part.proof().algorithm() == scheme.digest()) {
        parts.add(part);
      }
    }
    return parts;
  }

  /** One reading for all, of whose forms only those are named that all have: any of them may be right. */
  private static ValueReading joined(SignatureScheme scheme, List<ValueReading> parts) {
    List<Hint> common = new ArrayList<>(List.of(Hint.JOINED_VALUES));
    List<byte[]> macs = new ArrayList<>();
    parts.get(0).hints().stream()
        .filter(hint -> parts.stream().allMatch(part -> part.hints().contains(hint)))
        .forEach(common::add);
    for (ValueReading part : parts) {
      if (part.proof() != null) {
        macs.addAll(part.proof().macs());
      }
    }
    return new ValueReading(common, new Proof(scheme.digest(), macs));
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
      case INVISIBLE -> Hint.SIGNATURE_INVISIBLE;
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
  private static List<String> split(String value, String between) {
    List<String> values = new ArrayList<>();
    for (String word : value.strip().split(between, -1)) {
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

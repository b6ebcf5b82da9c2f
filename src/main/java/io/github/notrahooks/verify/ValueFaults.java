package io.github.notrahooks.verify;

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
  private static final List<String> PREFIXES = List.of("sha256=", "sha1=", "v1,", "v0=", "v1=");

  /** What a value of another version of Standard Webhooks begins with, such as {@code v1a,}. */
  private static final Pattern OTHER_VERSION = Pattern.compile("v(?!1,)[0-9]+[a-z]*,");

  private final String ownPrefix;
  private final List<Hint> hints = new ArrayList<>();

  private ValueFaults(SignatureScheme scheme) {
    this.ownPrefix = scheme.signaturePrefix();
  }

  /** What a value of this scheme's signature header was meant to be. */
  static ValueReading read(SignatureScheme scheme, String value) {
    if (value.isBlank()) {
      return new ValueReading(List.of(Hint.EMPTY_HEADER), null);
    }
    List<byte[]> macs = new ArrayList<>(scheme.macs(value));
    if (!scheme.isFormDiagnosed()) {
      return new ValueReading(List.of(), macs.isEmpty() ? null : new Proof(scheme.digest(), macs));
    }
    if (macs.isEmpty() && OTHER_VERSION.matcher(value.strip()).lookingAt()) {
      return new ValueReading(List.of(), null);
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
          macs.isEmpty() ? null : new Proof(Hmac.SHA256, macs));
    }
    return new ValueFaults(scheme).single(value);
  }

  /** Whether a value is several in a form that the scheme has not: it may have lists of its own. */
  private static boolean isJoined(SignatureScheme scheme, String value, List<String> values) {
    if (values.isEmpty()) {
      return false;
    }
    String tight = value.strip().replace(", ", ",");
    if (values.get(0).endsWith("v1") || values.get(0).contains("v1,")) {
      boolean list = tight.contains(" v1,") && scheme.macs(value).isEmpty();
      return list || tight.contains(",v1,");
    }
    return values.size() > 1
        && (tight.contains(",") || !scheme.macs(values.get(1)).isEmpty());
  }

  private ValueReading single(String value) {
    String bare = unwrapped(value);
    String prefix = prefix(bare);
    String digest = bare.substring(prefix.length());
    Proof proof = hex(digest, prefix);
    if (proof == null) {
      proof = base64(digest, prefix);
    }
    if (proof != null && proof.algorithm() == Hmac.SHA256 && !prefix.equals(ownPrefix)) {
      prefixFault(prefix);
    }
    return new ValueReading(List.copyOf(hints), proof);
  }

  private void prefixFault(String prefix) {
    if (prefix.isEmpty()) {
      hints.add(0, Hint.MISSING_PREFIX);
    } else if (ownPrefix.isEmpty()) {
      hints.add(0, prefix.equals("v1,") ? Hint.OTHER_PROVIDER : Hint.EXTRA_PREFIX);
    } else if (!prefix.equalsIgnoreCase(ownPrefix)) {
      hints.add(0, Hint.OTHER_PROVIDER);
    }
  }

  private @Nullable Proof hex(String digest, String prefix) {
    boolean sha1 = digest.length() == 40 && !prefix.equals("v1,");
    if (digest.length() != 64 && !sha1 || !isHex(digest)) {
      return null;
    }
    if (sha1) {
      hints.add(Hint.SHA1_VALUE);
    } else if (ownPrefix.equals("v1,") && !prefix.equals("sha256=")) {
      hints.add(Hint.HEX_SIGNATURE);
    }
    String own = prefix + digest;
    if (!ownPrefix.equals("v1,") && !own.equals(own.toLowerCase(Locale.ROOT))) {
      hints.add(Hint.UPPER_CASE_HEX);
    }
    return new Proof(sha1 ? Hmac.SHA1 : Hmac.SHA256, List.of(HexFormat.of().parseHex(digest)));
  }

  private @Nullable Proof base64(String digest, String prefix) {
    byte[] mac;
    try {
      mac = Base64.getDecoder().decode(digest.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      return null;
    }
    if (mac.length != 32) {
      return null;
    }
    if (!ownPrefix.equals("v1,")) {
      if (!prefix.equals("v1,")) {
        hints.add(Hint.BASE64_SIGNATURE);
      }
    } else if (!Base64.getEncoder().encodeToString(mac).equals(digest)) {
      hints.add(Hint.BASE64_VARIANT);
    }
    return new Proof(Hmac.SHA256, List.of(mac));
  }

  private String unwrapped(String value) {
    StringBuilder bare = new StringBuilder(value.length());
    value.chars().filter(c -> !Character.isWhitespace(c)).forEach(bare::appendCodePoint);
    if (bare.length() < value.length()) {
      hints.add(Hint.SIGNATURE_WHITE_SPACE);
    }
    int end = bare.length();
    if (end > 2 && "\"'".indexOf(bare.charAt(0)) >= 0 && bare.charAt(end - 1) == bare.charAt(0)) {
      hints.add(Hint.SIGNATURE_QUOTES);
      return bare.substring(1, end - 1);
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
        return value.substring(0, prefix.length());
      }
    }
    return "";
  }

  private static boolean isHex(String text) {
    return text.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
  }
}

package io.github.notrahooks.check.catalogue;

import io.github.notrahooks.check.Bench;
import io.github.notrahooks.provider.SignatureScheme;

/** Changes to the value of a signature header. */
final class Signatures {
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private Signatures() {}

  /** How many digits a right signature has, padding left out. */
  static int digits(SignatureScheme scheme) {
    int bytes = scheme.digest().bytes();
    return scheme.signsInBase64() ? (bytes * 8 + 5) / 6 : bytes * 2;
  }

  /** The value with the first digits as they are, and all others of them changed. */
  static String sameBeginning(SignatureScheme scheme, String value, int kept) {
    int start = start(scheme, value);
    StringBuilder other = new StringBuilder(value);
    for (int i = start + kept; i < start + digits(scheme); i++) {
      other.setCharAt(i, changed(scheme, value.charAt(i)));
    }
    return other.toString();
  }

  /** The value with so many digits only. */
  static String shortened(SignatureScheme scheme, String value, int digits) {
    return value.substring(0, start(scheme, value) + digits);
  }

  /** The value with others in place of its digits. */
  static String digits(SignatureScheme scheme, String value, String digits) {
    return value.substring(0, start(scheme, value)) + digits;
  }

  /** A value in which all digits are wrong. */
  static String wrong(Bench bench, String value) {
    return sameBeginning(bench.scheme(), value, 0);
  }

  private static int start(SignatureScheme scheme, String value) {
    // Whatever stands before them, the digits and their padding are at the end.
    int padding =
        scheme.signsInBase64() ? value.length() - value.replace("=", "").length() : 0;
    return value.length() - padding - digits(scheme);
  }

  private static char changed(SignatureScheme scheme, char digit) {
    if (scheme.signsInBase64()) {
      int index = BASE64.indexOf(digit);
      // The highest bit, since the lowest ones of the last digit say nothing.
      return index < 0 ? digit : BASE64.charAt(index ^ 0b100000);
    }
    return digit == '0' ? '1' : '0';
  }
}

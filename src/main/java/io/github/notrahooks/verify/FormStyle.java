package io.github.notrahooks.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One way in which programs escape a payload for a form. */
enum FormStyle {
  /** What GitHub sends, and Python's {@code quote_plus} writes. */
  GITHUB("as GitHub does it", "-_.~", true, true),
  /** {@code URLSearchParams}, {@code URLEncoder} and {@code encode_www_form}. */
  BROWSERS("as browsers, Java and Ruby do it", "*-._", true, true),
  /** {@code encodeURIComponent}, and Node's {@code querystring}. */
  COMPONENT("as JavaScript's encodeURIComponent does it", "-_.!~*'()", false, true),
  /** The same with the plus sign for a space, as jQuery writes it. */
  JQUERY("as jQuery does it", "-_.!~*'()", true, true),
  /** {@code curl --data-urlencode}, {@code rawurlencode} and {@code quote}. */
  RFC_3986("as RFC 3986 says, with %20 for a space", "-_.~", false, true),
  /** {@code urlencode} and {@code http_build_query}. */
  PHP("as PHP's urlencode does it", "-_.", true, true),
  /** {@code HttpUtility.UrlEncode}. */
  DOT_NET("as .NET's UrlEncode does it, in lower case", "!*()-._", true, false);

  private static final byte[] FIELD = "payload=".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] UPPER = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LOWER = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  final String description;

  private final String unescaped;
  private final boolean plus;
  private final boolean upperCase;

  FormStyle(String description, String unescaped, boolean plus, boolean upperCase) {
    this.description = description;
    this.unescaped = unescaped;
    this.plus = plus;
    this.upperCase = upperCase;
  }

  /** The form that carries this JSON in its field {@code payload}. */
  byte[] encode(byte[] json) {
    boolean[] kept = kept();
    byte[] digits = upperCase ? UPPER : LOWER;
    // Counted first: one that grows takes several times the memory, and a body may have 25 MiB.
    int size = FIELD.length;
    for (byte b : json) {
      size += kept[b & 0xFF] || isPlus(b) ? 1 : 3;
    }
    byte[] form = Arrays.copyOf(FIELD, size);
    int at = FIELD.length;
    for (byte b : json) {
      if (kept[b & 0xFF]) {
        form[at++] = b;
      } else if (isPlus(b)) {
        form[at++] = '+';
      } else {
        form[at++] = '%';
        form[at++] = digits[(b & 0xFF) >> 4];
        form[at++] = digits[b & 0xF];
      }
    }
    return form;
  }

  /** For each byte whether it stands for itself. */
  private boolean[] kept() {
    boolean[] kept = new boolean[256];
    for (int b = 0; b < 0x80; b++) {
      kept[b] = Character.isLetterOrDigit(b) || unescaped.indexOf(b) >= 0;
    }
    return kept;
  }

  private boolean isPlus(byte b) {
    return b == ' ' && plus;
  }
}

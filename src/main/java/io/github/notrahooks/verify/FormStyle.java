package io.github.notrahooks.verify;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

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
    ByteArrayOutputStream form = new ByteArrayOutputStream(json.length * 2 + 8);
    form.writeBytes("payload=".getBytes(StandardCharsets.US_ASCII));
    for (byte b : json) {
      char c = (char) (b & 0xFF);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || unescaped.indexOf(c) >= 0)) {
        form.write(c);
      } else if (c == ' ' && plus) {
        form.write('+');
      } else {
        form.write('%');
        form.write(digit(c >> 4));
        form.write(digit(c & 0xF));
      }
    }
    return form.toByteArray();
  }

  private char digit(int value) {
    char digit = Character.forDigit(value, 16);
    return upperCase ? Character.toUpperCase(digit) : digit;
  }
}

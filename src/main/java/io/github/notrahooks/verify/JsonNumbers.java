package io.github.notrahooks.verify;

import java.math.BigDecimal;

/** Numbers as JavaScript writes them. */
final class JsonNumbers {
  private JsonNumbers() {}

  /** The text that {@code JSON.stringify} gives for a number: {@code 1.0} is {@code 1}. */
  static String normalised(String written) {
    double value = Double.parseDouble(written);
    if (value == 0) {
      return "0";
    }
    if (Double.isInfinite(value)) {
      return "null";
    }
    BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    return exponent >= 21 || exponent < -6
        ? scientific(shortest, exponent)
        : shortest.toPlainString();
  }

  private static String scientific(BigDecimal number, int exponent) {
    String digits = number.unscaledValue().abs().toString();
    return (number.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() == 1 ? "" : "." + digits.substring(1))
        + (exponent < 0 ? "e-" : "e+")
        + Math.abs(exponent);
  }
}

package io.github.notrahooks.restore;

import java.math.BigDecimal;
import java.math.MathContext;

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
    BigDecimal shortest = shortest(value).stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    return exponent >= 21 || exponent < -6
        ? scientific(shortest, exponent)
        : shortest.toPlainString();
  }

  /** The number with the fewest digits that reads as this one; {@code Double.toString} may give more. */
  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < 17; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == value) {
        return rounded;
      }
    }
    return exact.round(new MathContext(17));
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

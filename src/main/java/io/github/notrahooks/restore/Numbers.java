package io.github.notrahooks.restore;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.regex.Pattern;

/**
 * How a writer of JSON writes numbers that it has read. What each does is what its language prints
 * (src/test/vectors/json).
 */
public enum Numbers {
  /** As they stand. */
  WRITTEN(""),
  /** JavaScript, to which all are doubles and no zero is negative; PHP and .NET write most so too. */
  JAVASCRIPT("numbers as JavaScript writes them"),
  /** Go, whose zeros may be negative. */
  GO("numbers as Go writes them"),
  /** Python, which keeps whole numbers, and says of others that they are none: {@code 1000.0}. */
  PYTHON("numbers as Python writes them"),
  /** PHP, to which large whole numbers are doubles. */
  PHP("numbers as PHP writes them"),
  /** Ruby, up to its version 3. */
  RUBY("numbers as Ruby writes them"),
  /** Jackson, as Java turns doubles into text. */
  JACKSON("numbers as Jackson writes them");

  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final int MOST_DIGITS = 17;
  private static final Pattern NEGATIVE_ZERO = Pattern.compile("-0(\\.0*)?");

  private final String description;

  Numbers(String description) {
    this.description = description;
  }

  /** What JSON with these numbers has, as the rest of a sentence. */
  String description() {
    return description;
  }

  /** Whether any writer has these numbers and those escapes. */
  boolean goWith(Escapes escapes) {
    return escapes == Escapes.WRITTEN
        || switch (this) {
          case WRITTEN, JAVASCRIPT -> true;
          case GO ->
            escapes == Escapes.HTML
                || escapes == Escapes.HTML_WITHOUT_SHORT
                || escapes == Escapes.SEPARATORS
                || escapes == Escapes.WITHOUT_SHORT;
          case PYTHON ->
            escapes == Escapes.PLAIN || escapes == Escapes.ASCII || escapes == Escapes.PYTHON;
          case PHP ->
            escapes == Escapes.PHP
                || escapes == Escapes.ASCII
                || escapes == Escapes.SLASHES
                || escapes == Escapes.SLASHES_AND_SEPARATORS
                || escapes == Escapes.SEPARATORS;
          case RUBY ->
            escapes == Escapes.PLAIN
                || escapes == Escapes.ASCII
                || escapes == Escapes.SLASHES
                || escapes == Escapes.HTML;
          case JACKSON ->
            escapes == Escapes.PLAIN
                || escapes == Escapes.PLAIN_UPPER
                || escapes == Escapes.ASCII_UPPER;
        };
  }

  /** The text of a number. */
  String text(String written) {
    boolean whole = isWhole(written);
    return switch (this) {
      case WRITTEN -> written;
      case JAVASCRIPT -> text(written, -6, 21, "", false);
      case GO -> NEGATIVE_ZERO.matcher(written).matches() ? "-0" : text(written, -6, 21, "", false);
      case PYTHON -> whole ? kept(written) : text(written, -4, 16, ".0", false);
      case PHP ->
        whole && isLong(written) ? kept(written) : text(written, -4, MOST_DIGITS, "", true);
      case RUBY -> whole ? kept(written) : text(written, -4, 15, ".0", true);
      case JACKSON -> whole ? kept(written) : Double.toString(Double.parseDouble(written));
    };
  }

  /** Whether a number has neither a fraction nor an exponent. */
  private static boolean isWhole(String written) {
    for (int i = 0; i < written.length(); i++) {
      if (".eE".indexOf(written.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static String kept(String whole) {
    return whole.equals("-0") ? "0" : whole;
  }

  private static boolean isLong(String whole) {
    BigInteger value = new BigInteger(whole);
    return value.compareTo(MOST) <= 0 && value.compareTo(LEAST) >= 0;
  }

  /**
   * A double.
   *
   * @param least the lowest power of ten that is written without an exponent
   * @param most the lowest above it that is written with one again
   * @param fraction what stands behind a number without a fraction
   * @param wide whether what stands before an exponent has a fraction too
   */
  private String text(String written, int least, int most, String fraction, boolean wide) {
    double value = Double.parseDouble(written);
    if (value == 0) {
      boolean negative = this != JAVASCRIPT && written.startsWith("-");
      return (negative ? "-0" : "0") + fraction;
    }
    if (Double.isInfinite(value)) {
      return "null";
    }
    BigDecimal shortest = shortest(value).stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= most || exponent < least) {
      return scientific(shortest, exponent, wide);
    }
    String plain = shortest.toPlainString();
    return plain.indexOf('.') < 0 ? plain + fraction : plain;
  }

  /** The number with the fewest digits that reads as this one; {@code Double.toString} may give more. */
  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == value) {
        return rounded;
      }
    }
    return exact.round(new MathContext(MOST_DIGITS));
  }

  private String scientific(BigDecimal number, int exponent, boolean wide) {
    String digits = number.unscaledValue().abs().toString();
    String fraction = digits.length() == 1 ? wide ? ".0" : "" : "." + digits.substring(1);
    String power = Integer.toString(Math.abs(exponent));
    boolean padded = power.length() == 1 && (this == PYTHON || this == RUBY);
    return (number.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + fraction
        + (exponent < 0 ? "e-" : "e+")
        + (padded ? "0" : "")
        + power;
  }
}

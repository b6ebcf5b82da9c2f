package io.github.notrahooks.receiver.undertow;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code Content-Length}. Undertow makes a small number of a very large one, or none at all. */
final class BodyLength {
  /** No header says it. */
  static final long NONE = -1;

  /** What the header has is no number. */
  static final long MALFORMED = -2;

  /** More than can be counted. */
  static final long BEYOND_COUNTING = Long.MAX_VALUE;

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  /** As many digits as surely fit. */
  private static final Pattern COUNTABLE = Pattern.compile("0*[0-9]{1,18}");

  private BodyLength() {}

  /** The length that a value stands for, or what it is instead. */
  static long of(@Nullable String value) {
    if (value == null) {
      return NONE;
    }
    if (!DIGITS.matcher(value).matches()) {
      return MALFORMED;
    }
    return COUNTABLE.matcher(value).matches() ? Long.parseLong(value) : BEYOND_COUNTING;
  }
}

package io.github.notrahooks.cli.option;

import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.ITypeConverter;

/**
 * A value of an option that may be repeated, and whose place among the values of other such options
 * counts.
 *
 * @param place larger than that of whatever was typed before it
 * @param text as it was typed
 */
public record OrderedText(long place, String text) {
  /** Values are read in the order in which they are typed, each option by a converter of its own. */
  private static final AtomicLong PLACES = new AtomicLong();

  /** What was typed counts; the place only orders it. */
  @Override
  public boolean equals(Object other) {
    return other instanceof OrderedText ordered && ordered.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Plain, since picocli asks each value for it, and a record's own is made at run time. */
  @Override
  public String toString() {
    return text;
  }

  /** Reads it. */
  public static final class Converter implements ITypeConverter<OrderedText> {
    @Override
    public OrderedText convert(String text) {
      return new OrderedText(PLACES.getAndIncrement(), text);
    }
  }
}

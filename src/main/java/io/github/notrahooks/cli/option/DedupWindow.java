package io.github.notrahooks.cli.option;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;

/**
 * For how long a processed delivery is remembered: a duration, or {@code off}.
 *
 * @param duration null for never
 */
public record DedupWindow(@Nullable Duration duration) {
  /** Plain, since picocli asks each value for it, and a record's own is made at run time. */
  @Override
  public String toString() {
    return String.valueOf(duration);
  }

  /** Reads it. */
  public static final class Converter implements ITypeConverter<DedupWindow> {
    private final DurationConverter durations = new DurationConverter();

    @Override
    public DedupWindow convert(String text) {
      return new DedupWindow(text.equals("off") ? null : durations.convert(text));
    }
  }
}

package io.github.notrahooks.cli.option;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;

/**
 * How far a signed time may be from now, either way: a duration, or {@code off} for any distance.
 *
 * @param duration a thousand years for {@code off}
 */
public record Tolerance(Duration duration) {
  private static final Duration ANY = Duration.ofDays(365_000);

  /** Plain, since picocli asks each value for it, and a record's own is made at run time. */
  @Override
  public String toString() {
    return duration.toString();
  }

  /** Reads it. */
  public static final class Converter implements ITypeConverter<Tolerance> {
    private final DurationConverter durations = new DurationConverter();

    @Override
    public Tolerance convert(String text) {
      return new Tolerance(text.equals("off") ? ANY : durations.convert(text));
    }
  }
}

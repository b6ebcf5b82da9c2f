package io.github.notrahooks.cli.option;

import io.github.notrahooks.time.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations such as {@code 500ms}, {@code 60s}, {@code 2m}, {@code 24h} and {@code 7d}. */
public final class DurationConverter implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    return Durations.read(text)
        .orElseThrow(
            () -> new TypeConversionException("'" + text + "' " + Durations.problem(text)));
  }
}

package io.github.notrahooks.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.Prefilter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** Any values of the filters' options, one argument a line: a filter as asked for, or wrong usage. */
final class FilterOptionsFuzz {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC);

  /** A command with the filters alone. */
  @Command(name = "fuzzed")
  static final class Fuzzed {
    @Mixin
    FilterOptions filters = new FilterOptions();
  }

  static Stream<byte[]> seeds() {
    return Stream.of(
            "--provider\ngithub\n--event=push",
            "--outcome\nprocessed,failed",
            "--outcome=,",
            "--code\n-1",
            "--code=99999999999",
            "--limit=-1",
            "--since\n10m\n--until\n2026-11-23",
            "--since=\n",
            "--grep\n\u001b[2J",
            "--status=Success",
            "--direction\noutgoing",
            "--limit\n0",
            "@file",
            "--",
            "\u0000")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest
  void anyOptionsAreAFilterOrWrongUsage(byte[] input) {
    String[] arguments = new String(input, StandardCharsets.UTF_8).split("\n", -1);
    Fuzzed fuzzed = new Fuzzed();
    LogFilter filter;
    try {
      new CommandLine(fuzzed)
          .setExpandAtFiles(false)
          .setCaseInsensitiveEnumValuesAllowed(true)
          .parseArgs(arguments);
      filter = fuzzed.filters.builder(CLOCK, 20).build();
    } catch (ParameterException e) {
      assertThat(e.getMessage()).isNotBlank();
      return;
    } catch (Failure e) {
      assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
      return;
    }
    List<String> given = Arrays.asList(arguments);
    assertThat(filter.limit()).isNotNegative();
    assertGiven(given, filter.provider());
    assertGiven(given, filter.event());
    assertGiven(given, filter.grep());
    assertThat(fuzzed.filters.any())
        .isEqualTo(given.stream().anyMatch(each -> each.startsWith("--") && each.length() > 2));
    filter.prefilter().wants(Prefilter.line(input, 0, input.length));
  }

  private static void assertGiven(List<String> given, String value) {
    if (value != null) {
      assertThat(given).anyMatch(argument -> argument.endsWith(value));
    }
  }
}

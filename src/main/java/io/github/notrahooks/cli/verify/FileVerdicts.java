package io.github.notrahooks.cli.verify;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.input.ReadAs;
import io.github.notrahooks.json.JsonLine;
import io.github.notrahooks.output.LineBatch;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Progress;
import io.github.notrahooks.output.Style;
import io.github.notrahooks.verify.SearchBudget;
import io.github.notrahooks.verify.Verification;
import io.github.notrahooks.verify.file.FileVerification;
import io.github.notrahooks.verify.file.FileVerifier;
import io.github.notrahooks.verify.file.Fixture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Verifies many files, a line each, and sums up. */
final class FileVerdicts {
  /** How many are read at once: enough for all processors, and few enough for the memory. */
  private static final int AT_ONCE = 256;

  private final Context context;
  private final Output output;
  private final FileVerifier verifier;
  private final @Nullable JunitReport report;
  private final SearchBudget budget = SearchBudget.forMany();
  private final Map<String, Integer> readAs = new TreeMap<>();
  private long valid;
  private long invalid;
  private long failed;
  private long unsearched;

  FileVerdicts(Context context, FileVerifier verifier, @Nullable JunitReport report) {
    this.context = context;
    this.output = context.output();
    this.verifier = verifier;
    this.report = report;
  }

  /**
   * What came of a file at first sight.
   *
   * @param verification of a valid one
   * @param problem of one that cannot be verified at all
   */
  private record Sight(
      Fixture fixture,
      @Nullable FileVerification verification,
      @Nullable String problem) {}

  /** Verifies all of them, in their order. */
  ExitCode all(List<Fixture> fixtures) {
    try (LineBatch lines = new LineBatch(output);
        Progress progress = new Progress(
            output, fixtures.size(), context.environment().terminals().err())) {
      for (int start = 0; start < fixtures.size(); start += AT_ONCE) {
        List<Fixture> some = fixtures.subList(start, Math.min(start + AT_ONCE, fixtures.size()));
        for (Sight sight : some.parallelStream().map(this::sight).toList()) {
          String line = line(sight);
          if (context.environment().terminals().err()) {
            progress.clear();
          }
          lines.add(line);
          progress.step(System.nanoTime(), sight.fixture().name());
        }
      }
    }
    readAs.forEach((form, count) -> output.info(
        Printable.line("read as " + form + ": " + count + (count == 1 ? " file" : " files"))));
    output.info(valid + " valid, " + invalid + " not valid, " + failed + " failed");
    if (unsearched > 0) {
      output.info("For " + unsearched + " of those not valid it was not looked for what would have"
          + " matched, since that takes long for many; 'verify FILE' does it for one.");
    }
    if (invalid > 0) {
      return ExitCode.AUTHENTICATION;
    }
    return failed > 0 ? ExitCode.USAGE : ExitCode.SUCCESS;
  }

  /** Reads and checks a file; called by several threads. */
  private Sight sight(Fixture fixture) {
    try {
      return new Sight(fixture, verifier.check(fixture.read()).orElse(null), null);
    } catch (Failure e) {
      return new Sight(fixture, null, e.getMessage());
    }
  }

  private String line(Sight sight) {
    if (sight.problem() != null) {
      return failed(sight.fixture(), sight.problem());
    }
    FileVerification seen = sight.verification();
    if (seen == null) {
      try {
        // In the order of the files, so that the same ones are explained each time.
        seen = verifier.explain(sight.fixture().read(), budget);
      } catch (Failure e) {
        return failed(sight.fixture(), Optional.ofNullable(e.getMessage()).orElse(""));
      }
    }
    return told(sight.fixture(), seen);
  }

  private String failed(Fixture fixture, String problem) {
    failed++;
    if (report != null) {
      report.error(fixture.name(), problem);
    }
    return output.json()
        ? new JsonLine()
            .put("file", fixture.name())
            .put("valid", (String) null)
            .put("message", problem)
            .toString()
        : line(Style.ERROR, "failed   ", fixture, problem);
  }

  private String told(Fixture fixture, FileVerification seen) {
    Verification verification = seen.verification();
    if (verification.valid()) {
      valid++;
    } else {
      invalid++;
    }
    seen.readAs().stream()
        .map(ReadAs::form)
        .distinct()
        .forEach(form -> readAs.merge(form, 1, Integer::sum));
    if (verification.searched() == Verification.Searched.NONE) {
      unsearched++;
    }
    if (report != null) {
      report.add(fixture.name(), verification);
    }
    if (output.json()) {
      return verification
          .addTo(new JsonLine().put("file", fixture.name()))
          .putAll("readAs", seen.readAs().stream().map(ReadAs::json).toList())
          .toString();
    }
    return verification.valid()
        ? line(Style.SUCCESS, "valid    ", fixture, "")
        : line(Style.ERROR, "not valid", fixture, verification.message());
  }

  private String line(Style style, String word, Fixture fixture, String message) {
    return style.paint(word, output.settings().outColours()) + "  "
        + Printable.line(fixture.name())
        + (message.isEmpty() ? "" : "  " + Printable.line(message));
  }
}

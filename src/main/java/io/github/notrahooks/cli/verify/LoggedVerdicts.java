package io.github.notrahooks.cli.verify;

import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.JsonLine;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.RecordKeys;
import io.github.notrahooks.log.record.Timestamps;
import io.github.notrahooks.output.LineBatch;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Style;
import io.github.notrahooks.verify.Verification;
import io.github.notrahooks.verify.logged.LoggedVerification;
import io.github.notrahooks.verify.logged.LoggedVerification.Skip;
import io.github.notrahooks.view.DeliverySummary;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Verifies many logged deliveries, a line each, and sums up. */
final class LoggedVerdicts {
  private final Logbook logbook;
  private final Output output;
  private final LoggedVerification verification;
  private final Map<Skip, Long> skipped = new EnumMap<>(Skip.class);
  private long valid;
  private long invalid;
  private long unsearched;

  LoggedVerdicts(Logbook logbook, Output output, LoggedVerification verification) {
    this.logbook = logbook;
    this.output = output;
    this.verification = verification;
  }

  /** Verifies all deliveries that the filter lets pass. */
  ExitCode all(LogFilter filter) throws IOException {
    try (LineBatch lines = new LineBatch(output)) {
      logbook.reader().oldestFirst(filter, entry -> verdict(entry.delivery()), verdict -> {
        lines.add(verdict.line() != null ? verdict.line() : failed(verdict.failed()));
        count(verdict);
        return true;
      });
    }
    output.info(valid + " valid, " + invalid + " not valid" + skipped());
    if (unsearched > 0) {
      output.info("For " + unsearched + " of those not valid it was not looked for what would have"
          + " matched, since that takes long for many; 'verify --delivery ID' does it for one.");
    }
    return logbook.exitCode(result());
  }

  /**
   * What came of a delivery.
   *
   * @param line what is printed, if that is known already
   * @param failed the delivery if it is not valid: why is told in the order of the log, so that the same
   *     ones are explained each time
   * @param skipped why it was not verified, or null
   */
  private record Verdict(
      @Nullable String line,
      @Nullable LogRecord failed,
      @Nullable Skip skipped) {}

  /** Verifies a delivery; called by several threads. */
  private Verdict verdict(LogRecord delivery) {
    Optional<Skip> skip = verification.skip(delivery);
    if (skip.isPresent()) {
      return skipped(delivery, skip.get());
    }
    Verification verified = verification.check(delivery);
    return verified.valid()
        ? new Verdict(line(delivery, verified), null, null)
        : new Verdict(null, delivery, null);
  }

  private Verdict skipped(LogRecord delivery, Skip skip) {
    String line = output.json()
        ? start(delivery)
            .put("valid", (String) null)
            .put("skipped", skip.wireName())
            .put("message", "It was not verified: " + skip.description() + ".")
            .toString()
        : line(delivery, Style.MUTED, "skipped  ", skip.description());
    return new Verdict(line, null, skip);
  }

  private String failed(@Nullable LogRecord delivery) {
    LogRecord failed = Objects.requireNonNull(delivery);
    Verification explained = verification.explain(failed);
    if (explained.searched() == Verification.Searched.NONE) {
      unsearched++;
    }
    return line(failed, explained);
  }

  private void count(Verdict verdict) {
    if (verdict.skipped() != null) {
      skipped.merge(verdict.skipped(), 1L, Long::sum);
    } else if (verdict.failed() == null) {
      valid++;
    } else {
      invalid++;
    }
  }

  private String skipped() {
    StringBuilder text = new StringBuilder();
    skipped.forEach((skip, count) -> text.append(", ")
        .append(count)
        .append(" skipped (")
        .append(skip.description())
        .append(')'));
    return text.toString();
  }

  /** Success only if all of them are valid: what was not verified may be anything. */
  private ExitCode result() {
    if (invalid > 0) {
      return ExitCode.AUTHENTICATION;
    }
    if (!skipped.isEmpty()) {
      output.error("not all were verified"
          + (skipped.containsKey(Skip.NO_SECRET)
              ? "; give the missing secret by --secret-file FILE, or choose others by filters"
              : "; choose others by filters, such as --outcome processed"));
      boolean onlyForWantOfSecrets = skipped.keySet().equals(Set.of(Skip.NO_SECRET));
      return onlyForWantOfSecrets ? ExitCode.USAGE : ExitCode.FAILED;
    }
    if (valid == 0) {
      throw Failure.notFound("the log has no such delivery, so nothing was verified");
    }
    return ExitCode.SUCCESS;
  }

  private static JsonLine start(LogRecord delivery) {
    return new JsonLine()
        .put(RecordKeys.ID, delivery.id())
        .put(RecordKeys.REFERENCE_ID, delivery.referenceId());
  }

  private String line(LogRecord delivery, Verification verified) {
    if (output.json()) {
      return verified.addTo(start(delivery)).putAll("readAs", List.of()).toString();
    }
    return verified.valid()
        ? line(delivery, Style.SUCCESS, "valid    ", "")
        : line(delivery, Style.ERROR, "not valid", verified.message());
  }

  private String line(LogRecord delivery, Style style, String word, String message) {
    return "%s  %s  %s  %s  %s%s"
        .formatted(
            style.paint(word, output.settings().outColours()),
            Timestamps.text(delivery.createdAt()),
            delivery.id(),
            Printable.line(delivery.integrationType()),
            Printable.line(DeliverySummary.event(delivery)),
            message.isEmpty() ? "" : "  " + Printable.line(message));
  }
}

package io.github.notrahooks.cli;

import io.github.notrahooks.config.Configuration.Endpoint;
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
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.verify.NamedSecret;
import io.github.notrahooks.verify.SearchBudget;
import io.github.notrahooks.verify.Submission;
import io.github.notrahooks.verify.Verification;
import io.github.notrahooks.verify.Verifier;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Verifies logged deliveries, each at the time at which it was logged. */
final class LoggedVerification {
  private final Context context;
  private final SecretChoice choice;
  private final @Nullable Duration tolerance;
  private final Map<String, List<NamedSecret>> secrets = new HashMap<>();
  private final Map<String, List<NamedSecret>> others = new HashMap<>();
  private final SignatureSchemes schemes;
  private final Verifier verifier;

  private final Map<Skip, Long> skipped = new EnumMap<>(Skip.class);
  private final SearchBudget budget = SearchBudget.forMany();

  private long valid;
  private long invalid;
  private long unsearched;

  LoggedVerification(Context context, SecretChoice choice, @Nullable Duration tolerance) {
    this.context = context;
    this.schemes = context.schemes();
    this.verifier = new Verifier(schemes);
    this.choice = choice;
    this.tolerance = tolerance;
  }

  /** What there is to verify of the delivery that a user names. */
  Submission submission(String id) throws IOException {
    LogRecord delivery = new Logbook(context).find(id, LogFilter.ALL).delivery();
    if (delivery.request().bodyTruncated()) {
      throw Failure.failed("only the beginning of the body of " + delivery.id()
          + " was kept; it cannot be verified");
    }
    if (!delivery.request().cut().isEmpty()) {
      throw Failure.failed("only the beginning of what was long in the request of " + delivery.id()
          + " was kept; it cannot be verified");
    }
    Submission submission = submission(delivery);
    if (submission.secrets().isEmpty()) {
      throw Failure.usage(choice.missing(delivery.integrationType()));
    }
    return submission;
  }

  /** Verifies all deliveries that the filter lets pass, a line each. */
  ExitCode all(LogFilter filter) throws IOException {
    Logbook logbook = new Logbook(context);
    try (LineBatch lines = new LineBatch(context.output())) {
      logbook.reader().oldestFirst(filter, entry -> verify(entry.delivery()), outcome -> {
        lines.add(outcome.line() != null ? outcome.line() : failed(outcome.failed()));
        count(outcome);
        return true;
      });
    }
    Output output = context.output();
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
  private record Outcome(
      @Nullable String line,
      @Nullable LogRecord failed,
      @Nullable Skip skipped) {}

  /** Why a delivery is not verified. */
  private enum Skip {
    TRUNCATED_BODY("truncated-body", "only the beginning of its body was kept"),
    CUT_REQUEST("cut-request", "only the beginning of what was long in its request was kept"),
    NO_SECRET("no-secret", "there is no secret to verify it with");

    private final String wireName;
    private final String description;

    Skip(String wireName, String description) {
      this.wireName = wireName;
      this.description = description;
    }
  }

  /** Verifies a delivery; called by several threads. */
  private Outcome verify(LogRecord delivery) {
    Submission submission = submission(delivery);
    if (delivery.request().bodyTruncated()) {
      return skipped(delivery, Skip.TRUNCATED_BODY);
    }
    if (!delivery.request().cut().isEmpty()) {
      return skipped(delivery, Skip.CUT_REQUEST);
    }
    if (submission.secrets().isEmpty()) {
      return skipped(delivery, Skip.NO_SECRET);
    }
    Verification verification = verifier.check(submission);
    return verification.valid()
        ? new Outcome(line(delivery, verification), null, null)
        : new Outcome(null, delivery, null);
  }

  private Outcome skipped(LogRecord delivery, Skip skip) {
    String line = context.output().json()
        ? start(delivery)
            .put("valid", (String) null)
            .put("skipped", skip.wireName)
            .put("message", "It was not verified: " + skip.description + ".")
            .toString()
        : line(delivery, Style.MUTED, "skipped  ", skip.description);
    return new Outcome(line, null, skip);
  }

  private String failed(@Nullable LogRecord delivery) {
    LogRecord failed = Objects.requireNonNull(delivery);
    Verification verification = verifier.verify(submission(failed), budget);
    if (!verification.searched()) {
      unsearched++;
    }
    return line(failed, verification);
  }

  private void count(Outcome outcome) {
    if (outcome.skipped() != null) {
      skipped.merge(outcome.skipped(), 1L, Long::sum);
    } else if (outcome.failed() == null) {
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
        .append(skip.description)
        .append(')'));
    return text.toString();
  }

  /** Success only if all of them are valid: what was not verified may be anything. */
  private ExitCode result() {
    if (invalid > 0) {
      return ExitCode.AUTHENTICATION;
    }
    if (!skipped.isEmpty()) {
      context
          .output()
          .error("not all were verified"
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

  private String line(LogRecord delivery, Verification verification) {
    if (context.output().json()) {
      return verification.addTo(start(delivery)).toString();
    }
    return verification.valid()
        ? line(delivery, Style.SUCCESS, "valid    ", "")
        : line(delivery, Style.ERROR, "not valid", verification.message());
  }

  private String line(LogRecord delivery, Style style, String word, String message) {
    return "%s  %s  %s  %s  %s%s"
        .formatted(
            style.paint(word, context.output().settings().outColours()),
            Timestamps.text(delivery.createdAt()),
            delivery.id(),
            Printable.line(delivery.integrationType()),
            Printable.line(LogTable.event(delivery)),
            message.isEmpty() ? "" : "  " + Printable.line(message));
  }

  private Submission submission(LogRecord delivery) {
    SignatureScheme scheme = schemes.named(delivery.integrationType()).orElse(null);
    return new Submission(
        delivery.request().headers(),
        null,
        delivery.request().body(),
        scheme,
        secretsFor(delivery),
        others(delivery),
        delivery.createdAt(),
        tolerance);
  }

  /** Once for each repository, since a person may be asked. */
  private synchronized List<NamedSecret> secretsFor(LogRecord delivery) {
    String provider = delivery.integrationType();
    String repository = delivery.repositoryId();
    return secrets.computeIfAbsent(provider + " " + repository, unused -> {
      List<NamedSecret> given = choice.given(provider);
      return given.isEmpty()
          ? choice.configured(endpoint -> fits(endpoint, provider, repository))
          : given;
    });
  }

  /** The other configured secrets, which tell that a delivery came to the wrong endpoint. */
  private synchronized List<NamedSecret> others(LogRecord delivery) {
    String provider = delivery.integrationType();
    String repository = delivery.repositoryId();
    return others.computeIfAbsent(
        provider + " " + repository,
        unused -> choice.given(provider).isEmpty()
            ? choice.others(endpoint -> !fits(endpoint, provider, repository))
            : List.of());
  }

  private static boolean fits(Endpoint endpoint, String provider, @Nullable String repository) {
    return repository == null
        ? endpoint.integration().provider().equals(provider)
        : Objects.equals(endpoint.repository().id(), repository);
  }
}

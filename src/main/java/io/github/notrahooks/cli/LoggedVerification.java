package io.github.notrahooks.cli;

import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.JsonLine;
import io.github.notrahooks.log.LogFilter;
import io.github.notrahooks.log.LogRecord;
import io.github.notrahooks.log.Timestamps;
import io.github.notrahooks.output.LineBatch;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Style;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.SignatureSchemes;
import io.github.notrahooks.verify.NamedSecret;
import io.github.notrahooks.verify.Submission;
import io.github.notrahooks.verify.Verification;
import io.github.notrahooks.verify.Verifier;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Verifies logged deliveries, each at the time at which it was logged. */
final class LoggedVerification {
  private final Context context;
  private final SecretChoice choice;
  private final @Nullable Duration tolerance;
  private final Map<String, List<NamedSecret>> secrets = new HashMap<>();
  private final Verifier verifier = new Verifier();

  private long valid;
  private long invalid;
  private long skipped;

  LoggedVerification(Context context, SecretChoice choice, @Nullable Duration tolerance) {
    this.context = context;
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
    Submission submission = submission(delivery);
    if (submission.secrets().isEmpty()) {
      throw Failure.usage(SecretChoice.missing(delivery.integrationType()));
    }
    return submission;
  }

  /** Verifies all deliveries that the filter lets pass, a line each. */
  ExitCode all(LogFilter filter) throws IOException {
    try (LineBatch lines = new LineBatch(context.output())) {
      new Logbook(context)
          .reader()
          .oldestFirst(filter, entry -> verify(entry.delivery()), verified -> {
            count(verified);
            if (verified.line() != null) {
              lines.add(verified.line());
            }
            return true;
          });
    }
    context
        .output()
        .info(valid
            + " valid, "
            + invalid
            + " not valid"
            + (skipped == 0
                ? ""
                : ", " + skipped + " skipped (truncated body, or no secret to verify with)"));
    return invalid == 0 ? ExitCode.SUCCESS : ExitCode.AUTHENTICATION;
  }

  /**
   * What came of a delivery.
   *
   * @param valid null if it was skipped
   * @param line what is printed, if anything
   */
  private record Verified(@Nullable Boolean valid, @Nullable String line) {}

  /** Verifies a delivery; called by several threads. */
  private Verified verify(LogRecord delivery) {
    Submission submission = submission(delivery);
    if (delivery.request().bodyTruncated() || submission.secrets().isEmpty()) {
      return new Verified(null, null);
    }
    Verification verification = verifier.check(submission);
    return new Verified(verification.valid(), line(delivery, verification));
  }

  private void count(Verified verified) {
    if (verified.valid() == null) {
      skipped++;
    } else if (verified.valid()) {
      valid++;
    } else {
      invalid++;
    }
  }

  private String line(LogRecord delivery, Verification verification) {
    Output output = context.output();
    if (output.json()) {
      JsonLine line =
          new JsonLine().put("id", delivery.id()).put("referenceId", delivery.referenceId());
      return verification.addTo(line).toString();
    }
    boolean colours = output.settings().outColours();
    String word = verification.valid()
        ? Style.SUCCESS.paint("valid    ", colours)
        : Style.ERROR.paint("not valid", colours);
    return "%s  %s  %s  %s  %s%s"
        .formatted(
            word,
            Timestamps.text(delivery.createdAt()),
            delivery.id(),
            Printable.line(delivery.integrationType()),
            Printable.line(LogTable.event(delivery)),
            verification.valid() ? "" : "  " + Printable.line(verification.message()));
  }

  private Submission submission(LogRecord delivery) {
    SignatureScheme scheme = SignatureSchemes.named(delivery.integrationType()).orElse(null);
    return new Submission(
        delivery.request().headers(),
        null,
        delivery.request().body(),
        scheme,
        secretsFor(delivery),
        List.of(),
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

  private static boolean fits(Endpoint endpoint, String provider, @Nullable String repository) {
    return repository == null
        ? endpoint.integration().provider().equals(provider)
        : Objects.equals(endpoint.repository().id(), repository);
  }
}

package io.github.notrahooks.verify.logged;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.verify.SearchBudget;
import io.github.notrahooks.verify.Submission;
import io.github.notrahooks.verify.Verification;
import io.github.notrahooks.verify.Verifier;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Verifies logged deliveries, each at the time at which it was logged. */
public final class LoggedVerification {
  private final SignatureSchemes schemes;
  private final Verifier verifier;
  private final DeliverySecrets secrets;
  private final @Nullable Duration tolerance;
  private final SearchBudget budget = SearchBudget.forMany();

  /**
   * A verification.
   *
   * @param tolerance how far a signed time may be off, either way, or null for what schemes tolerate
   */
  public LoggedVerification(
      SignatureSchemes schemes, DeliverySecrets secrets, @Nullable Duration tolerance) {
    this.schemes = schemes;
    this.verifier = new Verifier(schemes);
    this.secrets = secrets;
    this.tolerance = tolerance;
  }

  /** Why a delivery is not verified. */
  public enum Skip {
    /** The log has not all of the body that was signed. */
    TRUNCATED_BODY("truncated-body", "only the beginning of its body was kept"),
    /** The log has not all of the head, in which the signature is. */
    CUT_REQUEST("cut-request", "only the beginning of what was long in its request was kept"),
    /** It was no request. */
    COMMAND("command", "it is the run of a command, which nobody signed"),
    /** Nothing says with what it may have been signed. */
    NO_SECRET("no-secret", "there is no secret to verify it with");

    private final String wireName;
    private final String description;

    Skip(String wireName, String description) {
      this.wireName = wireName;
      this.description = description;
    }

    /** Its name in JSON. */
    public String wireName() {
      return wireName;
    }

    /** Why, as the end of a sentence. */
    public String description() {
      return description;
    }
  }

  /** Why a delivery cannot be verified; empty if it can. For any thread. */
  public Optional<Skip> skip(LogRecord delivery) {
    if (delivery.run() != null) {
      return Optional.of(Skip.COMMAND);
    }
    if (delivery.request().bodyTruncated()) {
      return Optional.of(Skip.TRUNCATED_BODY);
    }
    if (!delivery.request().cut().isEmpty()) {
      return Optional.of(Skip.CUT_REQUEST);
    }
    return secrets.of(delivery).isEmpty() ? Optional.of(Skip.NO_SECRET) : Optional.empty();
  }

  /**
   * What there is to verify of one delivery.
   *
   * @throws Failure if it cannot be verified
   */
  public Submission submission(LogRecord delivery) {
    Optional<Skip> skip = skip(delivery);
    if (skip.isPresent() && skip.get() == Skip.NO_SECRET) {
      throw Failure.usage(secrets.missing(delivery.integrationType()));
    } else if (skip.isPresent()) {
      throw Failure.failed(delivery.id() + " cannot be verified: " + skip.get().description + ".");
    }
    return whole(delivery);
  }

  /** Whether a delivery that is not to be skipped is valid, without why it is not. For any thread. */
  public Verification check(LogRecord delivery) {
    return verifier.check(whole(delivery));
  }

  /**
   * Why one of many deliveries is not valid, as far as the time for all of them allows. In the same order
   * the same ones are explained.
   */
  public Verification explain(LogRecord delivery) {
    return verifier.verify(whole(delivery), budget);
  }

  private Submission whole(LogRecord delivery) {
    return new Submission(
        delivery.request().headers(),
        null,
        delivery.request().body(),
        schemes.named(delivery.integrationType()).orElse(null),
        secrets.of(delivery),
        secrets.others(delivery),
        delivery.createdAt(),
        tolerance);
  }
}

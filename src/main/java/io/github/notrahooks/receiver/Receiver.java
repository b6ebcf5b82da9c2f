package io.github.notrahooks.receiver;

import io.github.notrahooks.config.LiveConfiguration;
import io.github.notrahooks.dedup.SeenDeliveries;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.DeliveryLog;
import io.github.notrahooks.log.LogRecord;
import io.github.notrahooks.provider.Provider;
import io.github.notrahooks.provider.Providers;
import io.github.notrahooks.signature.Sha256;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Receives deliveries: decides, stores what was decided, and only then answers. Never blocks: answers are
 * given on the thread that wrote the log, or on the caller's. Thread-safe.
 */
public final class Receiver {
  /** How much of a rejected request's body is kept. */
  public static final int REJECTED_BODY_BYTES = 64 * 1024;

  private static final Reply NOT_STORED =
      Reply.error(500, "Internal server error processing webhook");

  private final LiveConfiguration configuration;
  private final DeliveryLog log;
  private final SeenDeliveries seen;
  private final Settings settings;
  private final DeliveryListener listener;

  /**
   * What a receiver is given.
   *
   * @param clock the wall clock
   * @param nanoTime the monotonic clock, for durations
   * @param ids gives the ID of each new log record
   * @param tolerance how far a signed time may be off, either way
   * @param rejected asked before a rejected record of that many bytes is stored
   */
  public record Settings(
      Clock clock,
      LongSupplier nanoTime,
      Supplier<String> ids,
      Duration tolerance,
      LongPredicate rejected) {}

  /** A receiver over its collaborators. */
  public Receiver(
      LiveConfiguration configuration,
      DeliveryLog log,
      SeenDeliveries seen,
      Settings settings,
      DeliveryListener listener) {
    this.configuration = configuration;
    this.log = log;
    this.seen = seen;
    this.settings = settings;
    this.listener = listener;
  }

  /** Checks the head of a request: whether its body is wanted. */
  public HeadCheck.Result admit(RequestHead head) {
    return HeadCheck.check(head, configuration.get());
  }

  /**
   * The answer to a health check: 200, or 503 while deliveries cannot be stored.
   *
   * @param draining whether the server is stopping, which is no health either
   */
  public Reply health(boolean draining) {
    if (draining) {
      return degraded("the server is shutting down");
    }
    String trouble = log.trouble();
    return trouble == null
        ? Reply.of(200, Json.object().put("status", "ok"))
        : degraded("deliveries cannot be stored: " + trouble);
  }

  private static Reply degraded(String reason) {
    return Reply.of(503, Json.object().put("status", "degraded").put("reason", reason));
  }

  /** Receives a delivery whose head was admitted. */
  public void receive(Received received, Admission admission, Consumer<Reply> reply) {
    guarded(received, reply, () -> decide(received, admission, reply));
  }

  private void decide(Received received, Admission admission, Consumer<Reply> reply) {
    Instant now = settings.clock().instant();
    Decision decision = BodyCheck.check(
        admission,
        received.head().headers(),
        received.body(),
        now,
        settings.tolerance(),
        seen::duplicateOf);
    if (decision.outcome() == Outcome.PROCESSED) {
      process(received, admission, decision, reply);
    } else {
      store(received, decision, admission.deliveryId(), reply);
    }
  }

  /** Logs and answers a request that was refused, with as much of its body as there is. */
  public void refuse(Received received, Decision decision, Consumer<Reply> reply) {
    guarded(received, reply, () -> store(received, decision, deliveryId(received.head()), reply));
  }

  /** Has something done that ends in an answer, and gives one where it fails instead. */
  private void guarded(Received received, Consumer<Reply> reply, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      Decision failed = Decision.rejected(500, "", "", event(received.head()));
      LogRecord entry = entry(received, failed, deliveryId(received.head()));
      answer(unstored(entry, new IOException(e.toString(), e)), NOT_STORED, reply);
    }
  }

  /** Logs and answers a request whose body is too large. */
  public void tooLarge(Received received, Consumer<Reply> reply) {
    refuse(
        received,
        Decision.rejected(413, "Payload too large", "Payload too large", event(received.head())),
        reply);
  }

  /** Logs and answers a request whose body did not come in time. */
  public void timedOut(Received received, Consumer<Reply> reply) {
    refuse(
        received,
        Decision.rejected(
            408, "Request body timed out", "Request body timed out", event(received.head())),
        reply);
  }

  /** Logs and answers a request whose body broke off, or whose framing is wrong. */
  public void broken(Received received, Consumer<Reply> reply) {
    String error = "Request body is incomplete or malformed";
    refuse(received, Decision.rejected(400, error, error, event(received.head())), reply);
  }

  private void process(
      Received received, Admission admission, Decision decision, Consumer<Reply> reply) {
    Runnable again = () -> process(received, admission, decision, reply);
    SeenDeliveries.Claim claim = seen.claim(admission.key(), () -> guarded(received, reply, again));
    if (claim instanceof SeenDeliveries.Claim.Duplicate duplicate) {
      Decision copy = BodyCheck.duplicate(
          admission, received.head().headers(), received.body(), duplicate.logId());
      store(received, copy, admission.deliveryId(), reply);
    } else if (claim instanceof SeenDeliveries.Claim.Granted) {
      try {
        storeClaimed(received, admission, decision, reply);
      } catch (RuntimeException | Error e) {
        // The log never got it: nobody else would end the claim, and copies would wait for ever.
        seen.release(admission.key());
        throw e;
      }
    }
  }

  private void storeClaimed(
      Received received, Admission admission, Decision decision, Consumer<Reply> reply) {
    LogRecord entry = entry(received, decision, admission.deliveryId());
    log.append(entry, new DeliveryLog.Completion() {
      @Override
      public void stored(long seq) {
        seen.commit(admission.key(), entry.id());
        answer(entry, decision.reply(), reply);
      }

      @Override
      public void failed(IOException cause) {
        seen.release(admission.key());
        answer(unstored(entry, cause), NOT_STORED, reply);
      }
    });
  }

  private void store(
      Received received, Decision decision, @Nullable String deliveryId, Consumer<Reply> reply) {
    LogRecord entry = entry(received, decision, deliveryId);
    boolean rejected = decision.outcome() == Outcome.REJECTED;
    if (rejected && !settings.rejected().test(entry.request().body().size() + 2048L)) {
      answer(entry, decision.reply(), reply);
      return;
    }
    log.append(entry, new DeliveryLog.Completion() {
      @Override
      public void stored(long seq) {
        answer(entry, decision.reply(), reply);
      }

      @Override
      public void failed(IOException cause) {
        // A refusal stands whether or not it could be noted down.
        if (rejected) {
          answer(entry, decision.reply(), reply);
        } else {
          answer(unstored(entry, cause), NOT_STORED, reply);
        }
      }
    });
  }

  private void answer(LogRecord entry, Reply answer, Consumer<Reply> reply) {
    reply.accept(answer);
    listener.delivered(entry);
  }

  private LogRecord entry(Received received, Decision decision, @Nullable String deliveryId) {
    RequestHead head = received.head();
    Optional<Route> route = Route.of(head.path());
    Body body = received.body();
    boolean rejected = decision.outcome() == Outcome.REJECTED;
    Body kept = rejected ? body.truncated(REJECTED_BODY_BYTES) : body;
    int status = decision.reply().status();
    return new LogRecord(
        settings.ids().get(),
        deliveryId,
        decision.title(),
        route.map(Route::provider).orElse(""),
        Direction.INCOMING,
        status < 300,
        status,
        decision.errorMessage(),
        decision.payload(),
        received.at(),
        route.map(Route::organizationId).orElse(null),
        route.map(Route::integrationId).orElse(null),
        route.map(Route::repositoryId).orElse(null),
        decision.outcome(),
        decision.duplicateOf(),
        TimeUnit.NANOSECONDS.toMillis(settings.nanoTime().getAsLong() - received.startedNanos()),
        new LogRecord.Request(
            head.method(),
            head.target(),
            null,
            head.remoteAddress(),
            head.headers(),
            Sha256.hex(body.pieces()),
            body.size(),
            kept,
            kept.size() < body.size() || !received.complete()),
        null);
  }

  private static LogRecord unstored(LogRecord entry, IOException cause) {
    return new LogRecord(
        entry.id(),
        entry.referenceId(),
        "Webhook could not be stored",
        entry.integrationType(),
        entry.direction(),
        false,
        500,
        "the record could not be stored: " + cause.getMessage(),
        new LogRecord.Payload(
            entry.payload().event(), entry.payload().action(), null, Json.object()),
        entry.createdAt(),
        entry.organizationId(),
        entry.integrationId(),
        entry.repositoryId(),
        Outcome.FAILED,
        null,
        entry.durationMs(),
        entry.request(),
        null);
  }

  private static String event(RequestHead head) {
    return provider(head)
        .map(provider -> provider.announcedEvent(head.headers()))
        .orElse("");
  }

  private static @Nullable String deliveryId(RequestHead head) {
    return provider(head)
        .flatMap(provider -> head.headers().first(provider.scheme().deliveryHeader()))
        .orElse(null);
  }

  private static Optional<Provider> provider(RequestHead head) {
    return Route.of(head.path()).flatMap(route -> Providers.named(route.provider()));
  }
}

package io.github.notrahooks.receiver;

import io.github.notrahooks.config.LiveConfiguration;
import io.github.notrahooks.dedup.DeliveryMemory;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.write.DeliveryLog;
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
import tools.jackson.databind.node.ObjectNode;

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
  private final DeliveryMemory memory;
  private final Settings settings;
  private final DeliveryListener listener;

  /**
   * What a receiver is given.
   *
   * @param clock the wall clock
   * @param nanoTime the monotonic clock, for durations
   * @param ids gives the ID of each new log record
   * @param tolerance how far a signed time may be off, either way
   * @param via what this server calls itself where it sends deliveries on
   * @param application whom providers are answered for
   * @param fixed what senders are told in place of what is decided here
   * @param late has answers given later
   * @param health what a health check says besides
   * @param rejected asked before a rejected record is stored that takes so many bytes in the log's files
   */
  public record Settings(
      Clock clock,
      LongSupplier nanoTime,
      Supplier<String> ids,
      Duration tolerance,
      String via,
      ApplicationAnswer application,
      FixedAnswer fixed,
      LateAnswers late,
      Supplier<ObjectNode> health,
      LongPredicate rejected) {}

  /** A receiver over its collaborators. */
  public Receiver(
      LiveConfiguration configuration,
      DeliveryLog log,
      DeliveryMemory memory,
      Settings settings,
      DeliveryListener listener) {
    this.configuration = configuration;
    this.log = log;
    this.memory = memory;
    this.settings = settings;
    this.listener = listener;
  }

  /** Checks the head of a request: whether its body is wanted. */
  public HeadCheck.Result admit(RequestHead head) {
    return HeadCheck.check(head, configuration.get(), settings.via());
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
        ? Reply.of(200, health("ok"))
        : degraded("deliveries cannot be stored: " + trouble);
  }

  private Reply degraded(String reason) {
    return Reply.of(503, health("degraded").put("reason", reason));
  }

  private ObjectNode health(String status) {
    return Json.object().put("status", status).setAll(settings.health().get());
  }

  /** Tells of a request that was turned away: it was no delivery, and the log has nothing of it. */
  public void turnedAway(String request, int status, String reason) {
    listener.turnedAway(new TurnedAway(settings.clock().instant(), request, status, reason));
  }

  /** Whom an answer is for, and what becomes of it on its way. */
  private record Answering(Consumer<Reply> reply, FixedAnswer.Turn turn) {
    static Answering ours(Consumer<Reply> reply) {
      return new Answering(reply, FixedAnswer.Turn.OURS);
    }
  }

  /** Receives a delivery whose head was admitted. */
  public void receive(Received received, Admission admission, Consumer<Reply> reply) {
    guarded(received, reply, () -> decide(received, admission, reply));
  }

  private void decide(Received received, Admission admission, Consumer<Reply> reply) {
    Headers headers = received.head().headers();
    Instant now = settings.clock().instant();
    Optional<Decision> unverified =
        BodyCheck.unverified(admission, headers, received.body(), now, settings.tolerance());
    if (unverified.isPresent()) {
      store(received, unverified.get(), admission.deliveryId(), Answering.ours(reply));
      return;
    }
    FixedAnswer.Turn turn = settings.fixed().next(admission.key());
    Answering to = new Answering(reply, turn);
    Decision decision = turn.instead(BodyCheck.examined(admission, headers, received.body()));
    if (Outcome.FAILED.equals(decision.outcome())) {
      // Nothing of it was done, so that the next attempt is the first and no copy.
      store(received, decision, admission.deliveryId(), to);
    } else if (Outcome.PROCESSED.equals(decision.outcome())) {
      memory.claim(admission.key(), new DeliveryMemory.Claimant() {
        @Override
        public void granted() {
          guarded(received, reply, () -> process(received, admission, decision, to));
        }

        @Override
        public void duplicate(String logId) {
          storeDuplicate(received, admission, logId, to);
        }
      });
    } else {
      memory.look(admission.key(), first -> {
        if (first.isPresent()) {
          storeDuplicate(received, admission, first.get(), to);
        } else {
          guarded(received, reply, () -> store(received, decision, admission.deliveryId(), to));
        }
      });
    }
  }

  private void storeDuplicate(
      Received received, Admission admission, String firstId, Answering to) {
    guarded(received, to.reply(), () -> {
      Decision copy =
          BodyCheck.duplicate(admission, received.head().headers(), received.body(), firstId);
      store(received, to.turn().instead(copy), admission.deliveryId(), to);
    });
  }

  /** Logs and answers a request that was refused, with as much of its body as there is. */
  public void refuse(Received received, Decision decision, Consumer<Reply> reply) {
    guarded(
        received,
        reply,
        () ->
            store(received, decision, Records.deliveryId(received.head()), Answering.ours(reply)));
  }

  /** Has something done that ends in an answer, and gives one where it fails instead. */
  private void guarded(Received received, Consumer<Reply> reply, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      Decision failed = Decision.rejected(500, "", "", Records.event(received.head()));
      LogRecord entry = entry(received, failed, Records.deliveryId(received.head()));
      answer(Records.undecided(entry, e), NOT_STORED, reply);
    }
  }

  /** Logs and answers a request whose body is too large. */
  public void tooLarge(Received received, Consumer<Reply> reply) {
    refuse(
        received,
        Decision.rejected(
            413, "Payload too large", "Payload too large", Records.event(received.head())),
        reply);
  }

  /** Logs and answers a request whose body did not come in time. */
  public void timedOut(Received received, Consumer<Reply> reply) {
    refuse(
        received,
        Decision.rejected(
            408,
            "Request body timed out",
            "Request body timed out",
            Records.event(received.head())),
        reply);
  }

  /** Logs and answers a request for whose body there is no room at the moment. */
  public void noRoom(Received received, Consumer<Reply> reply) {
    String error = "Too many deliveries in flight";
    refuse(
        received,
        Decision.rejected(503, error, error, Records.event(received.head()))
            .answered(Reply.unavailable(error, 1)),
        reply);
  }

  /** Answers a request that came while the server stops; the log may be closed before it is answered. */
  public void draining(Received received, Consumer<Reply> reply) {
    String error = "The server is shutting down";
    Decision decision = Decision.rejected(503, error, error, Records.event(received.head()))
        .answered(Reply.unavailable(error, 5));
    answer(entry(received, decision, Records.deliveryId(received.head())), decision.reply(), reply);
  }

  /** Logs and answers a request whose body broke off, or whose framing is wrong. */
  public void broken(Received received, Consumer<Reply> reply) {
    String error = "Request body is incomplete or malformed";
    refuse(received, Decision.rejected(400, error, error, Records.event(received.head())), reply);
  }

  private void process(Received received, Admission admission, Decision decision, Answering to) {
    try {
      storeClaimed(received, admission, decision, to);
    } catch (RuntimeException | Error e) {
      // The log never got it: nobody else would end the claim, and copies would wait for ever.
      memory.release(admission.key());
      throw e;
    }
  }

  private void storeClaimed(
      Received received, Admission admission, Decision decision, Answering to) {
    LogRecord entry = entry(received, decision, admission.deliveryId());
    boolean theirs = isTheirs(entry, to);
    log.append(entry, new DeliveryLog.Completion() {
      @Override
      public void stored(long seq) {
        memory.commit(admission.key(), entry.id());
        answer(entry, theirs, decision.reply(), to);
      }

      @Override
      public void failed(IOException cause) {
        memory.release(admission.key());
        drop(entry, theirs);
        answer(Records.unstored(entry, cause), NOT_STORED, to.reply());
      }
    });
  }

  private void store(
      Received received, Decision decision, @Nullable String deliveryId, Answering to) {
    LogRecord entry = entry(received, decision, deliveryId);
    boolean theirs = isTheirs(entry, to);
    boolean rejected = Outcome.REJECTED.equals(decision.outcome());
    DeliveryLog.Completion completion = new DeliveryLog.Completion() {
      @Override
      public void stored(long seq) {
        answer(entry, theirs, decision.reply(), to);
      }

      @Override
      public void failed(IOException cause) {
        drop(entry, theirs);
        // A refusal stands whether or not it could be noted down.
        if (rejected) {
          answer(entry, decision.reply(), to.reply());
        } else {
          answer(Records.unstored(entry, cause), NOT_STORED, to.reply());
        }
      }
    };
    if (!rejected) {
      log.append(entry, completion);
    } else if (!log.appendIf(settings.rejected(), entry, completion)) {
      answer(entry, decision.reply(), to.reply());
    }
  }

  /** Whether the application is asked; what is fixed needs no asking. */
  private boolean isTheirs(LogRecord entry, Answering to) {
    return to.turn().isOurs() && settings.application().takes(entry);
  }

  private void drop(LogRecord entry, boolean theirs) {
    if (theirs) {
      settings.application().drop(entry);
    }
  }

  private void answer(LogRecord entry, boolean theirs, Reply ours, Answering to) {
    if (!theirs) {
      Duration delay = to.turn().delay();
      if (delay.isZero() || Outcome.REJECTED.equals(entry.outcome())) {
        answer(entry, ours, to.reply());
      } else {
        settings.late().after(delay, () -> answer(entry, ours, to.reply()));
      }
      return;
    }
    settings.application().ask(entry, answer -> {
      to.reply().accept(answer);
      // The log has what was decided here, and what the application said in a record of its own.
      listener.delivered(entry.toBuilder()
          .statusCode(answer.status())
          .success(answer.status() < 300)
          .build());
    });
  }

  private void answer(LogRecord entry, Reply answer, Consumer<Reply> reply) {
    reply.accept(answer);
    listener.delivered(entry);
  }

  private LogRecord entry(Received received, Decision decision, @Nullable String deliveryId) {
    long nanos = settings.nanoTime().getAsLong() - received.startedNanos();
    return Records.of(
        settings.ids().get(), received, decision, deliveryId, TimeUnit.NANOSECONDS.toMillis(nanos));
  }
}

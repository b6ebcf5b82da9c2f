package io.github.notrahooks.check;

import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.signature.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** What one check sends with, and what it says what it found with. Belongs to one thread. */
public final class Bench {
  private final Check check;
  private final Profile profile;
  private final Secret secret;
  private final Receiver receiver;
  private final Observation observation;
  private final RandomGenerator ids;
  private final RandomGenerator chance;
  private final List<Reply> sent = new ArrayList<>();

  Bench(
      Check check,
      Profile profile,
      Secret secret,
      Receiver receiver,
      Observation observation,
      RandomGenerator ids,
      long seed) {
    this.check = check;
    this.profile = profile;
    this.secret = secret;
    this.receiver = receiver;
    this.observation = observation;
    this.ids = ids;
    this.chance = new SplittableRandom(seed ^ check.id().hashCode());
  }

  /** What the provider's deliveries look like. */
  public Profile profile() {
    return profile;
  }

  /** How they are signed. */
  public SignatureScheme scheme() {
    return profile.scheme();
  }

  /** The right secret. */
  public Secret secret() {
    return secret;
  }

  /** What says how often deliveries were worked on. */
  public Observation observation() {
    return observation;
  }

  /** What the seed decides: the same in each run of this check with it. */
  public RandomGenerator chance() {
    return chance;
  }

  /** The time now. */
  public Instant now() {
    return receiver.clock().instant();
  }

  /** Whether the receiver is spoken to over TLS. */
  public boolean isSecure() {
    return receiver.target().isSecure();
  }

  /** A right delivery, with an ID of its own. */
  public Probe probe() {
    return probe(profile.base());
  }

  /** A right delivery of a sample, with an ID of its own. */
  public Probe probe(Profile.Example sample) {
    Instant now = now();
    String id = scheme().newDeliveryId(sample.body(), now, ids);
    return new Probe(scheme(), sample, id, secret, now);
  }

  /** Sends it and waits for the answer. */
  public Reply send(Probe probe) {
    Reply reply = receiver.send(probe, check.id(), true);
    sent.add(reply);
    return reply;
  }

  /** Sends all of them at once, each over a connection of its own, without waiting for a turn. */
  public List<Reply> sendAtOnce(List<Probe> probes) {
    ExecutorService threads = Executors.newFixedThreadPool(probes.size());
    try {
      CountDownLatch ready = new CountDownLatch(probes.size());
      List<Future<Reply>> answers = new ArrayList<>();
      for (Probe probe : probes) {
        answers.add(threads.submit(() -> {
          ready.countDown();
          ready.await();
          return receiver.send(probe, check.id(), false);
        }));
      }
      List<Reply> replies = new ArrayList<>();
      for (Future<Reply> answer : answers) {
        replies.add(answer.get());
      }
      sent.addAll(replies);
      return replies;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Receiver.OutOfTime();
    } finally {
      threads.shutdownNow();
    }
  }

  /** Waits. */
  public void pause(Duration time) {
    receiver.pace().pause(time);
  }

  /** Whether there is no time for more. */
  public boolean isOver() {
    return receiver.pace().isOver();
  }

  /** All that the receiver answered since the run began that is of a kind. */
  public List<Reply> seen(Predicate<Reply> wanted) {
    return receiver.replies(wanted);
  }

  // What it found.

  /** What must be seen was seen. */
  public Finding passed(String message) {
    return Finding.passed(check.level(), message, sent);
  }

  /** Something else was seen. */
  public Finding failed(String message) {
    return failed(check.level(), message);
  }

  /** Something else was seen, which counts less than the check. */
  public Finding failed(Level level, String message) {
    Level lower = level.compareTo(check.level()) < 0 ? check.level() : level;
    return new Finding(Result.FAILED, lower, message, sent);
  }

  /** Something else was seen in one reply. */
  public Finding failed(String message, Reply reply) {
    return new Finding(Result.FAILED, check.level(), message, List.of(reply));
  }

  /** What came does not tell. */
  public Finding inconclusive(String message) {
    return new Finding(Result.INCONCLUSIVE, check.level(), message, sent);
  }

  /** There was nothing to run. */
  public Finding notRun(String message) {
    return new Finding(Result.NOT_RUN, check.level(), message, sent);
  }

  /** A delivery that must be accepted: it was, or what came in its place. */
  public Finding accepted(Probe probe) {
    return accepted(send(probe));
  }

  /** A reply to a delivery that must be accepted. */
  public Finding accepted(Reply reply) {
    if (reply.accepted()) {
      return passed("it was accepted with " + reply.status());
    }
    return reply.busy()
        ? inconclusive(busy(reply))
        : failed("a right delivery was not accepted: " + came(reply));
  }

  /**
   * A forged delivery that must be refused. A refusal says something only if the twin, which differs from it in
   * nothing but being rightly signed, is accepted.
   */
  public Finding refused(Probe forged, Probe twin) {
    Reply reply = send(forged);
    if (!reply.refused()) {
      return notRefused(reply);
    }
    Reply other = send(twin);
    return other.accepted()
        ? passed("it was refused with " + reply.status())
        : inconclusive("it was refused with " + reply.status()
            + ", but so was the same delivery when it was rightly signed: " + came(other));
  }

  /** A forged delivery that must be refused, of which the right one is known to be accepted. */
  public Finding refused(Probe forged) {
    Reply reply = send(forged);
    return reply.refused() ? passed("it was refused with " + reply.status()) : notRefused(reply);
  }

  private Finding notRefused(Reply reply) {
    if (reply.accepted()) {
      return failed("it was accepted with " + reply.status());
    }
    return reply.busy() ? inconclusive(busy(reply)) : failed("it was not refused: " + came(reply));
  }

  /** That the receiver had no time, twice. */
  public static String busy(Reply reply) {
    return "the receiver had no time for it: it answered " + reply.status()
        + ", and did so again after a pause";
  }

  /** What came, as half a sentence. */
  public static String came(Reply reply) {
    if (reply.answer() instanceof Answer.NetworkFailure failure) {
      return failure.kind() == Answer.Kind.TIMED_OUT
          ? "no answer came in " + failure.durationMs() + " ms"
          : "no answer came: " + failure.message();
    }
    if (reply.answer() instanceof Answer.NotSent notSent) {
      return notSent.message();
    }
    String late = reply.late()
        ? ", after " + reply.durationMs() + " ms, which is too late: the limit is "
            + reply.limit().toMillis() + " ms"
        : "";
    return "it answered " + reply.status() + late;
  }
}

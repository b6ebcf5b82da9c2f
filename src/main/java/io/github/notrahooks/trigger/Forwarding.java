package io.github.notrahooks.trigger;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.provider.Provider;
import io.github.notrahooks.provider.known.Providers;
import io.github.notrahooks.replay.Replay;
import io.github.notrahooks.replay.ReplayPlan;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.OutgoingLog;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.Transport;
import io.github.notrahooks.signature.Secret;
import io.github.notrahooks.trigger.definition.Forward;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Sends a delivery of the log on, once. Threads may share it. */
final class Forwarding {
  private static final String NO_ROOM =
      "the heap has no room for it: NOTRA_HOOKS_JAVA_OPTS=-Xmx256m is enough for any delivery";

  private final Forward forward;
  private final Path logs;
  private final Replay replay;
  private final Function<LogRecord, List<Secret>> secrets;
  private final Transport transport;
  private final Clock clock;
  private final String via;

  /**
   * What sends on.
   *
   * @param logs the folder of the log's segments
   * @param replay keeps what the provider sent, or signs it anew
   * @param secrets those with which a delivery may have been signed, the first of which signs
   * @param via what this server calls itself
   */
  Forwarding(
      Forward forward,
      Path logs,
      Replay replay,
      Function<LogRecord, List<Secret>> secrets,
      Transport transport,
      Clock clock,
      String via) {
    this.forward = forward;
    this.logs = logs;
    this.replay = replay;
    this.secrets = secrets;
    this.transport = transport;
    this.clock = clock;
    this.via = via;
  }

  /** Breaks off what is under way; nothing more is sent. */
  void stop() {
    transport.close();
  }

  /** One attempt for a delivery in the log; it never throws. */
  Attempt attempt(Owed owed) {
    String[] why = {"its record is not where it was"};
    LogReader reader = new LogReader(
        logs, damage -> why[0] = damage.problem(), unread -> why[0] = unread.reason());
    try {
      Optional<LogEntry> entry = reader
          .at(owed.place(), owed.length())
          .filter(found -> found.delivery().id().equals(owed.id()));
      return entry.isEmpty()
          ? Attempt.gone(owed.id(), why[0])
          : attempt(entry.get().delivery(), forward.timeout());
    } catch (IOException e) {
      return Attempt.gone(owed.id(), FileProblem.named(e));
    } catch (OutOfMemoryError e) {
      return Attempt.impossible(owed.id(), NO_ROOM);
    }
  }

  /** One attempt for a delivery whose provider waits for the answer; it never throws. */
  Attempt attempt(LogRecord delivery) {
    Duration patience = Providers.named(delivery.integrationType())
        .map(Provider::patience)
        .orElse(forward.timeout());
    // What is left is for the way there and back.
    return attempt(delivery, patience.multipliedBy(9).dividedBy(10));
  }

  private Attempt attempt(LogRecord delivery, Duration timeout) {
    try {
      return send(delivery, timeout);
    } catch (Failure e) {
      return Attempt.impossible(delivery.id(), String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      return Attempt.impossible(delivery.id(), NO_ROOM);
    } catch (RuntimeException e) {
      return Attempt.impossible(delivery.id(), "it could not be sent on: " + e);
    }
  }

  private Attempt send(LogRecord delivery, Duration timeout) {
    ReplayPlan plan = replay.planToSend(delivery, secrets.apply(delivery), forward.target());
    Failure problem = plan.problem();
    if (problem != null) {
      throw problem;
    }
    Instant now = clock.instant();
    OutgoingRequest request = ForwardedRequest.of(plan.delivery().request().at(now), delivery, via);
    Answer answer = transport.send(request, timeout);
    Body body = delivery.request().body();
    return Attempt.sent(
        delivery.id(),
        new OutgoingLog.Attempt(plan.delivery(), request, answer, now),
        request.body().equals(body));
  }
}

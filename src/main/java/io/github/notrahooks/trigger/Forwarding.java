package io.github.notrahooks.trigger;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.replay.Replay;
import io.github.notrahooks.replay.ReplayPlan;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.OutgoingLog;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.Transport;
import io.github.notrahooks.signature.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Sends a delivery of the log on, once. Threads may share it. */
final class Forwarding {
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

  /** One attempt; it never throws. */
  Attempt attempt(Owed owed) {
    String[] why = {"its record is not where it was"};
    LogReader reader = new LogReader(
        logs, damage -> why[0] = damage.problem(), unread -> why[0] = unread.reason());
    try {
      Optional<LogEntry> entry = reader
          .at(owed.place(), owed.length())
          .filter(found -> found.delivery().id().equals(owed.id()));
      return entry.isEmpty()
          ? Attempt.gone(owed, why[0])
          : send(owed, entry.get().delivery());
    } catch (IOException e) {
      return Attempt.gone(owed, FileProblem.named(e));
    } catch (Failure e) {
      return Attempt.impossible(owed, String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      return Attempt.impossible(
          owed,
          "the heap has no room for it: NOTRA_HOOKS_JAVA_OPTS=-Xmx256m is enough for any delivery");
    } catch (RuntimeException e) {
      return Attempt.impossible(owed, "it could not be sent on: " + e);
    }
  }

  private Attempt send(Owed owed, LogRecord delivery) {
    ReplayPlan plan = replay.planToSend(delivery, secrets.apply(delivery), forward.target());
    Failure problem = plan.problem();
    if (problem != null) {
      throw problem;
    }
    Instant now = clock.instant();
    OutgoingRequest request = ForwardedRequest.of(plan.delivery().request().at(now), delivery, via);
    Answer answer = transport.send(request, forward.timeout());
    Body body = delivery.request().body();
    return Attempt.sent(
        owed,
        new OutgoingLog.Attempt(plan.delivery(), request, answer, now),
        request.body().equals(body));
  }
}

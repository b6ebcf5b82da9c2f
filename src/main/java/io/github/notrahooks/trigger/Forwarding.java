package io.github.notrahooks.trigger;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.provider.known.Providers;
import io.github.notrahooks.replay.Replay;
import io.github.notrahooks.replay.ReplayPlan;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.OutgoingLog;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.Transport;
import io.github.notrahooks.signature.Secret;
import io.github.notrahooks.trigger.definition.Forward;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Sends a delivery of the log on, once. Threads may share it. */
final class Forwarding implements Work {
  private final Forward forward;
  private final Replay replay;
  private final Function<LogRecord, List<Secret>> secrets;
  private final Transport transport;
  private final Clock clock;
  private final String via;

  /**
   * What sends on.
   *
   * @param replay keeps what the provider sent, or signs it anew
   * @param secrets those with which a delivery may have been signed, the first of which signs
   * @param via what this server calls itself
   */
  Forwarding(
      Forward forward,
      Replay replay,
      Function<LogRecord, List<Secret>> secrets,
      Transport transport,
      Clock clock,
      String via) {
    this.forward = forward;
    this.replay = replay;
    this.secrets = secrets;
    this.transport = transport;
    this.clock = clock;
    this.via = via;
  }

  @Override
  public void stopping() {
    // An answer is waited for as long as the server can.
  }

  @Override
  public void stop() {
    transport.close();
  }

  @Override
  public Attempt attempt(LogRecord delivery, int number, boolean again) {
    return send(delivery, forward.answers() ? untilProviderLeaves(delivery) : forward.timeout());
  }

  private Duration untilProviderLeaves(LogRecord delivery) {
    Duration most =
        Providers.named(delivery.integrationType()).map(Forward::within).orElse(forward.timeout());
    return forward.timeout().compareTo(most) < 0 ? forward.timeout() : most;
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
    return new Attempt.Sent(
        delivery.id(),
        new OutgoingLog.Attempt(plan.delivery(), request, answer, now),
        request.body().equals(body));
  }
}

package io.github.notrahooks.inspector;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.replay.ReplayPlan;
import io.github.notrahooks.samples.Sample;
import io.github.notrahooks.samples.SampleCatalogue;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.AnswerMeaning;
import io.github.notrahooks.sender.DeliveryResult;
import io.github.notrahooks.sender.Pacing;
import io.github.notrahooks.sender.PlannedDelivery;
import io.github.notrahooks.sender.RetryPolicy;
import io.github.notrahooks.sender.SendJob;
import io.github.notrahooks.sender.Sender;
import io.github.notrahooks.sender.Target;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends deliveries again, and samples: once each, to where it is allowed to send. */
final class Sending {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final List<String> REPLAY = List.of("to", "id", "sign", "body", "set", "remove");
  private static final List<String> SEND = List.of("sample", "to", "endpoint", "set", "remove");

  private final InspectedHome home;
  private final Access access;

  /**
   * What may be done.
   *
   * @param readOnly whether nothing is sent, and no secret shown
   * @param allowRemote whether any address may be sent to
   */
  record Access(boolean readOnly, boolean allowRemote) {
    /** Refuses what changes or tells more than a reader may know. */
    void check(String what) {
      if (readOnly) {
        throw Refusal.forbidden("this inspector is for reading only, and " + what
            + "; start it without --read-only or --inspector-read-only");
      }
    }
  }

  Sending(InspectedHome home, Access access) {
    this.home = home;
    this.access = access;
  }

  /** Sends a delivery again. */
  ObjectNode replay(LogRecord delivery, byte[] body) {
    access.check("sends nothing");
    Order order = Order.parse(body, REPLAY);
    ReplayPlan plan =
        home.replay(delivery, order.settings(), address(order.text("to")), order::changed);
    Failure problem = plan.problem();
    if (problem != null) {
      throw problem;
    }
    return send(plan.delivery());
  }

  /** Sends a sample. */
  ObjectNode sample(byte[] body) {
    access.check("sends nothing");
    Order order = Order.parse(body, SEND);
    Sample sample = SampleCatalogue.load().named(order.required("sample"));
    Body payload = order.changed(sample.body(home.clock().instant()));
    return send(home.sample(sample, payload, address(order.text("to")), order.text("endpoint")));
  }

  /** The address behind the name of a target; anything else is one itself. */
  private @Nullable String address(@Nullable String to) {
    if (to == null || to.isEmpty()) {
      return null;
    }
    String named = home.targets().get(to);
    return named == null ? to : named;
  }

  private void check(Target target) {
    if (access.allowRemote()
        || target.isLoopback()
        || home.targets().values().stream().anyMatch(isSame(target))
        || home.server().stream().anyMatch(server -> target.url().startsWith(server.url() + "/"))) {
      return;
    }
    throw Refusal.forbidden("this inspector sends only to this machine and to the targets of"
        + " triggers, and " + target.url() + " is neither; start it with --allow-remote"
        + " (serve: --inspector-allow-remote), or use 'notra-hooks replay --to'");
  }

  private static Predicate<String> isSame(Target target) {
    return url -> url.equals(target.url());
  }

  private ObjectNode send(PlannedDelivery planned) {
    check(planned.request().at(home.clock().instant()).target());
    AtomicReference<@Nullable DeliveryResult> result = new AtomicReference<>();
    AtomicReference<@Nullable String> logId = new AtomicReference<>();
    // Without another attempt there is no pause to choose.
    RetryPolicy never = new RetryPolicy(0, home.clock(), new SplittableRandom(0));
    try (Sender sender = home.sender(record -> logId.set(record.id()))) {
      sender.run(
          new SendJob(List.of(planned).iterator(), 1, Pacing.NONE, never, TIMEOUT), result::set);
    }
    DeliveryResult done = result.get();
    if (done == null) {
      throw Failure.failed("nothing was sent: the sender was stopped");
    }
    return json(done, logId.get());
  }

  private ObjectNode json(DeliveryResult result, @Nullable String logId) {
    Answer answer = result.answer();
    ObjectNode node = Json.object().put("accepted", answer.accepted());
    if (answer instanceof Answer.Received received) {
      node.put("statusCode", received.status()).put("durationMs", received.durationMs());
    } else {
      node.putNull("statusCode")
          .put("durationMs", answer instanceof Answer.NetworkFailure no ? no.durationMs() : 0);
    }
    node.put("deliveryId", result.delivery().deliveryId())
        .put("logId", logId)
        .put("url", result.request() == null ? null : result.request().target().url())
        .put("signing", result.request() == null ? null : result.request().signing())
        .put("message", message(answer))
        .put("error", error(answer))
        .put("explanation", explanation(result));
    node.set("answer", answer instanceof Answer.Received received ? answer(received) : null);
    return node;
  }

  private static @Nullable String message(Answer answer) {
    if (answer instanceof Answer.NetworkFailure failure) {
      return failure.message();
    }
    return answer instanceof Answer.NotSent not ? not.message() : null;
  }

  private static @Nullable String error(Answer answer) {
    if (answer instanceof Answer.NetworkFailure failure) {
      return failure.kind().wireName();
    }
    return answer instanceof Answer.NotSent ? "not-sent" : null;
  }

  private @Nullable String explanation(DeliveryResult result) {
    if (result.request() == null || AnswerMeaning.isSuccess(result.answer())) {
      return null;
    }
    PlannedDelivery.Route route = result.delivery().route();
    AnswerMeaning.Own own = route == null
        ? null
        : new AnswerMeaning.Own(home.self(), route.integrationId(), route.repositoryId());
    return AnswerMeaning.of(
        result.answer(), new AnswerMeaning.Sent(result.request().target(), own, null, false));
  }

  private static ObjectNode answer(Answer.Received received) {
    ObjectNode node = Json.object();
    ArrayNode headers = node.putArray("headers");
    for (Header header : received.headers()) {
      headers.addArray().add(header.name()).add(header.value());
    }
    return node.put("body", received.body().text())
        .put("bytes", received.body().size())
        .put("cut", received.rest() != Answer.Received.Rest.NONE);
  }
}

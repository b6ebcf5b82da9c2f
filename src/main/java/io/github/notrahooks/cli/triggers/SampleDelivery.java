package io.github.notrahooks.cli.triggers;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.delivery.DeliveryKey;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.provider.Provider;
import io.github.notrahooks.provider.known.Providers;
import io.github.notrahooks.receiver.Admission;
import io.github.notrahooks.receiver.BodyCheck;
import io.github.notrahooks.receiver.Decision;
import io.github.notrahooks.samples.Sample;
import io.github.notrahooks.samples.SampleCatalogue;
import io.github.notrahooks.sender.DeliveryIds;
import io.github.notrahooks.sender.Draft;
import io.github.notrahooks.sender.SignedMessage;
import io.github.notrahooks.signature.Secret;
import io.github.notrahooks.trigger.definition.Conditions;
import java.time.Instant;
import java.util.Set;

/** A sample as the log would have it, had it just been received. */
final class SampleDelivery {
  private SampleDelivery() {}

  /**
   * The delivery of a sample, to the first integration of its provider that the conditions let pass.
   *
   * @throws Failure if there is no such sample, or no integration that could receive it
   */
  static LogRecord of(Context context, String name, Conditions conditions) {
    Sample sample = SampleCatalogue.load().named(name);
    Provider provider = Providers.required(sample.provider());
    Endpoint endpoint = endpoint(context, provider, conditions);
    Secret secret = endpoint
        .repository()
        .secret()
        .map(context.secrets()::resolve)
        .orElseThrow(() -> Failure.usage("the repository "
            + endpoint.repository().id() + " has no secret to sign the sample with"));
    Instant now = context.environment().clock().instant();
    Draft draft =
        Draft.of(provider.scheme(), sample.event(), sample.body(now), secret).stamped();
    String id = new DeliveryIds(
            context.environment().clock(), context.environment().random())
        .next(provider.scheme(), draft.payload());
    SignedMessage message = draft.signed(id, now);
    Decision decision = BodyCheck.examined(
        new Admission(
            endpoint,
            provider,
            secret,
            new DeliveryKey(provider.id(), endpoint.repository().id(), id),
            sample.event()),
        message.headers(),
        message.body());
    return LogRecord.builder()
        .id(context.newLogId())
        .referenceId(id)
        .title(decision.title())
        .integrationType(provider.id())
        .direction(Direction.INCOMING)
        .success(true)
        .payload(decision.payload())
        .createdAt(now)
        .organizationId(endpoint.organization().id())
        .integrationId(endpoint.integration().id())
        .repositoryId(endpoint.repository().id())
        .outcome(decision.outcome())
        .request(LogRecord.Request.builder()
            .method("POST")
            .path(endpoint.path())
            .headers(message.headers())
            .body(message.body())
            .build())
        .build();
  }

  private static Endpoint endpoint(Context context, Provider provider, Conditions conditions) {
    return context.configuration().readOrCreate().endpoints().stream()
        .filter(each -> each.integration().provider().equals(provider.id()))
        .sorted((one, other) -> Boolean.compare(fits(conditions, other), fits(conditions, one)))
        .findFirst()
        .orElseThrow(() -> Failure.usage(
            "there is no integration of " + provider.id() + " to receive the sample"));
  }

  private static boolean fits(Conditions conditions, Endpoint endpoint) {
    return isOneOf(conditions.integrations(), endpoint.integration().id())
        && isOneOf(conditions.repositories(), endpoint.repository().id());
  }

  private static boolean isOneOf(Set<String> wanted, String id) {
    return wanted.isEmpty() || wanted.contains(id);
  }
}

package io.github.notrahooks.replay;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.sender.DeliveryIds;
import io.github.notrahooks.sender.PlannedDelivery;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.signature.Secret;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans how logged deliveries, received or sent, are sent again. As thread-safe as its source of IDs. */
public final class Replay {
  private final ReplaySettings settings;
  private final DeliveryIds ids;
  private final Clock clock;
  private final SignatureSchemes schemes;

  /**
   * A planner.
   *
   * @param ids makes the new delivery IDs
   * @param clock tells whether a stored signature is still fresh when it is planned with
   * @param schemes those by which what is replayed may be signed
   */
  public Replay(ReplaySettings settings, DeliveryIds ids, Clock clock, SignatureSchemes schemes) {
    this.schemes = schemes;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Plans one delivery. Whether it is signed again is decided anew when it is sent, which may be later.
   *
   * @param secrets those it may have been signed with; the first signs; may be empty
   */
  public ReplayPlan plan(LogRecord record, List<Secret> secrets, Target target) {
    return plan(record, secrets, target, true);
  }

  /**
   * The same for a delivery that is sent next: how it is signed, and whether it can be, is not looked
   * into beforehand.
   */
  public ReplayPlan planToSend(LogRecord record, List<Secret> secrets, Target target) {
    return plan(record, secrets, target, false);
  }

  private ReplayPlan plan(LogRecord record, List<Secret> secrets, Target target, boolean signs) {
    SignatureScheme scheme = schemes.named(record.integrationType()).orElse(null);
    if (scheme == null) {
      return impossible(
          record,
          Failure.failed("It is from " + record.integrationType()
              + ", whose messages this version does not know."));
    } else if (record.request().bodyTruncated()) {
      return impossible(
          record,
          Failure.failed("Only the first " + record.request().body().size() + " of "
              + record.request().bodyBytes() + " bytes of its body were kept."));
    } else if (!record.request().cut().isEmpty()) {
      return impossible(
          record,
          Failure.failed(
              "Only the beginning of what was long in its request was kept, as it was refused."));
    }
    StoredMessage message =
        new StoredMessage(record, scheme, settings, secrets, target, id(record, scheme));
    PlannedDelivery delivery = planned(record, message.deliveryId(), message::request);
    Instant now = clock.instant();
    try {
      // Signing, or finding that there is no need to, is most of the work: only who asks waits for
      // it.
      String signing = signs ? message.request(now).signing() : "";
      return new ReplayPlan(delivery, signing, message.warnings(now), null);
    } catch (Failure e) {
      return new ReplayPlan(delivery, "not sent", List.of(), e);
    }
  }

  /** The plan for a delivery that cannot be sent, which keeps no other from being sent. */
  public static ReplayPlan impossible(LogRecord record, Failure reason) {
    Failure problem = new Failure(reason.exitCode(), because(record, reason));
    PlannedDelivery delivery =
        planned(record, record.referenceId() == null ? "" : record.referenceId(), at -> {
          throw problem;
        });
    return new ReplayPlan(delivery, "not sent", List.of(), problem);
  }

  /** Reasons that are sentences stay so. */
  static String because(LogRecord record, Failure reason) {
    String message = String.valueOf(reason.getMessage());
    boolean sentence = message.isEmpty() || Character.isUpperCase(message.charAt(0));
    return record.id() + " cannot be sent again" + (sentence ? ". " : ": ") + message;
  }

  private static PlannedDelivery planned(
      LogRecord record, String deliveryId, PlannedDelivery.RequestSource request) {
    return new PlannedDelivery(
        record.integrationType(),
        record.payload().event(),
        record.payload().action(),
        deliveryId,
        route(record),
        record.id(),
        record.createdAt(),
        request);
  }

  private String id(LogRecord record, SignatureScheme scheme) {
    return settings.id() == ReplaySettings.Id.NEW
        ? ids.next(scheme, record.request().body())
        : scheme.deliveryHeader().flatMap(record.request().headers()::first).orElse("");
  }

  private static PlannedDelivery.@Nullable Route route(LogRecord record) {
    String organization = record.organizationId();
    String integration = record.integrationId();
    String repository = record.repositoryId();
    return organization == null || integration == null || repository == null
        ? null
        : new PlannedDelivery.Route(organization, integration, repository);
  }
}

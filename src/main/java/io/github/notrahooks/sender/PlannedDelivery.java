package io.github.notrahooks.sender;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One delivery that is to be sent.
 *
 * @param scheme the name of its signature scheme, which is that of the provider
 * @param event the event's name, or the empty string
 * @param action the action, or the empty string
 * @param deliveryId its delivery ID, the same for every attempt
 * @param route where it belongs in the configuration, or null
 * @param source the log's ID of the delivery that it repeats, or null
 * @param recordedAt when that one was logged, or null
 * @param request makes the request of each attempt
 */
public record PlannedDelivery(
    String scheme,
    String event,
    String action,
    String deliveryId,
    @Nullable Route route,
    @Nullable String source,
    @Nullable Instant recordedAt,
    RequestSource request) {

  /** A new delivery of an event, which repeats nothing. */
  public static PlannedDelivery of(
      Signing signing, String action, String deliveryId, Target target, @Nullable Route route) {
    Draft draft = signing.draft();
    return new PlannedDelivery(
        draft.scheme().id(),
        draft.event(),
        action,
        deliveryId,
        route,
        null,
        null,
        at -> signing.at(deliveryId, at).to(target, draft.signing()));
  }

  /** Makes a request when it is time to send it, so that what it says of the time is true. */
  @FunctionalInterface
  public interface RequestSource {
    /**
     * The request to send now.
     *
     * @throws io.github.notrahooks.failure.Failure if there is something wrong with the message
     */
    OutgoingRequest at(Instant now);
  }

  /**
   * The place in the configuration that a delivery belongs to.
   *
   * @param organizationId the organization
   * @param integrationId the integration
   * @param repositoryId the repository or team
   */
  public record Route(String organizationId, String integrationId, String repositoryId) {}
}

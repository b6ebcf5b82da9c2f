package io.github.notrahooks.provider.linear;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.json.Shape;
import io.github.notrahooks.provider.declared.Declaration;
import io.github.notrahooks.provider.declared.DeclaredScheme;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * Linear's signature: {@code Linear-Signature}, the lower-case hex HMAC-SHA256 of the raw body without a
 * prefix, and inside the body {@code webhookTimestamp} in UNIX milliseconds (Linear Developers,
 * "Webhooks"; {@code LinearWebhookClient} of its SDK).
 */
public final class LinearScheme extends DeclaredScheme {
  static final String EVENT = "Linear-Event";
  static final String DELIVERY = "Linear-Delivery";
  static final String SIGNATURE = "Linear-Signature";
  private static final String TIME = "webhookTimestamp";

  /** What Linear recommends. */
  private static final Duration TOLERANCE = Duration.ofSeconds(60);

  private static final Shape TELLING = Shape.of("type?: any", TIME + "?: any");

  /** Makes it. */
  public LinearScheme() {
    super(Declaration.of("linear", "Linear", SIGNATURE)
        .hex("")
        .deliveryIn(DELIVERY)
        .eventIn(EVENT)
        .eventInBody("type")
        .millisInBody(TIME, TOLERANCE)
        .family("linear-")
        .secretIn("LINEAR_WEBHOOK_SECRET")
        .contentType("application/json; charset=utf-8")
        .sent(
            "User-Agent: Linear-Webhook",
            "Content-Length: {length}",
            "Accept-Charset: utf-8",
            "Content-Type: {type}",
            DELIVERY + ": {delivery}",
            EVENT + ": {event}",
            SIGNATURE + ": {signature}",
            "Linear-Timestamp: {time}"));
  }

  @Override
  public boolean isBody(Body body) {
    try {
      ObjectNode fields = TELLING.read(body.pieces());
      return fields.path("type").isString() && fields.path(TIME).isNumber();
    } catch (MalformedJson e) {
      return false;
    }
  }
}

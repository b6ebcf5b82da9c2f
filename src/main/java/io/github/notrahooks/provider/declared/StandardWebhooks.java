package io.github.notrahooks.provider.declared;

import io.github.notrahooks.provider.NewIds;
import java.time.Duration;

/**
 * The scheme of the Standard Webhooks specification 1.0.0: {@code webhook-signature} lists {@code v1,}
 * base64 signatures of id, timestamp and body, of which any may match. Svix sends the same under names of
 * its own.
 */
public final class StandardWebhooks {
  /** What the libraries of the specification and of Svix tolerate. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private StandardWebhooks() {}

  /** Its declaration. The specification has no header for the event, and a body may do without type. */
  public static Declaration declaration() {
    return Declaration.of("standard-webhooks", "Standard Webhooks", "webhook-signature")
        .base64("v1,")
        .listedBy(" ")
        .whsec()
        .signed("{delivery}.{time}.{body}")
        .deliveryIn("webhook-id")
        .secondsIn("webhook-timestamp", TOLERANCE)
        .eventInBody("type")
        .newId(random -> "msg_" + NewIds.letters(24, random))
        .family("webhook-", "svix-")
        .alsoNamed("svix-", "webhook-");
  }
}

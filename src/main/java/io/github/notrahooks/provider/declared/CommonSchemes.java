package io.github.notrahooks.provider.declared;

import io.github.notrahooks.provider.SignatureScheme;
import java.time.Duration;
import java.util.List;

/**
 * The schemes of further providers, a row for each: for verifying, signing and sending their messages. What
 * each row says is in the provider's documentation of its webhooks. The more particular come later: Gitea
 * sends GitHub's and Gogs's headers beside its own, Forgejo all of those.
 */
public final class CommonSchemes {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  /** All of them. */
  public static final List<SignatureScheme> ALL = List.of(
      // The whole secret is the key, whsec_ included: it is not decoded.
      new DeclaredScheme(Declaration.of("stripe", "Stripe", "Stripe-Signature")
          .hex("v1=")
          .listedBy(",")
          .secondsInSignature("t", FIVE_MINUTES)
          .signed("{time}.{body}")
          .deliveryInBody("id")
          .eventInBody("type")
          .family("stripe-")
          .secretIn("STRIPE_WEBHOOK_SECRET")),
      new DeclaredScheme(Declaration.of("slack", "Slack", "X-Slack-Signature")
          .hex("v0=")
          .secondsIn("X-Slack-Request-Timestamp", FIVE_MINUTES)
          .signed("v0:{time}:{body}")
          .deliveryInBody("event_id")
          .eventInBody("event.type")
          .eventInBody("type")
          .family("x-slack-")
          .secretIn("SLACK_SIGNING_SECRET")),
      new DeclaredScheme(Declaration.of("shopify", "Shopify", "X-Shopify-Hmac-SHA256")
          .base64("")
          .deliveryIn("X-Shopify-Webhook-Id")
          .eventIn("X-Shopify-Topic")
          .family("x-shopify-")),
      new TokenScheme(Declaration.of("gitlab", "GitLab", "X-Gitlab-Token")
          .deliveryIn("Idempotency-Key")
          .eventIn("X-Gitlab-Event")
          .family("x-gitlab-")),
      // From GitLab 19.0 on: Standard Webhooks, and the event in a header of its own.
      new DeclaredScheme(
          Declaration.of("gitlab-signing-token", "GitLab's signing token", "webhook-signature")
              .base64("v1,")
              .listedBy(" ")
              .whsec(32)
              .signed("{delivery}.{time}.{body}")
              .deliveryIn("webhook-id")
              .secondsIn("webhook-timestamp", FIVE_MINUTES)
              .eventIn("X-Gitlab-Event")
              .markedBy("webhook-signature", "X-Gitlab-Event")),
      // SHA-256 in the header in which GitHub has SHA-1.
      new DeclaredScheme(Declaration.of("bitbucket", "Bitbucket", "X-Hub-Signature")
          .hex("sha256=")
          .deliveryIn("X-Request-UUID")
          .eventIn("X-Event-Key")
          .markedBy("X-Hub-Signature", "X-Event-Key")),
      likeGogs("gogs", "Gogs"),
      likeGogs("gitea", "Gitea"),
      likeGogs("forgejo", "Forgejo"));

  private CommonSchemes() {}

  private static SignatureScheme likeGogs(String id, String name) {
    return new DeclaredScheme(Declaration.of(id, name, "X-" + name + "-Signature")
        .hex("")
        .deliveryIn("X-" + name + "-Delivery")
        .eventIn("X-" + name + "-Event")
        .family("x-" + id + "-"));
  }
}

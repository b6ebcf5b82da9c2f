package io.github.notrahooks.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.SignatureScheme.Message;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.signature.Secret;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The headers that each provider sends, in its own order and spelling. */
final class SignatureHeadersTest {
  private static final Instant AT = Instant.ofEpochMilli(1_764_590_400_250L);
  private static final Secret WHSEC =
      Secret.of("whsec_dGVzdHRlc3R0ZXN0dGVzdHRlc3R0ZXN0dGVzdHRlc3Q=");

  @Test
  void gitHubsStandInTheDocumentedOrderAndSpelling() {
    Headers headers = headers("github", "{\"hook_id\":7,\"repository\":{\"id\":42}}", "push");

    assertThat(headers.list())
        .extracting(header -> header.name() + ": " + header.value())
        .startsWith(
            "User-Agent: GitHub-Hookshot/044aadd",
            "Content-Length: 36",
            "Accept: */*",
            "Content-Type: application/json",
            "X-GitHub-Delivery: d-1",
            "X-GitHub-Event: push",
            "X-GitHub-Hook-ID: 7",
            "X-GitHub-Hook-Installation-Target-ID: 42",
            "X-GitHub-Hook-Installation-Target-Type: repository");
    assertThat(headers.list().get(9).name()).isEqualTo("X-Hub-Signature");
    assertThat(headers.list().get(9).value()).matches("sha1=[0-9a-f]{40}");
    assertThat(headers.list().get(10).name()).isEqualTo("X-Hub-Signature-256");
    assertThat(headers.list().get(10).value()).matches("sha256=[0-9a-f]{64}");
    assertThat(headers.list()).hasSize(11);
  }

  @Test
  void gitHubsSignaturesAreThoseOfItsDocumentation() {
    Headers headers = SignatureSchemes.GITHUB.headers(
        new Message("d", "push", Body.ofText("Hello, World!"), "text/plain", AT),
        Secret.of("It's a Secret to Everybody"));

    assertThat(headers.first("X-Hub-Signature-256"))
        .contains("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
    assertThat(headers.first("X-Hub-Signature"))
        .contains("sha1=01dc10d0c83e72ed246219cdd91669667fe2ca59");
  }

  @Test
  void gitHubsTargetIsThatOfTheHook() {
    assertThat(target("{\"organization\":{\"id\":9}}")).isEqualTo("organization 9");
    assertThat(target("{\"organization\":{\"id\":9},\"repository\":{\"id\":8}}"))
        .isEqualTo("repository 8");
    assertThat(target("{\"hook\":{\"type\":\"App\",\"app_id\":5}}")).isEqualTo("integration 5");
    assertThat(target("payload=%7B%22repository%22%3A%7B%22id%22%3A6%7D%7D"))
        .isEqualTo("repository 6");
    assertThat(target("not JSON")).startsWith("repository ");
  }

  private static String target(String body) {
    Headers headers = headers("github", body, "x");
    return headers.first("X-GitHub-Hook-Installation-Target-Type").orElseThrow() + " "
        + headers.first("X-GitHub-Hook-Installation-Target-ID").orElseThrow();
  }

  @Test
  void linearsStandInTheDocumentedSpelling() {
    Headers headers = headers("linear", "{}", "Issue");

    assertThat(headers.list())
        .extracting(header -> header.name())
        .containsExactly(
            "User-Agent",
            "Content-Length",
            "Accept-Charset",
            "Content-Type",
            "Linear-Delivery",
            "Linear-Event",
            "Linear-Signature",
            "Linear-Timestamp");
    assertThat(headers.first("User-Agent")).contains("Linear-Webhook");
    assertThat(headers.first("Linear-Timestamp")).contains("1764590400250");
    assertThat(headers.first("Linear-Signature").orElseThrow()).matches("[0-9a-f]{64}");
  }

  @Test
  void notrasNameEventDeliveryAndTimeInSeconds() {
    Headers headers = headers("notra", "{\"id\":\"whev_1\"}", "post.published");

    assertThat(headers.list())
        .extracting(header -> header.name())
        .containsExactly(
            "Content-Length",
            "content-type",
            "user-agent",
            "x-notra-event",
            "x-notra-event-id",
            "x-notra-delivery-id",
            "x-notra-timestamp",
            "x-notra-signature");
    assertThat(headers.first("x-notra-event-id")).contains("whev_1");
    assertThat(headers.first("x-notra-timestamp")).contains("1764590400");
    assertThat(headers.first("x-notra-signature").orElseThrow()).matches("v1,[A-Za-z0-9+/]{43}=");
  }

  @Test
  void notrasEventIsTheFirstPartOfItsDeliveryIdWhereThatHasTwo() {
    assertThat(notrasEventId("whev_7_whe_3", "{\"id\":\"whev_1\"}")).isEqualTo("whev_7");
    assertThat(notrasEventId("_whe_3", "{\"id\":\"whev_1\"}")).isEqualTo("whev_1");
    assertThat(notrasEventId("d-1", "{}")).isEqualTo("whev_d-1");
  }

  private static String notrasEventId(String deliveryId, String body) {
    return SignatureSchemes.BUILT_IN
        .named("notra")
        .orElseThrow()
        .headers(new Message(deliveryId, "e", Body.ofText(body), "application/json", AT), WHSEC)
        .first("x-notra-event-id")
        .orElseThrow();
  }

  @Test
  void standardWebhooksNameIdAndTimeInSeconds() {
    Headers headers = headers("standard-webhooks", "{}", "x");

    assertThat(headers.first("webhook-id")).contains("d-1");
    assertThat(headers.first("webhook-timestamp")).contains("1764590400");
    assertThat(headers.list().get(headers.list().size() - 1).name()).isEqualTo("webhook-signature");
  }

  @Test
  void theEventIsToldByHeaderThenBody() {
    Body push = Body.ofText("{\"commits\":[]}");
    Body issue = Body.ofText("{\"type\":\"Issue\"}");

    assertThat(SignatureSchemes.GITHUB.event(Headers.of("X-GitHub-Event", "star"), push))
        .contains("star");
    assertThat(SignatureSchemes.GITHUB.event(Headers.EMPTY, push)).contains("push");
    assertThat(SignatureSchemes.GITHUB.event(Headers.EMPTY, Body.ofText("{}"))).isEmpty();
    assertThat(SignatureSchemes.LINEAR.event(Headers.EMPTY, issue)).contains("Issue");
    assertThat(SignatureSchemes.LINEAR.event(Headers.EMPTY, Body.ofText("x"))).isEmpty();
  }

  private static Headers headers(String id, String body, String event) {
    return SignatureSchemes.BUILT_IN
        .named(id)
        .orElseThrow()
        .headers(new Message("d-1", event, Body.ofText(body), "application/json", AT), WHSEC);
  }
}

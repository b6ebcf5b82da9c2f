package io.github.notrahooks.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.signature.Secret;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryIdsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00.123456700Z");
  private static final Secret WHSEC =
      Secret.of("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

  private final DeliveryIds ids =
      new DeliveryIds(Clock.fixed(NOW, ZoneOffset.UTC), new SplittableRandom(1));

  private static SignatureScheme scheme(String id) {
    return SignatureSchemes.BUILT_IN.named(id).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "github,'[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'",
    "linear,'[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'",
    "standard-webhooks,'msg_[0-9A-Za-z]{24}'",
    "notra,'whev_[0-9a-f]{8}-[0-9a-f-]{27}_whe_[0-9a-f]{8}-[0-9a-f-]{27}'",
  })
  void eachSchemesIdsHaveItsFormAndAreNew(String scheme, String form) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      String id = ids.next(scheme(scheme), Body.EMPTY);
      assertThat(id).matches(form);
      assertThat(id).matches("[A-Za-z0-9._-]{1,128}");
      assertThat(seen.add(id)).isTrue();
    }
  }

  @Test
  void gitHubsIdsSayWhenTheyWereMade() {
    UUID id = UUID.fromString(ids.next(scheme("github"), Body.EMPTY));
    long ticksSinceUnixTime = id.timestamp() - 0x01B2_1DD2_1381_4000L;
    assertThat(Instant.ofEpochSecond(0, 0).plusNanos(ticksSinceUnixTime * 100)).isEqualTo(NOW);
    assertThat(id.node() >> 40 & 1).isOne();
  }

  @Test
  void notrasDeliveryIdBelongsToTheEventInTheBody() {
    Body body = Body.ofText("{\"id\":\"whev_abc\",\"type\":\"post.published\"}");
    assertThat(ids.next(scheme("notra"), body)).startsWith("whev_abc_whe_");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{}", "not JSON", "{\"id\":\"whev_abc\"}", "{\"id\":\"a b\\n\"}"})
  void notrasEventIdHeaderIsTheOneInTheDeliveryId(String text) {
    Body body = Body.ofText(text);
    String id = ids.next(scheme("notra"), body);
    Headers headers =
        Draft.of(scheme("notra"), "post.published", body, WHSEC).signed(id, NOW).headers();
    assertThat(headers.first("x-notra-delivery-id")).hasValue(id);
    assertThat(id).startsWith(headers.first("x-notra-event-id").orElseThrow() + "_whe_");
  }
}

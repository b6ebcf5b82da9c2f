package io.github.notrahooks.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.signature.Secret;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing the same draft again and again gives what signing it anew each time would. */
final class SigningTest {
  private static final Instant FIRST = Instant.parse("2026-11-23T09:00:00Z");
  private static final Body BODY =
      Body.ofText("{\"action\":\"created\",\"type\":\"Issue\",\"webhookTimestamp\":1763888400000,"
          + "\"repository\":{\"id\":7},\"data\":{}}");

  @ParameterizedTest
  @ValueSource(strings = {"github", "linear", "standard-webhooks", "notra"})
  void everyMessageIsThatOfItsOwnIdAndTime(String scheme) {
    Draft draft = draft(scheme).stamped();
    assertSame(draft, new Signing(draft));
  }

  @Test
  void aFormIsEncodedAsItWouldBeAnew() {
    Draft draft = draft("github").asForm();
    assertSame(draft, new Signing(draft));
  }

  @Test
  void theUsersOwnHeadersHaveTheLastWord() {
    for (String header : List.of("X-GitHub-Delivery: mine", "X-GitHub-Delivery:", "X-More: 1")) {
      Draft draft = draft("github").with(HeaderEdits.parse(List.of(header)));
      assertSame(draft, new Signing(draft));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"BAD_SIGNATURE", "TAMPERED_BODY", "MISSING_SIGNATURE", "SHA1_ONLY"})
  void aFaultIsMadeEachTime(Fault fault) {
    Draft draft = draft("github").with(fault);
    assertSame(draft, new Signing(draft));
  }

  private static Draft draft(String scheme) {
    return Draft.of(
        SignatureSchemes.BUILT_IN.named(scheme).orElseThrow(),
        "star",
        BODY,
        Secret.of("whsec_YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE="));
  }

  private static void assertSame(Draft draft, Signing signing) {
    for (int i = 0; i < 3; i++) {
      String id = "whev_1_whe_" + i;
      Instant at = FIRST.plusSeconds(i);
      SignedMessage anew = draft.signed(id, at);
      SignedMessage again = signing.at(id, at);
      assertThat(again.headers()).isEqualTo(anew.headers());
      assertThat(again.body()).isEqualTo(anew.body());
    }
  }
}

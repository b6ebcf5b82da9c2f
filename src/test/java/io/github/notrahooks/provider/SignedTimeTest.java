package io.github.notrahooks.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.SignatureScheme.Message;
import io.github.notrahooks.provider.Verdict.Invalid;
import io.github.notrahooks.provider.Verdict.Reason;
import io.github.notrahooks.provider.Verdict.Valid;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.signature.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every scheme owes its users: each header once, a time that is near, and bytes that are all signed. */
final class SignedTimeTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Duration TOLERANCE = Duration.ofSeconds(60);
  private static final Body BODY =
      Body.ofText("{\"type\":\"Issue\",\"webhookTimestamp\":" + NOW.toEpochMilli() + "}");
  private static final Secret SECRET = Secret.of("whsec_"
      + Base64.getEncoder()
          .encodeToString("the key of the scheme, 32 bytes.".getBytes(StandardCharsets.US_ASCII)));

  static Stream<SignatureScheme> schemes() {
    return SignatureSchemes.BUILT_IN.all().stream();
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void whatItSendsIsWhatItAccepts(SignatureScheme scheme) {
    assertThat(verify(scheme, headers(scheme), BODY, NOW)).isEqualTo(new Valid(0));
    assertThat(scheme.verifiedHeaders()).contains(scheme.signatureHeader());
    assertThat(scheme.signingHeaders()).contains(scheme.signatureHeader());
    scheme
        .deliveryHeader()
        .ifPresent(name -> assertThat(headers(scheme).contains(name)).isTrue());
    assertThat(SignatureSchemes.BUILT_IN.named(scheme.id())).containsSame(scheme);
    assertThat(SignatureSchemes.BUILT_IN.names()).contains(scheme.id());
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void eachHeaderThatItVerifiesIsThereExactlyOnce(SignatureScheme scheme) {
    Headers headers = headers(scheme);
    for (String name : scheme.verifiedHeaders()) {
      assertInvalid(Reason.MISSING_HEADER, verify(scheme, headers.without(name), BODY, NOW));
      Headers.Builder twice = new Headers.Builder();
      headers.forEach(header -> twice.add(header.name(), header.value()));
      twice.add(name, headers.first(name).orElseThrow());
      assertInvalid(Reason.REPEATED_HEADER, verify(scheme, twice.build(), BODY, NOW));
    }
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void aChangeToAnythingThatIsSignedIsSeen(SignatureScheme scheme) {
    Headers headers = headers(scheme);
    if (scheme.isToken()) {
      return;
    }
    assertInvalid(Reason.MISMATCH, verify(scheme, headers, Body.ofText(BODY.text() + " "), NOW));
    assertThat(scheme.signed(headers, BODY)).isNotEmpty();
    for (String name : scheme.verifiedHeaders()) {
      if (!name.equals(scheme.signatureHeader())) {
        String other = headers.first(name).orElseThrow() + "1";
        assertInvalid(Reason.MISMATCH, verify(scheme, headers.with(name, other), BODY, NOW));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void aSignedTimeIsNearToTheSecondEitherWay(SignatureScheme scheme) {
    for (int sign : new int[] {-1, 1}) {
      Verdict edge = verify(scheme, headers(scheme), BODY, NOW.plusSeconds(sign * 60));
      Verdict beyond = verify(scheme, headers(scheme), BODY, NOW.plusSeconds(sign * 61));
      assertThat(edge).isEqualTo(new Valid(0));
      if (scheme.signsTime()) {
        assertThat(beyond).isInstanceOf(Invalid.class);
      } else {
        assertThat(beyond).isEqualTo(new Valid(0));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"linear, 60", "standard-webhooks, 300", "notra, 300", "stripe, 300", "slack, 300"})
  void eachSchemeHasTheToleranceOfItsOwnReceivers(String id, int seconds) {
    SignatureScheme scheme = SignatureSchemes.BUILT_IN.named(id).orElseThrow();

    assertThat(scheme.tolerance()).hasSeconds(seconds);
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void aSecretThatIsNoKeyMatchesNothing(SignatureScheme scheme) {
    Secret unusable = Secret.of("whsec_!");
    if (scheme.key(unusable).isEmpty()) {
      assertThat(scheme.secretProblem(unusable)).isPresent();
      assertThat(scheme.matches(headers(scheme), BODY, unusable)).isFalse();
    }
    assertThat(scheme.secretProblem(SECRET)).isEmpty();
  }

  private static Headers headers(SignatureScheme scheme) {
    return scheme.headers(new Message("msg_1", "push", BODY, "application/json", NOW), SECRET);
  }

  private static Verdict verify(SignatureScheme scheme, Headers headers, Body body, Instant now) {
    return scheme.verify(headers, body, List.of(SECRET), now, TOLERANCE);
  }

  private static void assertInvalid(Reason reason, Verdict verdict) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Invalid.class, invalid -> assertThat(invalid.reason()).isEqualTo(reason));
  }
}

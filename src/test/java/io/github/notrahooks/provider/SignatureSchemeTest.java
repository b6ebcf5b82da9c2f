package io.github.notrahooks.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.Verdict.Invalid;
import io.github.notrahooks.provider.Verdict.Reason;
import io.github.notrahooks.provider.Verdict.Valid;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.signature.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What signature schemes take as a proof, and what they do not. */
final class SignatureSchemeTest {
  private static final SignatureScheme STANDARD = named("standard-webhooks");
  private static final SignatureScheme NOTRA = named("notra");
  private static final Secret SECRET = Secret.of("secret");
  private static final Secret WHSEC = Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  private static final String RIGHT = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final Body BODY = Body.ofText("{\"test\": 2432232314}");
  private static final Headers HEADERS =
      Headers.of("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek", "webhook-timestamp", "1614265330");

  @Test
  void theSecretThatMatchesIsNamedByItsIndex() {
    Headers headers = Headers.of(
        "X-Hub-Signature-256", SignatureSchemes.GITHUB.expected(Headers.EMPTY, BODY, SECRET));

    Verdict verdict =
        verify(SignatureSchemes.GITHUB, headers, BODY, Secret.of("a"), Secret.of("b"), SECRET);

    assertThat(verdict).isEqualTo(new Valid(2));
  }

  @Test
  void aBodyInPiecesIsSignedAsOne() {
    Body.Builder pieces = new Body.Builder();
    for (byte b : BODY.bytes()) {
      pieces.append(new byte[] {b});
    }

    for (SignatureScheme scheme : List.of(SignatureSchemes.GITHUB, STANDARD)) {
      assertThat(scheme.expected(HEADERS, pieces.build(), WHSEC))
          .isEqualTo(scheme.expected(HEADERS, BODY, WHSEC));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256=",
        "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "SHA256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha256=757107EA0EB2509FC211221CCE984B8A37570B6D7586C22C46F4379C8B043E17",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e170",
        "sha256= 757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1",
        "sha512=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha1=01dc10d0c83e72ed246219cdd91669667fe2ca59",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1١"
      })
  void gitHubTakesNoOtherFormOfARightSignature(String value) {
    Verdict verdict = verify(
        SignatureSchemes.GITHUB,
        Headers.of("X-Hub-Signature-256", value),
        Body.ofText("Hello, World!"),
        Secret.of("It's a Secret to Everybody"));

    assertThat(reason(verdict)).isEqualTo(Reason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OF=",
        "v1,g0hM9SsE-OTPJTGt_tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1, g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
      })
  void onlyOneTextStandsForABase64Signature(String value) {
    Verdict verdict = verify(STANDARD, HEADERS.with("webhook-signature", value), BODY, WHSEC);

    assertThat(reason(verdict)).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void standardWebhooksTakesAnyOfAListAndNotraOne() {
    String list = "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= v9,x " + RIGHT;

    assertThat(verify(STANDARD, HEADERS.with("webhook-signature", list), BODY, WHSEC))
        .isEqualTo(new Valid(0));
    assertThat(NOTRA.malformation(list)).isPresent();
    assertThat(NOTRA.malformation(RIGHT)).isEmpty();
  }

  @Test
  void everyHeaderThatIsSignedIsNeededOnce() {
    Headers all = HEADERS.with("webhook-signature", RIGHT);
    for (String name : STANDARD.verifiedHeaders()) {
      Headers.Builder twice = new Headers.Builder();
      all.forEach(header -> twice.add(header.name(), header.value()));
      twice.add(name.toUpperCase(Locale.ROOT), "x");

      assertThat(reason(verify(STANDARD, all.without(name), BODY, WHSEC)))
          .isEqualTo(Reason.MISSING_HEADER);
      assertThat(reason(verify(STANDARD, twice.build(), BODY, WHSEC)))
          .isEqualTo(Reason.REPEATED_HEADER);
    }
  }

  @Test
  void keysAreDecodedOnlyWhereTheSchemeSaysSo() {
    Secret key32 = Secret.of("whsec_dGVzdHRlc3R0ZXN0dGVzdHRlc3R0ZXN0dGVzdHRlc3Q=");

    assertThat(SignatureSchemes.GITHUB.key(WHSEC)).contains(WHSEC.bytes());
    assertThat(STANDARD.key(WHSEC).orElseThrow()).hasSize(24);
    assertThat(STANDARD.key(Secret.of("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))).isPresent();
    assertThat(NOTRA.key(key32).orElseThrow()).hasSize(32);
    assertThat(NOTRA.key(WHSEC)).isEmpty();
    assertThat(
            NOTRA.key(Secret.of("dGVzdHRlc3R0ZXN0dGVzdHRlc3R0ZXN0dGVzdHRlc3Q=")).orElseThrow())
        .isEqualTo(NOTRA.key(key32).orElseThrow());
    assertThat(NOTRA.key(Secret.of("dGVzdHRlc3R0ZXN0"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"whsec_", "whsec_!", "whsk_abcd", "v1,whsec_QUJD", "whsec_QUJD\n"})
  void aSecretThatIsNoKeyNeverMatches(String secret) {
    Headers headers = HEADERS.with("webhook-signature", RIGHT);

    assertThat(STANDARD.secretProblem(Secret.of(secret))).isPresent();
    assertThat(reason(verify(STANDARD, headers, BODY, Secret.of(secret))))
        .isEqualTo(Reason.MISMATCH);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> STANDARD.expected(HEADERS, BODY, Secret.of(secret)))
        .withMessage(STANDARD.secretProblem(Secret.of(secret)).orElseThrow());
  }

  private static Verdict verify(
      SignatureScheme scheme, Headers headers, Body body, Secret... secrets) {
    return scheme.verify(
        headers,
        body,
        List.of(secrets),
        Instant.ofEpochSecond(1_614_265_330),
        Duration.ofMinutes(5));
  }

  private static Reason reason(Verdict verdict) {
    return ((Invalid) verdict).reason();
  }

  private static SignatureScheme named(String id) {
    return SignatureSchemes.BUILT_IN.named(id).orElseThrow();
  }
}

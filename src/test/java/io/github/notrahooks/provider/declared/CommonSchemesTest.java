package io.github.notrahooks.provider.declared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.SignatureScheme.Message;
import io.github.notrahooks.provider.Verdict;
import io.github.notrahooks.provider.Verdict.Invalid;
import io.github.notrahooks.provider.Verdict.Reason;
import io.github.notrahooks.provider.Verdict.Valid;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.signature.Secret;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages of further providers: what they publish verifies, and what was changed does not. */
final class CommonSchemesTest {
  private static final Body SLACK = Body.ofText("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J"
      + "&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA"
      + "&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2F"
      + "hooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
      + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c");
  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
  private static final Secret SECRET =
      Secret.of("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
  private static final Body BODY = Body.ofText("{\"id\":\"evt_1\",\"type\":\"push\"}");

  static List<SignatureScheme> schemes() {
    return CommonSchemes.ALL;
  }

  /** Slack's own example ("Verifying requests from Slack"). */
  @Test
  void slacksExampleVerifies() {
    Headers headers = Headers.of(
        "X-Slack-Request-Timestamp",
        "1531420618",
        "X-Slack-Signature",
        "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");

    assertThat(verdict("slack", headers, SLACK, "8f742231b10e8888abcd99yyyzzz85a5", 1531420618))
        .isEqualTo(new Valid(0));
  }

  @Test
  void stripesSecretIsTheKeyAsItIsAndAnyOfItsSignaturesMayBeRight() {
    String right = "e7df43adcf699b3839cf5fe20429cae4712141aee3660a1671b34f77a1be9444";
    Body body = Body.ofText("{\"id\":\"evt_test_webhook\",\"object\":\"event\"}");
    String other = "0".repeat(64);

    assertThat(stripe("t=12345,v1=" + right, body)).isEqualTo(new Valid(0));
    assertThat(stripe("t=12345,v1=" + other + ",v1=" + right + ",v0=" + other, body))
        .isEqualTo(new Valid(0));
    assertThat(reason(stripe("t=12346,v1=" + right, body))).isEqualTo(Reason.MISMATCH);
    assertThat(reason(stripe("t=12345,v0=" + right, body))).isEqualTo(Reason.MALFORMED);
    assertThat(reason(stripe("v1=" + right, body))).isEqualTo(Reason.MALFORMED);
  }

  private static Verdict stripe(String signature, Body body) {
    return verdict(
        "stripe", Headers.of("Stripe-Signature", signature), body, "whsec_test_secret", 12345);
  }

  @Test
  void aSigningTokenOfGitLabIsDecoded() {
    Headers headers = Headers.of(
        "X-Gitlab-Event",
        "Push Hook",
        "webhook-id",
        "f5e5f430-f57b-4e6e-9fac-d9128cd7232f",
        "webhook-timestamp",
        "1744123456",
        "webhook-signature",
        "v1,qhVTFmo4WU/SbMtgKdMRe58DG196nsAvW7W/VpcLYEY=");

    assertThat(verdict(
            "gitlab-signing-token",
            headers,
            Body.ofText("{\"object_kind\":\"push\"}"),
            "whsec_dGVzdHRlc3R0ZXN0dGVzdHRlc3R0ZXN0dGVzdHRlc3Q=",
            1744123456))
        .isEqualTo(new Valid(0));
  }

  @ParameterizedTest
  @CsvSource({
    "shopify, X-Shopify-Hmac-SHA256, my-secret, webhook payload,"
        + " NOGSD2le+w3F3sSifL91KgCfTC9CHuT8kmSUcDwzYa4=",
    "bitbucket, X-Hub-Signature, It's a Secret to Everybody, Hello World!,"
        + " sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9",
    "gitea, X-Gitea-Signature, It's a Secret to Everybody, 'Hello, World!',"
        + " 757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
    "gitlab, X-Gitlab-Token, a token, {}, a token"
  })
  void whatIsKnownOfTheOthersVerifies(
      String id, String header, String secret, String body, String value) {
    Headers headers = Headers.of(header, value);

    assertThat(verdict(id, headers, Body.ofText(body), secret, 0)).isEqualTo(new Valid(0));
    assertThat(reason(verdict(id, headers, Body.ofText(body), secret + "x", 0)))
        .isEqualTo(Reason.MISMATCH);
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void whatIsSignedIsRecognisedByItsHeaders(SignatureScheme scheme) {
    assertThat(SignatureSchemes.BUILT_IN.ofHeaders(signed(scheme))).containsSame(scheme);
  }

  @Test
  void aMessageThatCarriesTheHeadersOfOthersTooIsOfTheMostParticular() {
    Headers gitea = Headers.of(
        "X-Gitea-Signature", "x", "X-Gogs-Signature", "x", "X-Hub-Signature-256", "sha256=x");

    assertThat(SignatureSchemes.BUILT_IN.ofHeaders(gitea).orElseThrow().id()).isEqualTo("gitea");
    assertThat(SignatureSchemes.BUILT_IN
            .ofHeaders(gitea.with("X-Forgejo-Signature", "x"))
            .orElseThrow()
            .id())
        .isEqualTo("forgejo");
    assertThat(SignatureSchemes.BUILT_IN
            .ofHeaders(Headers.of("X-Hub-Signature", "sha1=x"))
            .orElseThrow()
            .id())
        .isEqualTo("github");
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void theEventIsFoundWhereTheProviderSaysIt(SignatureScheme scheme) {
    assertThat(scheme.event(signed(scheme), BODY)).hasValue("push");
  }

  @Test
  void aTokenIsNeverShownAsAnExpectedSignature() {
    SignatureScheme gitLab = SignatureSchemes.BUILT_IN.named("gitlab").orElseThrow();

    assertThat(gitLab.isToken()).isTrue();
    assertThat(gitLab.macs("whatever")).isEmpty();
    assertThat(reason(gitLab.verify(
            Headers.of("X-Gitlab-Token", ""), BODY, List.of(SECRET), NOW, gitLab.tolerance())))
        .isEqualTo(Reason.MALFORMED);
  }

  private static Headers signed(SignatureScheme scheme) {
    return scheme.headers(new Message("id-1", "push", BODY, "application/json", NOW), SECRET);
  }

  private static Reason reason(Verdict verdict) {
    return ((Invalid) verdict).reason();
  }

  private static Verdict verdict(
      String id, Headers headers, Body body, String secret, long seconds) {
    SignatureScheme scheme = SignatureSchemes.BUILT_IN.named(id).orElseThrow();
    return scheme.verify(
        headers,
        body,
        List.of(Secret.of(secret)),
        Instant.ofEpochSecond(seconds),
        scheme.tolerance());
  }
}

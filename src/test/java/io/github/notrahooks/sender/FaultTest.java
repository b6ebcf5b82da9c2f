package io.github.notrahooks.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.provider.FormBody;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.Verdict;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.signature.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Secret SECRET =
      Secret.of("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
  private static final Body PAYLOAD = Body.ofText(
      "{\"id\":\"whev_1\",\"type\":\"Issue\",\"webhookTimestamp\":1,\"n\":[1,\"abz\"],\"x\":true}");

  private static Draft draft(SignatureScheme scheme) {
    return Draft.of(scheme, "Issue", PAYLOAD, SECRET).stamped();
  }

  private static SignedMessage signed(Draft draft) {
    return draft.signed("whev_1_whe_2", NOW);
  }

  private static Verdict verdict(SignatureScheme scheme, SignedMessage message) {
    return scheme.verify(
        message.headers(), message.body(), List.of(SECRET), NOW, Duration.ofSeconds(300));
  }

  private static Verdict.Reason reason(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Invalid.class);
    return ((Verdict.Invalid) verdict).reason();
  }

  static List<SignatureScheme> schemes() {
    return SignatureSchemes.BUILT_IN.all();
  }

  static List<Arguments> faultsThatFit() {
    List<Arguments> pairs = new ArrayList<>();
    for (SignatureScheme scheme : schemes()) {
      for (Fault fault : Fault.values()) {
        if (fault.fits(scheme)) {
          pairs.add(Arguments.of(scheme, fault));
        }
      }
    }
    return pairs;
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void withoutFaultAMessageVerifies(SignatureScheme scheme) {
    assertThat(verdict(scheme, signed(draft(scheme)))).isEqualTo(new Verdict.Valid(0));
  }

  @ParameterizedTest
  @MethodSource("faultsThatFit")
  void theLengthInTheHeadersIsThatOfTheBody(SignatureScheme scheme, Fault fault) {
    SignedMessage message = signed(draft(scheme).with(fault));
    assertThat(message.headers().first("Content-Length"))
        .hasValue(Integer.toString(message.body().size()));
    assertThat(message.headers().count("Content-Length")).isOne();
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void aBadSignatureIsWellFormedAndWrong(SignatureScheme scheme) {
    SignedMessage right = signed(draft(scheme));
    SignedMessage message = signed(draft(scheme).with(Fault.BAD_SIGNATURE));
    assertThat(reason(verdict(scheme, message))).isEqualTo(Verdict.Reason.MISMATCH);
    assertThat(message.body()).isEqualTo(right.body());
    assertThat(message.headers().list()).hasSameSizeAs(right.headers().list());
    scheme
        .legacySignatureHeader()
        .ifPresent(legacy -> assertThat(message.headers().first(legacy))
            .isPresent()
            .isNotEqualTo(right.headers().first(legacy)));
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void aTamperedBodyIsStillJsonOfTheSameLength(SignatureScheme scheme) throws MalformedJson {
    if (scheme.isToken()) {
      assertThat(Fault.TAMPERED_BODY.fits(scheme)).isFalse();
      return;
    }
    SignedMessage right = signed(draft(scheme));
    SignedMessage message = signed(draft(scheme).with(Fault.TAMPERED_BODY));
    assertThat(reason(verdict(scheme, message))).isEqualTo(Verdict.Reason.MISMATCH);
    assertThat(message.headers()).isEqualTo(right.headers());
    assertThat(message.body().text()).isEqualTo(right.body().text().replace("abz", "ab0"));
    assertThat(Json.parse(message.body().bytes()))
        .isNotEqualTo(Json.parse(right.body().bytes()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1,2] | `[1,2] `",
        "`` | ` `",
        "no JSON | `no JSON `",
        "[\"a\\n\"] | `[\"a\\n\"] `",
        "\"0\" | \"1\"",
        "[\"a\",\"\\u00e9\"] | [\"a\",\"\\u00e0\"]"
      })
  void aBodyWithoutTextThatCouldChangeGetsASpace(String before, String after) {
    assertThat(Fault.tampered(Body.ofText(before)).text()).isEqualTo(after);
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void withoutSignatureNoOtherIsLeft(SignatureScheme scheme) {
    SignedMessage message = signed(draft(scheme).with(Fault.MISSING_SIGNATURE));
    assertThat(reason(verdict(scheme, message))).isEqualTo(Verdict.Reason.MISSING_HEADER);
    assertThat(message.headers().toString()).doesNotContain("sha1=", "sha256=", "v1,");
  }

  @Test
  void onlyTheOldSignatureOfGitHubIsLeft() {
    SignedMessage message = signed(draft(SignatureSchemes.GITHUB).with(Fault.SHA1_ONLY));
    assertThat(message.headers().first("X-Hub-Signature").orElseThrow()).startsWith("sha1=");
    assertThat(message.headers().contains("X-Hub-Signature-256")).isFalse();
  }

  @Test
  void aMissingEventIsSignedAllTheSame() {
    SignedMessage message = signed(draft(SignatureSchemes.GITHUB).with(Fault.MISSING_EVENT));
    assertThat(message.headers().contains("X-GitHub-Event")).isFalse();
    assertThat(verdict(SignatureSchemes.GITHUB, message)).isInstanceOf(Verdict.Valid.class);
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void aStaleMessageIsSignedAnHourAgo(SignatureScheme scheme) {
    if (!scheme.signsTime()) {
      assertThat(Fault.STALE_TIMESTAMP.fits(scheme)).isFalse();
      return;
    }
    SignedMessage message = signed(draft(scheme).with(Fault.STALE_TIMESTAMP));
    assertThat(verdict(scheme, message)).isInstanceOfSatisfying(Verdict.Invalid.class, invalid -> {
      assertThat(invalid.reason()).isEqualTo(Verdict.Reason.STALE_TIMESTAMP);
      assertThat(invalid.message()).contains("3600.0 s in the past");
    });
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void malformedJsonIsSignedAllTheSame(SignatureScheme scheme) {
    SignedMessage message = signed(draft(scheme).with(Fault.MALFORMED_JSON));
    assertThat(scheme.matches(message.headers(), message.body(), SECRET)).isTrue();
    assertThatThrownBy(() -> Json.parse(message.body().bytes())).isInstanceOf(MalformedJson.class);
  }

  @Test
  void malformedJsonStaysSoWhateverItWasMadeFrom() {
    for (String text : new String[] {"", "{}\n", "[1] \r\n", "\"a\""}) {
      Body body = Fault.MALFORMED_JSON.payload(Body.ofText(text));
      assertThatThrownBy(() -> Json.parse(body.bytes())).isInstanceOf(MalformedJson.class);
    }
  }

  @Test
  void anOversizeBodyIsOneByteTooLongAndValid() throws MalformedJson {
    SignedMessage message = signed(draft(SignatureSchemes.GITHUB).with(Fault.OVERSIZE));
    assertThat(message.body().size()).isEqualTo(26_214_401);
    assertThat(verdict(SignatureSchemes.GITHUB, message)).isInstanceOf(Verdict.Valid.class);
    assertThat(Json.parse(message.body().bytes()).path("type").stringValue()).isEqualTo("Issue");
  }

  @Test
  void aTamperedFormIsAFormOfTamperedJson() {
    SignedMessage message =
        signed(draft(SignatureSchemes.GITHUB).asForm().with(Fault.TAMPERED_BODY));
    assertThat(FormBody.decode(message.body()).orElseThrow().text())
        .isEqualTo(PAYLOAD.text().replace("abz", "ab0"));
    assertThat(message.headers().first("Content-Type")).hasValue(FormBody.CONTENT_TYPE);
    assertThat(reason(verdict(SignatureSchemes.GITHUB, message)))
        .isEqualTo(Verdict.Reason.MISMATCH);
  }

  @ParameterizedTest
  @CsvSource({
    "stale-timestamp,github,signs no time",
    "sha1-only,linear,sends no SHA-1 signature",
    "sha1-only,standard-webhooks,sends no SHA-1 signature",
    "missing-event,linear,names the event in the body",
    "missing-event,notra,names the event in the body",
  })
  void aFaultThatDoesNotFitSaysWhy(String fault, String scheme, String reason) {
    Draft draft = draft(SignatureSchemes.BUILT_IN.named(scheme).orElseThrow());
    assertThatThrownBy(() -> draft.with(Fault.named(fault)))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage("--fault " + fault + " does not fit " + scheme + ", which " + reason + ".");
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultHasANameAndIsRefusedWithAClientError(Fault fault) {
    assertThat(Fault.named(fault.wireName())).isSameAs(fault);
    assertThat(fault.expectedStatus()).isBetween(400, 413);
  }

  @Test
  void anUnknownFaultNamesTheNearest() {
    assertThatThrownBy(() -> Fault.named("bad-signatur"))
        .hasMessageContaining("Did you mean 'bad-signature'?");
  }

  @Test
  void onlyGitHubHasForms() {
    assertThatThrownBy(() -> draft(SignatureSchemes.LINEAR).asForm())
        .hasMessageContaining("--form is GitHub's");
  }

  @Test
  void aFormIsSignedOverItsOwnBytes() {
    SignedMessage message = signed(draft(SignatureSchemes.GITHUB).asForm());
    assertThat(message.body()).isEqualTo(FormBody.encode(PAYLOAD));
    assertThat(verdict(SignatureSchemes.GITHUB, message)).isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void aSecretThatTheSchemeCannotUseIsNamedAsTheProblem() {
    SignatureScheme notra = SignatureSchemes.BUILT_IN.named("notra").orElseThrow();
    assertThatThrownBy(() -> Draft.of(notra, "x", PAYLOAD, Secret.of("plain")))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("exactly 32 bytes")
        .hasMessageNotContainingAny("plain");
  }

  @Test
  void unlessItIsToBeStampedABodyIsSentToTheByte() {
    byte[] bytes = PAYLOAD.bytes();
    SignedMessage message =
        signed(Draft.of(SignatureSchemes.LINEAR, "Issue", Body.of(bytes), SECRET));
    assertThat(Arrays.equals(message.body().bytes(), bytes)).isTrue();
  }

  @Test
  void aHeaderOfOnesOwnComesAfterTheSignature() {
    Headers headers = signed(draft(SignatureSchemes.GITHUB)
            .withContentType("application/json; charset=utf-8")
            .with(HeaderEdits.parse(List.of("X-GitHub-Event: other", "x-extra: 1"))))
        .headers();
    assertThat(headers.first("X-GitHub-Event")).hasValue("other");
    assertThat(headers.first("Content-Type")).hasValue("application/json; charset=utf-8");
    assertThat(headers.list().get(headers.list().size() - 1).name()).isEqualTo("x-extra");
  }
}

package io.github.notrahooks.verify;

import static io.github.notrahooks.verify.Signer.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.JsonLine;
import io.github.notrahooks.provider.Verdict.Reason;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.signature.Hex;
import io.github.notrahooks.signature.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the verifier says of messages that are right, stale or incomplete. */
final class VerifierTest {
  private static final byte[] BODY = SignatureMistakes.BODY;

  private static final byte[] BODY_WITHOUT_TIME = utf8("{\"zen\":1}");

  private final Verifier verifier = new Verifier();

  static Stream<Signer> signers() {
    return Signer.all(new Random(3)).stream();
  }

  @ParameterizedTest
  @MethodSource("signers")
  void aRightSignatureIsValidAndNamesItsSecret(Signer signer) {
    Verification verification = verifier.verify(signer.submission(signer.headers(BODY), BODY));

    assertThat(verification.valid()).isTrue();
    assertThat(verification.secret()).isEqualTo("--secret-file a.txt");
    assertThat(line(verification))
        .isEqualTo("{\"valid\":true,\"provider\":\"" + signer
            + "\",\"reason\":null,\"hint\":null,\"hints\":[],\"message\":\"The signature is valid"
            + " (secret from --secret-file a.txt).\",\"secret\":\"--secret-file a.txt\","
            + "\"skewSeconds\":null,\"searched\":true,\"notes\":[]}");
  }

  @ParameterizedTest
  @MethodSource("signers")
  void theSchemeIsToldFromTheHeadersWhateverTheirCase(Signer signer) {
    Headers.Builder upper = new Headers.Builder();
    signer.headers(BODY).forEach(h -> upper.add(h.name().toUpperCase(Locale.ROOT), h.value()));

    Verification verification = verifier.verify(untold(signer, upper.build(), null));

    assertThat(verification.valid()).isTrue();
    assertThat(verification.provider()).isEqualTo(signer.scheme().id());
  }

  @ParameterizedTest
  @MethodSource("signers")
  void aBareSignatureIsToldFromItsForm(Signer signer) {
    String signature = signer.signature(BODY);

    Verification verification = verifier.verify(untold(signer, Headers.EMPTY, signature));

    assertThat(verification.provider())
        .isEqualTo(signer.decodes() ? "standard-webhooks" : signer.scheme().id());
    assertThat(verification.valid()).isEqualTo(!signer.decodes());
    assertThat(verification.reason()).isEqualTo(signer.decodes() ? Reason.MISSING_HEADER : null);
    assertThat(verification.hint()).isEqualTo(signer.decodes() ? Hint.HEADERS_NEEDED : null);
  }

  @ParameterizedTest
  @MethodSource("signers")
  void aBareSignatureCompletesHeadersThatLackIt(Signer signer) {
    Headers rest = signer.headers(BODY).without(signer.scheme().signatureHeader());

    assertThat(verifier.verify(untold(signer, rest, signer.signature(BODY))).valid())
        .isTrue();
  }

  @Test
  void aBareSignatureOfUnknownFormAsksForTheProvider() {
    Verification verification =
        verifier.verify(untold(Signer.of("github"), Headers.EMPTY, "x=1,y=abc"));

    assertThat(verification.provider()).isNull();
    assertThat(verification.reason()).isEqualTo(Reason.MALFORMED);
    assertThat(verification.message()).contains("--provider github|linear|standard-webhooks|notra");
  }

  @Test
  void headersWithoutAnySignatureNameThoseLookedFor() {
    Verification verification =
        verifier.verify(untold(Signer.of("github"), Headers.of("Host", "x"), null));

    assertThat(verification.reason()).isEqualTo(Reason.MISSING_HEADER);
    assertThat(verification.hint()).isNull();
    assertThat(verification.message())
        .contains("X-Hub-Signature-256, Linear-Signature, webhook-signature, x-notra-signature");
  }

  @ParameterizedTest
  @MethodSource("signers")
  void otherHeadersOfAProviderTellItWhenTheSignatureIsMissing(Signer signer) {
    Headers unsigned =
        signer.headers(BODY).without(signer.scheme().signatureHeader()).without("X-Hub-Signature");

    Verification verification = verifier.verify(untold(signer, unsigned, null));

    assertThat(verification.provider()).isEqualTo(signer.scheme().id());
    assertThat(verification.reason()).isEqualTo(Reason.MISSING_HEADER);
    assertThat(verification.hint()).isNull();
    assertThat(verification.message())
        .contains("The header " + signer.scheme().signatureHeader() + " is missing.")
        .contains("secret is set");
  }

  @Test
  void svixNamesStandForTheStandardOnes() {
    Signer signer = Signer.of("standard-webhooks");
    Headers.Builder svix = new Headers.Builder();
    signer.headers(BODY).forEach(h -> svix.add(h.name().replace("webhook-", "Svix-"), h.value()));

    assertThat(verifier.verify(untold(signer, svix.build(), null)).valid()).isTrue();
    assertThat(verifier.verify(signer.submission(svix.build(), BODY)).valid()).isTrue();
    assertThat(verifier
            .verify(signer.submission(svix.build().without("Svix-Id"), BODY))
            .message())
        .contains("svix-id is missing")
        .doesNotContain("webhook-id");
  }

  @Test
  void anotherProvidersHeaderIsCheckedByItsOwnScheme() {
    Signer linear = Signer.of("linear");
    Submission submission = new Submission(
        linear.headers(BODY),
        null,
        Body.of(BODY),
        SignatureSchemes.GITHUB,
        List.of(new NamedSecret("a", Secret.of(linear.secret()))),
        List.of(),
        Signer.NOW,
        Signer.TOLERANCE);

    Verification verification = verifier.verify(submission);

    assertThat(verification.reason()).isEqualTo(Reason.WRONG_HEADER);
    assertThat(verification.message())
        .contains("it is valid by that scheme: check it with --provider linear");
  }

  @ParameterizedTest
  @CsvSource({"301,301.0 s in the past", "-301,301.0 s in the future"})
  void aStaleTimeIsToldWithItsSkew(long seconds, String told) {
    for (String id : List.of("linear", "standard-webhooks", "notra")) {
      Signer signer = Signer.of(id);
      Submission fresh = signer.submission(signer.headers(BODY), BODY);

      Verification verification = verifier.verify(at(fresh, Signer.NOW.plusSeconds(seconds)));

      assertThat(verification.reason()).isEqualTo(Reason.STALE_TIMESTAMP);
      assertThat(verification.skew()).isEqualTo(Duration.ofSeconds(seconds));
      assertThat(verification.hint()).isNull();
      assertThat(verification.message()).contains("The signature is right, but").contains(told);
      assertThat(line(verification)).contains("\"skewSeconds\":" + seconds + ",");
      assertThat(verifier
              .verify(at(fresh, Signer.NOW.plusSeconds(seconds - seconds / 301)))
              .valid())
          .isTrue();
    }
  }

  @Test
  void aFractionOfASecondOfSkewIsKept() {
    Signer signer = Signer.of("linear");
    Submission fresh = signer.submission(signer.headers(BODY), BODY);

    Verification verification = verifier.verify(at(fresh, Signer.NOW.plusMillis(300_250)));

    assertThat(line(verification)).contains("\"skewSeconds\":300.25,");
  }

  @ParameterizedTest
  @CsvSource({
    "{}",
    "[]",
    "'{\"webhookTimestamp\":\"1\"}'",
    "'{\"data\":{\"webhookTimestamp\":1}}'",
    "x"
  })
  void aBodyWithoutATimeOfItsOwnIsNotValidForLinear(String body) {
    Signer signer = Signer.of("linear");

    Verification verification =
        verifier.verify(signer.submission(signer.headers(utf8(body)), utf8(body)));

    assertThat(verification.reason()).isEqualTo(Reason.MISSING_TIMESTAMP);
    assertThat(verification.hint()).isNull();
  }

  @Test
  void bareDigitsThatLinearCannotHaveMadeAreGitHubsWithoutTheirPrefix() {
    Signer signer = Signer.of("linear");
    byte[] body = utf8("{\"zen\":1}");

    Verification verification =
        verifier.verify(untold(signer, Headers.EMPTY, signer.signature(body), body));

    assertThat(verification.provider()).isEqualTo("github");
    assertThat(verification.hint()).isEqualTo(Hint.MISSING_PREFIX);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BASE64 | missing-prefix base64-signature",
        "WRONG\\nRIGHT | joined-values missing-prefix",
        "HTTP_X_HUB_SIGNATURE_256=sha256=RIGHT | signature-with-header-name",
        "WRONG | ''"
      })
  void aBareSignatureInAnotherFormIsToldFromWhatIsInsideIt(String form, String hints) {
    Signer signer = Signer.of("github");
    byte[] mac = signer.scheme().macs(signer.signature(BODY_WITHOUT_TIME)).get(0);
    String given = form.replace("BASE64", Base64.getEncoder().encodeToString(mac))
        .replace("RIGHT", Hex.encode(mac))
        .replace("WRONG", "0a".repeat(32))
        .replace("\\n", "\n");

    Verification verification =
        verifier.verify(untold(signer, Headers.EMPTY, given, BODY_WITHOUT_TIME));

    assertThat(verification.provider()).isEqualTo("github");
    assertThat(verification.reason()).isEqualTo(Reason.MALFORMED);
    assertThat(
            String.join(" ", verification.hints().stream().map(Hint::wireName).toList()))
        .isEqualTo(hints);
  }

  @Test
  void ofSeveralSecretsTheOneThatMatchesIsNamed() {
    Signer signer = Signer.of("github");
    Submission one = signer.submission(signer.headers(BODY), BODY);
    List<NamedSecret> secrets = List.of(
        new NamedSecret("old", Secret.of("something else")),
        new NamedSecret("new", Secret.of(signer.secret())));

    Submission two = new Submission(
        one.headers(),
        null,
        one.body(),
        one.scheme(),
        secrets,
        List.of(),
        one.now(),
        one.tolerance());

    assertThat(verifier.verify(two).secret()).isEqualTo("new");
    assertThat(verifier.expected(two)).extracting(Expected::label).containsExactly("old", "new");
  }

  @Test
  void theExpectedSignatureIsToldOnlyWhenAskedFor() {
    for (Signer signer : signers().toList()) {
      Headers headers = signer.headers(BODY);
      Headers wrong = headers.with(signer.scheme().signatureHeader(), "x");

      assertThat(verifier.expected(signer.submission(wrong, BODY)))
          .containsExactly(new Expected(
              "--secret-file a.txt", signer.scheme().signatureHeader(), signer.signature(BODY)));
      assertThat(verifier.expected(signer.submission(Headers.EMPTY, BODY)))
          .hasSize(signer.decodes() ? 0 : 1);
    }
  }

  @Test
  void aHeaderThatIsSignedWithTheBodyIsMissedByName() {
    Signer signer = Signer.of("notra");
    Headers headers = signer.headers(BODY).without("x-notra-event-id");

    Verification verification = verifier.verify(signer.submission(headers, BODY));

    assertThat(verification.reason()).isEqualTo(Reason.MISSING_HEADER);
    assertThat(verification.message())
        .contains("The header x-notra-event-id is missing.")
        .contains("notra signs x-notra-event-id, x-notra-delivery-id, x-notra-timestamp");
  }

  @Test
  void repeatedHeadersOfWhichNoneIsRightHaveNoHint() {
    Headers twice = new Headers.Builder()
        .add("X-Hub-Signature-256", "sha256=a")
        .add("x-hub-signature-256", "sha256=b")
        .build();

    Verification verification = verifier.verify(Signer.of("github").submission(twice, BODY));

    assertThat(verification.reason()).isEqualTo(Reason.REPEATED_HEADER);
    assertThat(verification.hint()).isNull();
  }

  @Test
  void withoutASecretNothingIsVerified() {
    Submission submission = new Submission(
        Headers.EMPTY, null, Body.EMPTY, null, List.of(), List.of(), Signer.NOW, Signer.TOLERANCE);

    assertThatThrownBy(() -> verifier.verify(submission))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE));
  }

  @Test
  void aSearchThatHasBegunIsFinishedAndTheNextIsNotBegunWithoutABudget() {
    Signer signer = Signer.of("github");
    Submission submission = signer.submission(signer.headers(utf8("a")), utf8("a\n"));
    SearchBudget budget = SearchBudget.forOne();

    assertThat(verifier.verify(submission, budget)).isEqualTo(verifier.verify(submission));
    assertThat(verifier.verify(submission, budget)).isEqualTo(verifier.check(submission));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      {"b":1,"a":2}; {\\n  "a": 2,\\n  "b": 1\\n}; json-keys-were-sorted json-was-indented
      {"b":1,"a":2}; {"a":2,"b":1}; json-keys-were-sorted
      {"b": 1, "a": 2}; {"a":2,"b":1}; json-keys-were-sorted json-was-compact
      {"a":"é/"}; {"a": "\\u00e9/"}; json-was-escaped json-was-spaced
      {"a":1.0}; {"a": 1}; json-numbers-were-normalised json-was-spaced
      {"a":1}\\n; payload=%7B%22a%22%3A1%7D; form-decoded trailing-newline-added
      """)
  void everyDifferenceThatTheMessageNamesIsAHint(String sent, String signed, String hints) {
    Signer signer = Signer.of("github");
    byte[] right = utf8(signed.replace("\\n", "\n"));
    byte[] body = utf8(sent.replace("\\n", "\n"));

    Verification verification = verifier.verify(signer.submission(signer.headers(right), body));

    assertThat(verification.hints()).extracting(Hint::wireName).containsExactly(hints.split(" "));
  }

  @Test
  void checkingLooksForNoHint() {
    Signer signer = Signer.of("github");

    Verification verification =
        verifier.check(signer.submission(signer.headers(utf8("a")), utf8("a\n")));

    assertThat(verification.reason()).isEqualTo(Reason.MISMATCH);
    assertThat(verification.hints()).isEmpty();
    assertThat(verification.searched()).isEqualTo(Verification.Searched.NONE);
    assertThat(verification.message()).endsWith("What would have matched was not looked for.");
  }

  private static Submission untold(Signer signer, Headers headers, @Nullable String signature) {
    return untold(signer, headers, signature, BODY);
  }

  private static Submission untold(
      Signer signer, Headers headers, @Nullable String signature, byte[] body) {
    return new Submission(
        headers,
        signature,
        Body.of(body),
        null,
        List.of(new NamedSecret("--secret-file a.txt", Secret.of(signer.secret()))),
        List.of(),
        Signer.NOW,
        Signer.TOLERANCE);
  }

  private static Submission at(Submission submission, Instant now) {
    return new Submission(
        submission.headers(),
        submission.signature(),
        submission.body(),
        submission.scheme(),
        submission.secrets(),
        submission.others(),
        now,
        submission.tolerance());
  }

  private static String line(Verification verification) {
    return verification.addTo(new JsonLine()).toString();
  }
}

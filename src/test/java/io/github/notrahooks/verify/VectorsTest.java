package io.github.notrahooks.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.Verdict.Reason;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.signature.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures that others made and published, or that another implementation computed. */
final class VectorsTest {
  private static final String SECRET = "It's a Secret to Everybody";
  private static final String GITHUB_1 =
      "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

  private final Verifier verifier = new Verifier();

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "It's a Secret to Everybody | Hello, World! | " + GITHUB_1,
        "It's a Secret to Everybody | ~~ | "
            + "66a0c074deaa0f489ead6537e0d32f9a344b90bbeda705b6ed45ecd3b413fb40",
        "sécrèt-🔑 | {\"msg\":\"héllo 🎉 漢字\"} | "
            + "0c5c17829ba8c05e02f522294f49c98e1ddccc31960c16fc712e572e7f6118c8",
        "~It's a Secret to Everybody\n~ | Hello, World! | "
            + "59105a2da8182e5e7d6b699ca7f738081e03db4f55149c9af1ec7d424ca3e19c",
        "It's a Secret to Everybody | {\"a\":1} | "
            + "3aea7d9882012d69ea49b8443b94e755179f85ee830bfa901efb5dc673af63a3",
        "It's a Secret to Everybody | ~{\"a\":1}\n~ | "
            + "e02e81d467a1c4a47f0a2bb2964e7ac722b2e2340512187535bad0c6137c825f",
        "It's a Secret to Everybody | ~{\"a\":1}\r\n~ | "
            + "9808860cccb19fd650ef6cce08528c06367ab9e76473bf8a1e4ddba24d9bb77c"
      })
  void gitHubs(String secret, String body, String hex) {
    Verification verification = verify("github", secret, body, Headers.EMPTY, "sha256=" + hex);

    assertThat(verification.valid()).as(verification.message()).isTrue();
  }

  @Test
  void gitHubsSha1IsNoProof() {
    Headers sha1 = Headers.of("X-Hub-Signature", "sha1=01dc10d0c83e72ed246219cdd91669667fe2ca59");

    Verification verification = verify("github", SECRET, "Hello, World!", sha1, null);

    assertThat(verification.reason()).isEqualTo(Reason.WRONG_HEADER);
    assertThat(verification.hint()).isEqualTo(Hint.SHA1_HEADER);
    assertThat(verification.message()).contains("It matches with the secret from x");
  }

  @Test
  void bitbuckets() {
    Headers headers = Headers.of(
        "X-Hub-Signature",
        "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9");

    Verification verification = verify("github", SECRET, "Hello World!", headers, null);

    assertThat(verification.hint()).isEqualTo(Hint.SHA256_IN_SHA1_HEADER);
    assertThat(verification.secret()).isEqualTo("x");
  }

  @Test
  void giteasBareDigits() {
    Verification verification = verify("github", SECRET, "Hello, World!", Headers.EMPTY, GITHUB_1);

    assertThat(verification.hints()).containsExactly(Hint.MISSING_PREFIX);
    assertThat(verification.secret()).isEqualTo("x");
  }

  @Test
  void shopifysBase64() {
    Verification verification = verify(
        "github",
        "my-secret",
        "webhook payload",
        Headers.EMPTY,
        "NOGSD2le+w3F3sSifL91KgCfTC9CHuT8kmSUcDwzYa4=");

    assertThat(verification.hints()).containsExactly(Hint.MISSING_PREFIX, Hint.BASE64_SIGNATURE);
    assertThat(verification.secret()).isEqualTo("x");
  }

  @ParameterizedTest
  @CsvSource({
    "v1:g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    "v1:Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v2:Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc="
        + " v1:g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    "v1a:xyz v1:g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
  })
  void standardWebhooksAndSvixs(String signature) {
    for (String prefix : List.of("webhook-", "svix-", "Webhook-")) {
      Headers headers = Headers.of(
          prefix + "id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
          prefix + "timestamp", "1614265330",
          prefix + "signature", signature.replace(':', ','));

      Verification verification = verify(
          null, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "{\"test\": 2432232314}", headers, null);

      assertThat(verification.valid()).as(verification.message()).isTrue();
    }
  }

  @Test
  void standardWebhooksReserialised() {
    Headers headers = Headers.of(
        "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp", "1614265330",
        "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    Verification verification = verify(
        null, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "{\"test\":2432232314}", headers, null);

    assertThat(verification.hint()).isEqualTo(Hint.JSON_WAS_SPACED);
  }

  @Test
  void gitLabsSigningToken() {
    Headers headers = Headers.of(
        "webhook-id", "f5e5f430-f57b-4e6e-9fac-d9128cd7232f",
        "webhook-timestamp", "1744123456",
        "webhook-signature", "v1,qhVTFmo4WU/SbMtgKdMRe58DG196nsAvW7W/VpcLYEY=");

    Verification verification = verify(
        "standard-webhooks",
        "whsec_dGVzdHRlc3R0ZXN0dGVzdHRlc3R0ZXN0dGVzdHRlc3Q=",
        "{\"object_kind\":\"push\"}",
        headers,
        null);

    assertThat(verification.valid()).as(verification.message()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"X-Signature-Ed25519,Discord"})
  void schemesThatAreNotVerifiedAreNamed(String header, String owner) {
    for (@Nullable String scheme : Arrays.asList(null, "github")) {
      Headers headers = Headers.of(header.toLowerCase(Locale.ROOT), "x");

      Verification verification = verify(scheme, SECRET, "{}", headers, null);

      assertThat(verification.reason()).isEqualTo(Reason.WRONG_HEADER);
      assertThat(verification.hint()).isEqualTo(Hint.OTHER_PROVIDER);
      assertThat(verification.message()).contains(owner + "'s");
    }
  }

  private Verification verify(
      @Nullable String scheme,
      String secret,
      String body,
      Headers headers,
      @Nullable String signature) {
    SignatureScheme known =
        scheme == null ? null : SignatureSchemes.BUILT_IN.named(scheme).orElseThrow();
    String time = headers
        .first("webhook-timestamp")
        .or(() -> headers.first("svix-timestamp"))
        .orElse("0");
    return verifier.verify(new Submission(
        headers,
        signature,
        Body.ofText(body),
        known,
        List.of(new NamedSecret("x", Secret.of(secret))),
        List.of(),
        Instant.ofEpochSecond(Long.parseLong(time)),
        Duration.ofMinutes(5)));
  }
}

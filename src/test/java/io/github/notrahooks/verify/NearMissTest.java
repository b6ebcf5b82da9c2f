package io.github.notrahooks.verify;

import static io.github.notrahooks.verify.Signer.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.JsonLine;
import io.github.notrahooks.provider.Verdict.Reason;
import io.github.notrahooks.restore.Restoring;
import io.github.notrahooks.signature.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How near a message may come to a right one: near misses stay misses, and two faults are told at once. */
final class NearMissTest {
  private static final byte[] BODY = SignatureMistakes.BODY;

  private final Verifier verifier = new Verifier();

  static Stream<Signer> signers() {
    return Signer.all(new Random(3)).stream();
  }

  @ParameterizedTest
  @MethodSource("signers")
  void noProperPrefixOfARightSignatureIsValid(Signer signer) {
    String right = signer.signature(BODY);
    for (int length = 0; length < right.length(); length++) {
      Headers cut =
          signer.headers(BODY).with(signer.scheme().signatureHeader(), right.substring(0, length));

      assertThat(verifier.check(signer.submission(cut, BODY)).valid()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("signers")
  void oneFlippedBitOfTheBodyIsAMismatchThatNothingExplains(Signer signer) {
    byte[] flipped = utf8("{\"who\":\"Zoe\"}");
    Headers headers = signer.headers(flipped.clone());
    flipped[flipped.length / 2] ^= 1;

    assertUnexplained(verifier.verify(signer.submission(headers, flipped)));
  }

  @ParameterizedTest
  @MethodSource("signers")
  void oneFlippedBitOfTheSecretIsAMismatchThatNothingExplains(Signer signer) {
    byte[] key = signer.key();
    key[12] ^= 1;
    String other = signer.decodes()
        ? "whsec_" + Base64.getEncoder().encodeToString(key)
        : new String(key, StandardCharsets.UTF_8);

    assertUnexplained(verifier.verify(signer.submission(signer.headers(BODY), BODY, other)));
  }

  @ParameterizedTest
  @MethodSource("signers")
  void everyFlippedBitOfTheSignatureIsAMismatchThatNothingExplains(Signer signer) {
    byte[] mac = signer.scheme().macs(signer.signature(BODY)).get(0);
    for (int bit = 0; bit < 256; bit++) {
      byte[] flipped = mac.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Headers headers = signer
          .headers(BODY)
          .with(
              signer.scheme().signatureHeader(),
              signer.scheme().signature(signer.headers(BODY), flipped));
      Submission submission = signer.submission(headers, BODY);

      assertThat(verifier.check(submission).reason()).isEqualTo(Reason.MISMATCH);
      if (bit % 85 == 0) {
        assertUnexplained(verifier.verify(submission));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("signers")
  void everyFlippedBitOfTheSignaturesTextIsInvalid(Signer signer) {
    String right = signer.signature(BODY);
    for (int bit = 0; bit < right.length() * 7; bit++) {
      char[] text = right.toCharArray();
      text[bit / 7] ^= (char) (1 << bit % 7);
      Headers headers =
          signer.headers(BODY).with(signer.scheme().signatureHeader(), String.valueOf(text));

      assertThat(verifier.check(signer.submission(headers, BODY)).valid()).isFalse();
    }
  }

  private static void assertUnexplained(Verification verification) {
    assertThat(verification.reason()).isEqualTo(Reason.MISMATCH);
    assertThat(verification.hint()).isNull();
    assertThat(verification.secret()).isNull();
    assertThat(verification.message())
        .containsPattern("\\d{2,} other readings were tried")
        .contains("What remains: another secret");
  }

  @Test
  void aFaultOfTheBodyAndOneOfTheSecretAreFoundTogether() {
    for (Signer signer : signers().toList()) {
      byte[] held = utf8(JsonMistakes.SPACED);
      Submission submission = signer.submission(
          signer.headers(utf8(JsonMistakes.COMPACT)), held, signer.secret() + "\n");

      Verification verification = verifier.verify(submission);

      assertThat(verification.hints())
          .containsExactly(Hint.JSON_WAS_COMPACT, Hint.SECRET_NEWLINE_ADDED);
      assertThat(verification.message())
          .contains("if the JSON were compact and the secret did not end in a line break");
      assertThat(verification.addTo(new JsonLine()).toString())
          .contains("\"hints\":[\"" + Hint.JSON_WAS_COMPACT.wireName() + "\",\""
              + Hint.SECRET_NEWLINE_ADDED.wireName() + "\"]");
    }
  }

  @Test
  void anotherSecretIsFoundForAChangedBodyToo() {
    Signer signer = Signer.of("github");
    NamedSecret right = new NamedSecret("int_b/repo_c", Secret.of(signer.secret()));

    Verification verification = verifier.verify(
        signer.submission(signer.headers(utf8("a")), utf8("a\n"), "wrong", List.of(right)));

    assertThat(verification.hints())
        .containsExactly(Hint.TRAILING_NEWLINE_ADDED, Hint.OTHER_SECRET);
    assertThat(verification.secret()).isEqualTo("int_b/repo_c");
  }

  @Test
  void aMalformedValueOfChangedBytesTellsBoth() {
    Signer signer = Signer.of("github");
    Headers headers = signer.headers(utf8("a"));
    String bare = signer.signature(utf8("a")).substring("sha256=".length());

    Verification verification =
        verifier.verify(signer.submission(headers.with("X-Hub-Signature-256", bare), utf8("a\n")));

    assertThat(verification.reason()).isEqualTo(Reason.MALFORMED);
    assertThat(verification.hints())
        .containsExactly(Hint.MISSING_PREFIX, Hint.TRAILING_NEWLINE_ADDED);
  }

  @Test
  void whatCannotBeUndoneIsAtLeastPointedAt() {
    Signer signer = Signer.of("github");
    Headers headers = signer.headers(utf8("signed"));

    assertThat(verifier.verify(signer.submission(headers, new byte[0])).message())
        .contains("The body is empty");
    assertThat(verifier.verify(signer.submission(headers, utf8("Z\uFFFD"))).message())
        .contains("U+FFFD");
    assertThat(verifier
            .verify(signer.submission(headers, new byte[] {0x1F, (byte) 0x8B, 8, 0}))
            .message())
        .contains("gzip");
    assertThat(verifier.verify(signer.submission(headers, BODY, "********")).message())
        .contains("all asterisks");
  }

  @Test
  void largeBodiesAreSaidNotToHaveBeenTriedInEveryWay() {
    Signer signer = Signer.of("github");
    byte[] large = new byte[Restoring.LARGEST + 1];
    Arrays.fill(large, (byte) ' ');
    large[0] = '1';
    byte[] ended = Arrays.copyOf(large, large.length + 1);
    ended[large.length] = '\n';

    assertThat(verifier.verify(signer.submission(signer.headers(large), ended)).hint())
        .isEqualTo(Hint.TRAILING_NEWLINE_ADDED);
    assertThat(
            verifier.verify(signer.submission(signer.headers(utf8("x")), large)).message())
        .contains("The body is large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eyJhIjoxfQ==",
        "%7B%22a%22%3A1%7D",
        "\"{\\\"a\\\":1}\"",
        "payload=%7B%7D",
        "{\u0000\"\u0000a\u0000\"\u0000:\u00001\u0000}\u0000"
      })
  void aBodyThatOnlyLooksLikeAnotherFormIsNotSaidToBeOne(String held) {
    Signer signer = Signer.of("github");

    Verification verification =
        verifier.verify(signer.submission(signer.headers(utf8("{\"a\":2}")), utf8(held)));

    assertThat(verification.hints()).isEmpty();
    assertThat(verification.secret()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SECRET=x",
        "{\"s\":\"x\"}",
        "c2VjcmV0",
        "a%20b",
        "a&amp;b",
        "a\\n",
        "\"x\"",
        "${HOME}",
        "a\u00A0",
        "a\u00A0b",
        "$env:X = \"y\"",
        "set X=y",
        "X=${Y}",
        "X=y # z",
        "x\n# y",
        "WXpKV2FnPT0="
      })
  void aSecretThatOnlyLooksEncodedIsNotSaidToBe(String held) {
    Signer signer = Signer.of("github");

    Verification verification =
        verifier.verify(signer.submission(signer.headers(BODY), BODY, held));

    assertThat(verification.hints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HEX",
        "SHA256=HEX",
        "sha256= HEX",
        "sha256=0xHEX",
        "0xHEX",
        "'sha256=HEX'",
        "\u201Csha256=HEX\u201D",
        "sha256%3DHEX",
        "sha256=HEX\u200B",
        "(stdin)= HEX",
        "SHA256 (f) = HEX",
        "b'sha256=HEX'",
        "HEX *f",
        "X-Hub-Signature-256: sha256=HEX",
        "HTTP_X_HUB_SIGNATURE_256=sha256=HEX",
        "sha256=HEX\nsha256=HEX",
        "sha256=HEX,sha256=HEX",
        "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "sha1=0000000000000000000000000000000000000000",
        "'x'",
        "x, y"
      })
  void aFormIsNoCauseWhereTheRightOneWouldNotMatchEither(String form) {
    Signer signer = Signer.of("github");
    String value = form.replace("HEX", "0a".repeat(32));

    Verification verification = verifier.verify(
        signer.submission(signer.headers(BODY).with("X-Hub-Signature-256", value), BODY));

    assertThat(verification.reason()).isEqualTo(Reason.MALFORMED);
    assertThat(verification.hints()).isEmpty();
    assertThat(verification.secret()).isNull();
    assertThat(verification.message())
        .doesNotContain("would match with")
        .doesNotContain("signed by another provider");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha256=HEX\n", "sha256=HEX,", "\"sha256=HEX\",\n"})
  void ofValuesThatWereJoinedNoFormIsNamedThatOnlyOneOfThemHas(String other) {
    Signer signer = Signer.of("github");
    Headers headers = signer.headers(BODY);
    String value = other.replace("HEX", "0a".repeat(32)) + signer.signature(BODY);

    Verification verification =
        verifier.verify(signer.submission(headers.with("X-Hub-Signature-256", value), BODY));

    assertThat(verification.hints()).containsExactly(Hint.JOINED_VALUES);
    assertThat(verification.secret()).isNotNull();
  }

  @Test
  void aListOfWhichNoFormIsRightIsNotSaidToBeJoined() {
    Signer signer = Signer.of("standard-webhooks");
    Headers headers = signer.headers(BODY);
    String bare = signer.signature(BODY).replace("=", "");
    String value = "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA " + bare;

    Verification verification =
        verifier.verify(signer.submission(headers.with("webhook-signature", value), BODY));

    assertThat(verification.valid()).isFalse();
    assertThat(verification.hints()).doesNotContain(Hint.JOINED_VALUES);
  }

  @Test
  void aSecretInUtf16WithItsLineEndIsFoundForAChangedBodyToo() {
    Signer signer = Signer.of("github");
    Submission whole = signer.submission(signer.headers(utf8("a")), utf8("a\n"));

    Verification verification = verifier.verify(new Submission(
        whole.headers(),
        null,
        whole.body(),
        whole.scheme(),
        List.of(new NamedSecret(
            "a", Secret.of((signer.secret() + "\r\n").getBytes(StandardCharsets.UTF_16LE)))),
        List.of(),
        whole.now(),
        whole.tolerance()));

    assertThat(verification.hints())
        .containsExactly(Hint.TRAILING_NEWLINE_ADDED, Hint.SECRET_IN_UTF_16);
  }
}

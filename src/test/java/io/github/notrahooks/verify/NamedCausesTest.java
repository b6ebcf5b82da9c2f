package io.github.notrahooks.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.Verdict.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verifier names no cause that is not there. */
final class NamedCausesTest {
  private static final byte[] BODY = SignatureMistakes.BODY;

  private final Verifier verifier = new Verifier();

  @Test
  void aHeaderInThePlaceOfAnotherIsNamedAsItIsThere() {
    Signer notra = Signer.of("notra");
    Headers svix = Headers.of("svix-id", "m", "svix-timestamp", "1", "svix-signature", "v1,AAAA");

    Verification verification = verifier.verify(notra.submission(svix, BODY));

    assertThat(verification.hint()).isEqualTo(Hint.OTHER_PROVIDER);
    assertThat(verification.message())
        .contains("svix-signature is there")
        .doesNotContain("webhook-signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1a,AAAA", "v2,AAAA", "v1a,AAAA v1a,BBBB"})
  void aValueOfAnotherVersionIsNotTakenForSeveral(String value) {
    Signer signer = Signer.of("standard-webhooks");
    Headers headers = signer.headers(BODY).with("webhook-signature", value);

    Verification verification = verifier.verify(signer.submission(headers, BODY));

    assertThat(verification.reason()).isEqualTo(Reason.MALFORMED);
    assertThat(verification.hint()).isNull();
  }

  @Test
  void nothingIsSaidOfDigitsWhereThePrefixIsInUpperCase() {
    Signer signer = Signer.of("github");
    String value = signer.signature(BODY).replace("sha256=", "SHA256=");
    Headers headers = signer.headers(BODY).with("X-Hub-Signature-256", value);

    Verification verification = verifier.verify(signer.submission(headers, BODY));

    assertThat(verification.hint()).isEqualTo(Hint.PREFIX_MISSPELT);
    assertThat(verification.message())
        .contains("spelt in another way")
        .doesNotContain("upper case");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zlib", "deflate"})
  void whatIsBehindACompressedBodyIsNotPassedOver(String form) throws IOException {
    Signer signer = Signer.of("github");
    byte[] packed = packed(form);
    byte[] longer = Arrays.copyOf(packed, packed.length + 10);
    System.arraycopy(Signer.utf8("{\"evil\":1}"), 0, longer, packed.length, 10);
    Headers headers = signer.headers(BODY).with("Content-Encoding", form);

    assertThat(verifier.verify(signer.submission(headers, packed)).valid()).isTrue();
    Verification verification = verifier.verify(signer.submission(headers, longer));

    assertThat(verification.valid()).isFalse();
    assertThat(verification.hints()).isEmpty();
    assertThat(verification.message()).contains("10 bytes behind its end");
  }

  @Test
  void membersOfOneGzipFileAreAllOfIt() throws IOException {
    Signer signer = Signer.of("github");
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    twice.writeBytes(packed("gzip"));
    twice.writeBytes(packed("gzip"));
    byte[] all = Signer.utf8(new String(BODY, UTF_8).repeat(2));

    Verification verification =
        verifier.verify(signer.submission(signer.headers(all), twice.toByteArray()));

    assertThat(verification.valid()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd", "gzip", "deflate"})
  void plainTextIsNotSaidToBeStillCompressed(String encoding) {
    Signer signer = Signer.of("github");
    Headers headers = signer.headers(BODY).with("Content-Encoding", encoding);

    Verification verification = verifier.verify(signer.submission(headers, BODY, "another"));

    assertThat(verification.message())
        .contains(
            "Content-Encoding says " + encoding + ", and the body is not: something unpacked");
  }

  @Test
  void aTimeAsATextIsLinearsAllTheSame() {
    Signer signer = Signer.of("linear");
    byte[] body = Signer.utf8("{\"webhookTimestamp\":\"" + Signer.NOW.toEpochMilli() + "\"}");
    Submission told = signer.submission(Headers.EMPTY, body);

    Verification verification = verifier.verify(new Submission(
        Headers.EMPTY,
        signer.signature(body),
        told.body(),
        null,
        told.secrets(),
        told.others(),
        told.now(),
        null));

    assertThat(verification.provider()).isEqualTo("linear");
    assertThat(verification.reason()).isEqualTo(Reason.MISSING_TIMESTAMP);
    assertThat(verification.message()).contains("is a text, not a number of milliseconds");
  }

  private static byte[] packed(String form) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream packing = form.equals("gzip")
        ? new GZIPOutputStream(packed)
        : new DeflaterOutputStream(
            packed, new Deflater(Deflater.BEST_SPEED, form.equals("deflate")))) {
      packing.write(BODY);
    }
    return packed.toByteArray();
  }
}

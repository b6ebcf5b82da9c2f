package io.github.notrahooks.verify;

import static io.github.notrahooks.verify.Signer.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.input.Compression;
import io.github.notrahooks.verify.Verification.Searched;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that its bound ended says so and names no cause; what is small is found in spite of it. */
final class BoundedSearchTest {
  private final Verifier verifier = new Verifier();
  private final Signer signer = Signer.of("github");
  private final Headers headers = signer.headers(utf8("another one"));

  private Verification verified(byte[] body) {
    return verifier.verify(signer.submission(headers, body));
  }

  private static void assertPartly(Verification verification) {
    assertThat(verification.searched()).isEqualTo(Searched.PARTLY);
    assertThat(verification.hints()).isEmpty();
    assertThat(verification.message())
        .contains("what is wrong is not known")
        .doesNotContain("What remains");
  }

  private static byte[] packed(byte[] start, int size) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(Arrays.copyOf(start, size));
    }
    return packed.toByteArray();
  }

  @Test
  void deepNestingIsNotIndentedToHundredsOfTimesItsSize() {
    String deep = "[".repeat(999) + "]".repeat(999);

    Verification verification = verified(utf8(deep));

    assertPartly(verification);
    assertThat(verification.message())
        .contains("Not everything was tried")
        .doesNotContain("The body is large");
  }

  @Test
  void whatIsNestedDeepIsFoundWhereNothingIsIndented() {
    String compact = "[".repeat(999) + "1,2" + "]".repeat(999);
    Headers right = signer.headers(utf8(compact));

    Verification verification =
        verifier.verify(signer.submission(right, utf8(compact.replace(",", ", "))));

    assertThat(verification.hint()).isEqualTo(Hint.JSON_WAS_COMPACT);
  }

  @Test
  void repeatedKeysCountAlthoughMostWaysOfWritingLeaveThemOut() {
    assertPartly(verified(utf8("{" + "\"a\":12345,".repeat(50_000) + "\"a\":1}")));
  }

  @Test
  void allOfWhatIsNoJsonIsTriedAsFarAsTheBoundGoes() {
    assertPartly(verified(utf8("[".repeat(1_000_000))));
  }

  @Test
  void aLargeBodyIsFirstTriedInTheUsualWaysOfWriting() {
    String compact = "{\"text\":\"" + "é".repeat(1_000_000) + "\",\"n\":1}";
    String held = "{\n  \"text\": \"" + "é".repeat(1_000_000) + "\",\n  \"n\": 1\n}\n";
    Headers right = signer.headers(utf8(compact));

    Verification verification = verifier.verify(signer.submission(right, utf8(held)));

    assertThat(verification.hint()).isEqualTo(Hint.JSON_WAS_COMPACT);
  }

  @Test
  void whatUnpacksToMoreThanABodyMayHaveIsNotSaidToBeWrong() throws IOException {
    byte[] large = packed(utf8("{"), Compression.MOST + 1);

    Verification verification = verified(large);
    Verification inBase64 = verified(Base64.getEncoder().encode(large));

    assertPartly(verification);
    assertPartly(inBase64);
    assertThat(verification.message())
        .contains("it unpacks to more than 26214400 bytes")
        .doesNotContain("damaged");
    assertThat(inBase64.message()).contains("it unpacks to more than 26214400 bytes");
  }

  @Test
  void whatUnpacksToAsMuchAsABodyMayHaveIsTried() throws IOException {
    byte[] inside = Arrays.copyOf(utf8("{"), Compression.MOST);

    Verification right = verifier.verify(
        signer.submission(signer.headers(inside), packed(utf8("{"), inside.length)));
    Verification wrong = verified(packed(utf8("{"), inside.length));

    assertThat(right.valid()).isTrue();
    assertThat(right.hint()).isEqualTo(Hint.BODY_COMPRESSED);
    assertPartly(wrong);
    assertThat(wrong.message()).doesNotContain("unpacks to more than");
  }

  @Test
  void whatIsDamagedIsToldFromWhatIsNotUnpackedHere() throws IOException {
    byte[] packed = packed(utf8("{\"a\":1}"), 2000);
    byte[] zstd = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, 1, 2, 3};

    Verification damaged = verified(Arrays.copyOf(packed, packed.length / 2));

    assertThat(damaged.message()).contains("it is damaged").doesNotContain("unpacks to more");
    assertThat(damaged.searched()).isEqualTo(Searched.ALL);
    assertThat(verified(zstd).message())
        .contains("zstd is not unpacked here")
        .doesNotContain("damaged");
  }

  @ParameterizedTest
  @ValueSource(ints = {63, 64, 65, 1 << 20})
  void aSecretOfAnyLengthIsFoundWithAFaultOfTheBody(int length) {
    String secret = "s".repeat(length);
    byte[] body = utf8("{\"a\":1}");
    Submission right = signer.submission(headers, body, secret);
    Headers signed =
        headers.with("X-Hub-Signature-256", verifier.expected(right).get(0).value());

    Verification verification =
        verifier.verify(signer.submission(signed, utf8("{\"a\":1}\n"), secret + "\n"));

    assertThat(verification.hints())
        .containsExactlyInAnyOrder(Hint.TRAILING_NEWLINE_ADDED, Hint.SECRET_NEWLINE_ADDED);
  }
}

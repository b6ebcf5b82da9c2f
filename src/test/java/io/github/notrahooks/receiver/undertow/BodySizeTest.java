package io.github.notrahooks.receiver.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.receiver.Attempt;
import io.github.notrahooks.receiver.Receiver;
import io.github.notrahooks.signature.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of GitHub's largest size and one byte more, however they are framed. */
@ExtendWith(NothingOnStandardError.class)
final class BodySizeTest {
  private static final int LARGEST = 26_214_400;

  @TempDir
  static Path folder;

  @RegisterExtension
  private static final ReceiverFixture receiver = new ReceiverFixture(
      () -> folder.resolve("home"),
      new ServerSettings(
          "127.0.0.1",
          0,
          64L * 1024 * 1024,
          16L * 1024 * 1024,
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(8),
          100),
      DeliveryLog::open);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBodyOfTheLargestSizeIsProcessedAndStoredToTheByte(boolean chunked) {
    Attempt attempt = padded(LARGEST).id("largest-" + chunked);
    Connection.Answer answer =
        receiver.exchange(chunked ? attempt.chunked(100_000) : attempt.wire());
    assertThat(answer.status()).isEqualTo(200);
    LogRecord logged = receiver.last();
    assertThat(logged.outcome()).isEqualTo(Outcome.PROCESSED);
    assertThat(logged.request().bodyBytes()).isEqualTo(LARGEST);
    assertThat(logged.request().bodySha256())
        .isEqualTo(Sha256.hex(attempt.body().pieces()));
    assertThat(Arrays.equals(logged.request().body().bytes(), attempt.body().bytes()))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBodyOfOneByteMoreIsAnsweredAndNotJustCutOff(boolean chunked) {
    Attempt attempt = padded(LARGEST + 1).id("larger-" + chunked);
    Connection.Answer answer =
        receiver.exchange(chunked ? attempt.chunked(100_000) : attempt.wire());
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body()).isEqualTo("{\"error\":\"Payload too large\"}");
    LogRecord logged = receiver.last();
    assertThat(logged.title()).isEqualTo("Payload too large");
    assertThat(logged.request().bodyTruncated()).isTrue();
    assertThat(logged.request().body().size()).isLessThanOrEqualTo(Receiver.REJECTED_BODY_BYTES);
  }

  @Test
  void whoAsksBeforeSendingTooMuchIsNotAskedForIt() {
    Attempt attempt = Attempt.good("github").id("asked");
    try (Connection connection = receiver.connect()) {
      connection.send(attempt.wireHead("Expect: 100-continue", "Content-Length: " + (LARGEST + 1)));
      assertThat(connection.answer().status()).isEqualTo(413);
    }
  }

  @Test
  void ofARefusedBodyTheBeginningIsKeptAsFarAsItHasCome() {
    Attempt attempt = padded(200_000).id("refused").segment(3, "repo_none");
    assertThat(receiver.exchange(attempt).status()).isEqualTo(404);
    LogRecord.Request logged = receiver.last().request();
    int kept = logged.body().size();
    assertThat(kept).isLessThanOrEqualTo(Receiver.REJECTED_BODY_BYTES);
    assertThat(logged.body()).isEqualTo(Body.of(Arrays.copyOf(attempt.body().bytes(), kept)));
    assertThat(logged.bodyTruncated()).isTrue();
  }

  @Test
  void ofAForgedBodyTheBeginningAndTheHashOfAllAreKept() {
    Attempt attempt = padded(200_000).id("forged").with("X-Hub-Signature-256", "x");
    assertThat(receiver.exchange(attempt).status()).isEqualTo(401);
    LogRecord.Request logged = receiver.last().request();
    assertThat(logged.body().size()).isEqualTo(Receiver.REJECTED_BODY_BYTES);
    assertThat(logged.bodyBytes()).isEqualTo(200_000);
    assertThat(logged.bodySha256()).isEqualTo(Sha256.hex(attempt.body().pieces()));
    assertThat(logged.bodyTruncated()).isTrue();
  }

  @Test
  void bytesThatAreNoTextComeBackAsTheyWere() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    Attempt attempt = Attempt.good("github").body(Body.of(bytes)).id("bytes");
    assertThat(receiver.exchange(attempt).status()).isEqualTo(400);
    assertThat(receiver.last().request().body()).isEqualTo(Body.of(bytes));
  }

  private static Attempt padded(int size) {
    Attempt good = Attempt.good("github");
    String text = good.body().text().stripTrailing();
    byte[] bytes = text.substring(0, text.length() - 1).getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(bytes, size);
    Arrays.fill(padded, bytes.length, size, (byte) 'a');
    byte[] opening = ",\"padding\":\"".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(opening, 0, padded, bytes.length, opening.length);
    byte[] closing = "\"}".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(closing, 0, padded, size - closing.length, closing.length);
    return good.body(Body.of(padded));
  }
}

package io.github.notrahooks.receiver.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.receiver.Attempt;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Clients that were turned away and go on sending. */
@Timeout(60)
@ExtendWith(NothingOnStandardError.class)
final class SendingOnTest {
  private static final Attempt GOOD = Attempt.good("github");
  private static final Attempt FORGED = GOOD.with("X-Hub-Signature-256", "sha256=00");
  private static final String CHUNK = "2000\r\n" + "x".repeat(0x2000) + "\r\n";

  @TempDir
  static Path folder;

  @RegisterExtension
  private static final ReceiverFixture receiver = new ReceiverFixture(
      () -> folder.resolve("home"),
      new ServerSettings(
          "127.0.0.1",
          0,
          64L << 20,
          16L << 20,
          Duration.ofMinutes(10),
          Duration.ofMinutes(10),
          Duration.ofMinutes(10),
          Duration.ofMillis(300),
          Duration.ofSeconds(8),
          100),
      DeliveryLog::open);

  @AfterAll
  static void theReceiverIsAsBefore() {
    assertThat(receiver.exchange(GOOD.id("afterwards")).body()).contains("\"processed\"");
    receiver.awaitHeld(0);
  }

  @Test
  void whatComesAfterA401IsTheNextRequestAndRefusedAsOne() {
    try (Connection connection = receiver.connect()) {
      assertThat(connection.exchange(FORGED).status()).isEqualTo(401);
      connection.send("more of the body that was refused\r\n\r\n");
      assertThat(connection.answer().status()).isEqualTo(400);
      assertThat(connection.rest()).isEmpty();
    }
  }

  @Test
  void aRequestBehindAForgedOneIsJudgedByItself() {
    try (Connection connection = receiver.connect()) {
      for (int i = 0; i < 200; i++) {
        connection.send(FORGED.id("forged-" + i).wire());
      }
      connection.send(GOOD.id("behind").wire());
      for (int i = 0; i < 200; i++) {
        assertThat(connection.answer().status()).isEqualTo(401);
      }
      assertThat(connection.answer().body()).contains("\"processed\"");
    }
  }

  @Test
  void aBodyWithoutAnEndOfWhatIsNoDeliveryIsReadForAWhileAndThenCutOff() {
    assertCutOff(GOOD.path("/nothing"));
  }

  @Test
  void aBodyWithoutAnEndOfWhatWasRefusedByItsHeadIsReadForAWhileAndThenCutOff() {
    assertCutOff(GOOD.segment(3, "repo_none").id("nowhere"));
    assertThat(receiver.told("nowhere").statusCode()).isEqualTo(404);
    assertCutOff(GOOD.without("X-Hub-Signature-256").id("unsigned"));
    assertThat(receiver.told("unsigned").statusCode()).isEqualTo(400);
  }

  @Test
  void aBodyWithoutAnEndIsAnswered413AndThenCutOff() {
    assertCutOff(GOOD.id("endless"));
    assertThat(receiver.told("endless").statusCode()).isEqualTo(413);
  }

  @Test
  void aBodyThatIsNearlyAllFramingIsAnEndlessOneToo() {
    assertCutOff(GOOD.id("framing"), ("1;" + "x".repeat(200) + "\r\nx\r\n").repeat(40));
    assertThat(receiver.told("framing").statusCode()).isEqualTo(413);
  }

  @Test
  void aChunkThatClaimsMoreThanAnyBodyHasIsTooLargeAtOnce() {
    Attempt attempt = GOOD.id("claim");
    for (String early : new String[] {"", "1\r\nx\r\n"}) {
      for (String size : new String[] {"fffffff", "7fffffffffffffff", "ffffffffffffffff"}) {
        try (Connection connection = receiver.connect()) {
          connection
              .send(attempt.wireHead("Transfer-Encoding: chunked"))
              .send(early + size + "\r\n");
          assertThat(connection.answer().status()).isEqualTo(413);
        }
        assertThat(receiver.told("claim").statusCode()).isEqualTo(413);
      }
    }
  }

  @Test
  void aTrailerWithoutAnEndIsNotKeptInMemory() {
    try (Connection connection = receiver.connect()) {
      connection.send(GOOD.id("trailer").wireHead("Transfer-Encoding: chunked"));
      connection.send("0\r\nX-A: " + "x".repeat(9000));
      assertThat(connection.answer().status()).isEqualTo(400);
    }
  }

  @Test
  void whatManyRequestsOfOneConnectionSendIsNotTakenForOneEndlessBody() {
    Attempt large = GOOD.tampered(Body.of(new byte[8 << 20])).id("large");
    try (Connection connection = receiver.connect()) {
      for (int i = 0; i < 12; i++) {
        byte[] request = i % 2 == 0 ? large.wire() : large.chunked(1 << 20);
        assertThat(connection.send(request).answer().status()).isEqualTo(401);
      }
    }
  }

  private static void assertCutOff(Attempt attempt) {
    assertCutOff(attempt, CHUNK);
  }

  /** Sends until the connection is closed. */
  private static void assertCutOff(Attempt attempt, String chunk) {
    try (Connection connection = receiver.connect()) {
      connection.send(attempt.wireHead("Transfer-Encoding: chunked"));
      try {
        while (true) {
          connection.send(chunk);
        }
      } catch (UncheckedIOException closed) {
        // The server would not have it any more.
        assertThat(closed).hasMessageMatching(".*(Broken pipe|reset|closed|abort).*");
      }
    }
  }
}

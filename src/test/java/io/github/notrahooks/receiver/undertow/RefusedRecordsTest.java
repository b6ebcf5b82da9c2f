package io.github.notrahooks.receiver.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.upkeep.LogCheck;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.receiver.Attempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What strangers can have written to the log: what it costs, and how long it can be. */
final class RefusedRecordsTest {
  private static final Attempt FORGED =
      Attempt.good("github").with("X-Hub-Signature-256", "sha256=00").id("forged");

  /** Hidden in any text, so that it is written as six bytes. */
  private static final String CONTROL = "\u0080";

  @TempDir
  private Path folder;

  private final AtomicLong charged = new AtomicLong();
  private final AtomicLong records = new AtomicLong();

  @RegisterExtension
  private final ReceiverFixture receiver = new ReceiverFixture(
      () -> folder.resolve("home"), ReceiverFixture.SETTINGS, DeliveryLog::open, bytes -> {
        charged.addAndGet(bytes);
        records.incrementAndGet();
        return true;
      });

  @Test
  void theBudgetIsChargedWithEveryByteThatIsWritten() throws IOException {
    List<Attempt> attempts = new ArrayList<>();
    attempts.add(FORGED);
    attempts.add(FORGED.with("X-GitHub-Event", CONTROL.repeat(31_000)));
    attempts.add(FORGED.with("X-Other", "\"\\".repeat(15_000)));
    attempts.add(FORGED.tampered(Body.of(new byte[64 * 1024])));
    attempts.add(FORGED.tampered(Body.ofText(CONTROL.repeat(100_000))));
    attempts.add(FORGED.segment(3, "repo_none").tampered(Body.of(new byte[] {-1, -2})));
    attempts.add(FORGED.path(FORGED.path() + "?" + "x".repeat(20_000)));
    for (Attempt attempt : attempts) {
      assertThat(receiver.exchange(attempt).status()).isIn(401, 404);
    }
    receiver.close();

    assertThat(records.get()).isEqualTo(attempts.size());
    // Of the numbers of a line, the longest are reckoned with.
    assertThat(charged.get()).isBetween(written(), written() + 40L * attempts.size());
  }

  /** All bytes of lines and indexes. */
  private long written() throws IOException {
    try (Stream<Path> files = Files.walk(receiver.logs())) {
      long size = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        size += String.valueOf(file.getFileName()).contains(".lock") ? 0 : Files.size(file);
      }
      return size;
    }
  }

  @Test
  void whatAStrangerMakesLongIsCutAndSaidToBe() {
    Attempt long1 = FORGED
        .with("X-GitHub-Event", "e".repeat(5000))
        .with("X-Other", "o".repeat(5000))
        .with("User-Agent", "u")
        .path(FORGED.path() + "?" + "q".repeat(5000));
    assertThat(receiver.exchange(long1).status()).isEqualTo(401);

    LogRecord logged = receiver.last();
    assertThat(logged.request().cut()).containsExactlyInAnyOrder("event", "path", "headers");
    assertThat(logged.payload().event()).isEqualTo("e".repeat(256));
    assertThat(logged.request().path()).hasSize(2048).startsWith(FORGED.path() + "?qqq");
    assertThat(logged.request().headers().first("X-Other")).hasValue("o".repeat(1024));
    assertThat(logged.request().headers().first("User-Agent")).hasValue("u");
    assertThat(receiver.logText()).contains(",\"cut\":[\"event\",\"path\",\"headers\"],\"body\":");
  }

  @Test
  void theSegmentsOfARouteAndItsDeliveryIdAreCutToo() {
    String x = "x".repeat(1500);
    Attempt attempt = FORGED.path("/api/webhooks/" + x + "/" + x + "/" + x + "/" + x);
    assertThat(receiver.exchange(attempt).status()).isEqualTo(400);
    assertThat(receiver.last().request().cut())
        .containsExactlyInAnyOrder(
            "integrationType", "organizationId", "integrationId", "repositoryId", "path");
    assertThat(receiver.last().integrationType()).hasSize(256);

    assertThat(receiver.exchange(FORGED.id("d".repeat(9000))).status()).isEqualTo(400);
    assertThat(receiver.last().referenceId()).isEqualTo("d".repeat(256));
    assertThat(receiver.last().request().cut()).contains("referenceId");
  }

  @Test
  void ofManyHeadersTheFirstAreKept() {
    Attempt attempt = FORGED;
    for (int i = 0; i < 80; i++) {
      attempt = attempt.adding("X-" + i, "v".repeat(300));
    }
    assertThat(receiver.exchange(attempt).status()).isEqualTo(401);

    LogRecord.Request logged = receiver.last().request();
    assertThat(logged.cut()).containsExactly("headers");
    assertThat(logged.headers().list())
        .hasSizeBetween(40, 60)
        .isEqualTo(attempt.headers().subList(0, logged.headers().list().size()));
  }

  @Test
  void aRefusedRequestOfUsualLengthAndAnyAcceptedOneAreKeptWhole() {
    assertThat(receiver.exchange(FORGED).status()).isEqualTo(401);
    assertThat(receiver.last().request().cut()).isEmpty();
    Attempt accepted = Attempt.good("github").with("X-Other", "o".repeat(20_000));
    assertThat(receiver.exchange(accepted).status()).isEqualTo(200);
    assertThat(receiver.last().request().cut()).isEmpty();
    assertThat(receiver.last().request().headers().first("X-Other")).hasValue("o".repeat(20_000));
    assertThat(receiver.logText()).doesNotContain("\"cut\"");
  }

  @Test
  void aCheckFindsNothingWrongWithACutRecord() throws IOException {
    receiver.exchange(FORGED.with("X-GitHub-Event", CONTROL.repeat(31_000)));
    receiver.exchange(FORGED.with("X-Other", "o".repeat(20_000)));
    receiver.close();

    var report = new LogCheck(receiver.logs()).run();
    assertThat(report.findings()).isEmpty();
    assertThat(report.records()).isEqualTo(2);
  }
}

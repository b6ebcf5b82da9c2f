package io.github.notrahooks.log.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.LogRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log whose records are written some time after they were handed in, many together. */
final class UnhurriedLogTest {
  @TempDir
  private Path folder;

  private TestLog test;

  @BeforeEach
  void log() {
    test = new TestLog(folder.resolve("home/logs"));
  }

  @Test
  void allThatWasHandedInIsStoredOnceSomebodyWaitsForIt() throws IOException, InterruptedException {
    try (DeliveryLog log = DeliveryLog.openUnhurried(test.settings())) {
      CountDownLatch stored = new CountDownLatch(100);
      for (int i = 1; i <= 100; i++) {
        log.append(record(i), new DeliveryLog.Completion() {
          @Override
          public void stored(long seq) {
            stored.countDown();
          }
        });
      }
      log.hurry();
      assertThat(stored.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(test.read()).hasSize(100);
    }
  }

  @Test
  void closingWaitsForAllOfThem() throws IOException {
    try (DeliveryLog log = DeliveryLog.openUnhurried(test.settings())) {
      for (int i = 1; i <= 100; i++) {
        log.append(record(i), new DeliveryLog.Completion() {});
      }
    }
    assertThat(test.read()).hasSize(100);
    assertThat(test.check().ok()).isTrue();
  }

  private static LogRecord record(int id) {
    return Deliveries.delivery().id(id).build();
  }
}

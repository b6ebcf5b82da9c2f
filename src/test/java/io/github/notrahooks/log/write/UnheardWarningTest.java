package io.github.notrahooks.log.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.segment.LogSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored is stored, whether or not a warning about something else can be said. */
final class UnheardWarningTest {
  @TempDir
  private Path folder;

  private LogSettings settings(Throwable problem) {
    TestLog test = new TestLog(folder);
    return new LogSettings(folder, test.clock, true, LogSettings.SEGMENT_BYTES, text -> {
      if (problem instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) problem;
    });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRecordWhoseIndexCannotBeWrittenIsStored(boolean outOfMemory) throws Exception {
    Files.writeString(folder.resolve("index"), "in place of the folder");
    Throwable problem =
        outOfMemory ? new OutOfMemoryError("no room") : new IllegalStateException("nobody listens");
    try (DeliveryLog log = DeliveryLog.open(settings(problem))) {
      assertThat(log.append(Deliveries.delivery().build())).isEqualTo(1);
      assertThat(log.append(Deliveries.delivery().build())).isEqualTo(2);
      assertThat(log.trouble()).isNull();
    }
  }

  @Test
  void aCompletionThatFailsKeepsTheWriterGoing() throws Exception {
    try (DeliveryLog log =
        DeliveryLog.open(settings(new IllegalStateException("nobody listens")))) {
      log.append(Deliveries.delivery().build(), new DeliveryLog.Completion() {
        @Override
        public void stored(long seq) {
          throw new IllegalStateException("a bug");
        }
      });
      assertThat(log.append(Deliveries.delivery().build())).isEqualTo(2);
    }
  }
}

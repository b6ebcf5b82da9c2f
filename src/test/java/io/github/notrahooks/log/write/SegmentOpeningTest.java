package io.github.notrahooks.log.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.SegmentFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentOpeningTest {
  @TempDir
  private Path folder;

  private final FaultyFile.Faults files = new FaultyFile.Faults();
  private final List<Path> synced = new ArrayList<>();
  private TestLog test;
  private Path logs;

  @BeforeEach
  void logInAFolder() {
    logs = folder.resolve("logs");
    test = new TestLog(logs);
  }

  private DeliveryLog open(SegmentFile.Opener opener) throws IOException {
    return DeliveryLog.open(new Appender(test.settings(), opener), test.warnings::add);
  }

  private static LogRecord record(int id) {
    return Deliveries.delivery().id(id).build();
  }

  @Test
  void aDeliveryIsNotRefusedForADescriptorThatIsMissingForAMoment() throws Exception {
    SegmentFile.Opener opener = path -> {
      if (files.opened.isEmpty()) {
        files.opened.add(path);
        throw new FileSystemException(path.toString(), null, "Too many open files");
      }
      return files.open(path);
    };
    try (DeliveryLog log = open(opener)) {
      assertThat(log.append(record(1))).isEqualTo(1);
    }
    assertThat(files.opened).hasSize(2);
    assertThat(test.read()).extracting(LogEntry::delivery).containsExactly(record(1));
    assertThat(test.check().ok()).isTrue();
  }

  @Test
  void aSegmentWhoseFolderCouldNotBeSyncedIsNotTakenForOpen() throws Exception {
    SegmentFile.Opener opener = new SegmentFile.Opener() {
      @Override
      public SegmentFile open(Path path) throws IOException {
        return files.open(path);
      }

      @Override
      public void syncFolder(Path of) throws IOException {
        synced.add(of);
        if (synced.size() == 1) {
          throw new IOException("Input/output error");
        }
      }
    };
    try (DeliveryLog log = open(opener)) {
      assertThatThrownBy(() -> log.append(record(1))).hasMessageContaining("Input/output error");
      assertThat(log.append(record(2))).isEqualTo(1);
      assertThat(log.append(record(3))).isEqualTo(2);
    }
    assertThat(synced).containsExactly(logs, logs);
    assertThat(test.read()).extracting(LogEntry::delivery).containsExactly(record(2), record(3));
  }
}

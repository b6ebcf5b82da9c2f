package io.github.notrahooks.log.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.SegmentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryLogTest {
  @TempDir
  private Path folder;

  private final FaultyFile.Faults faults = new FaultyFile.Faults();
  private TestLog test;

  @BeforeEach
  void logInAFolderThatIsNotThereYet() {
    test = new TestLog(folder.resolve("home/logs"));
  }

  private DeliveryLog open() throws IOException {
    return DeliveryLog.open(new Appender(test.settings(), faults::open), test.warnings::add);
  }

  private static LogRecord record(int id) {
    return Deliveries.delivery().id(id).build();
  }

  @Test
  void recordsAreNumberedFromOne() throws Exception {
    try (DeliveryLog log = open()) {
      assertThat(log.append(record(1))).isEqualTo(1);
      assertThat(log.append(record(2))).isEqualTo(2);
    }
    assertThat(test.read()).extracting(LogEntry::delivery).containsExactly(record(1), record(2));
    assertThat(test.check().ok()).isTrue();
  }

  @Test
  void deliveriesThatArriveTogetherShareASync() throws Exception {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch all = new CountDownLatch(1);
    Results results = new Results();
    try (DeliveryLog log = open()) {
      log.append(record(0), new DeliveryLog.Completion() {
        @Override
        public void stored(long seq) {
          writing.countDown();
          await(all);
        }
      });
      await(writing);
      int before = faults.syncs;
      for (int i = 1; i <= 500; i++) {
        log.append(record(i), results);
      }
      all.countDown();
      log.close();
      assertThat(faults.syncs - before).isEqualTo(1);
    }
    assertThat(results.stored).isEqualTo(LongStream.rangeClosed(2, 501).boxed().toList());
  }

  @Test
  void aRecordIsSyncedBeforeItIsCalledStored() throws Exception {
    List<Integer> syncs = new ArrayList<>();
    try (DeliveryLog log = open()) {
      for (int i = 1; i <= 3; i++) {
        log.append(record(i));
        syncs.add(faults.syncs);
      }
    }
    assertThat(syncs).containsExactly(1, 2, 3);
  }

  @Test
  void aFailedWriteLeavesNothingAndTheNextRecordIsStored() throws Exception {
    try (DeliveryLog log = open()) {
      log.append(record(1));
      faults.failingWrites = 1;
      assertThatThrownBy(() -> log.append(record(2))).hasMessage("No space left on device");
      assertThat(test.read()).hasSize(1);
      assertThat(Files.readString(test.segment())).endsWith("}\n");
      assertThat(log.append(record(3))).isEqualTo(2);
    }
    assertThat(faults.opened).hasSize(1);
    assertThat(test.check().ok()).isTrue();
  }

  @Test
  void afterAFailedSyncANewSegmentIsBegun() throws Exception {
    try (DeliveryLog log = open()) {
      log.append(record(1));
      faults.failingSyncs = 1;
      assertThatThrownBy(() -> log.append(record(2))).hasMessage("Input/output error");
      assertThat(test.read()).hasSize(1);
      assertThat(log.append(record(3))).isEqualTo(2);
      assertThat(log.append(record(4))).isEqualTo(3);
    }
    assertThat(test.files()).containsExactly("2026-11-23.2.jsonl", "2026-11-23.jsonl");
    assertThat(faults.opened.stream().map(Path::toString))
        .containsExactly("2026-11-23.jsonl", "2026-11-23.2.jsonl");
    assertThat(test.seqs()).containsExactly(1L, 2L, 3L);
    assertThat(test.check().ok()).isTrue();
  }

  @Test
  void aSegmentThatFailedToSyncIsNotTakenUpAgainWhereTheNextOneCannotBeOpened() throws Exception {
    List<String> opened = new ArrayList<>();
    SegmentFile.Opener opener = path -> {
      opened.add(path.getFileName().toString());
      if (opened.size() == 2) {
        throw new IOException("Too many open files");
      }
      return faults.open(path);
    };
    try (Appender appender = new Appender(test.settings(), opener)) {
      faults.failingSyncs = 1;
      assertThatThrownBy(() -> TestLog.append(appender, record(1))).hasMessageContaining("Input");
      assertThatThrownBy(() -> TestLog.append(appender, record(2)))
          .hasMessageContaining("Too many");
      int syncs = faults.syncs;
      assertThat(TestLog.append(appender, record(3))).isEqualTo(1);
      assertThat(faults.syncs).isEqualTo(syncs + 1);
    }
    assertThat(Files.size(test.segment())).isZero();
    assertThat(test.read()).extracting(entry -> entry.segment().number()).containsExactly(2);
  }

  @Test
  void whatCannotBeCutOffIsMadeBlank() throws Exception {
    try (DeliveryLog log = open()) {
      log.append(record(1));
      faults.failingSyncs = 1;
      faults.failingTruncates = 1;
      assertThatThrownBy(() -> log.append(record(2))).hasMessage("Input/output error");
      assertThat(test.read()).hasSize(1);
      assertThat(log.append(record(3))).isEqualTo(2);
    }
    assertThat(test.seqs()).containsExactly(1L, 2L);
    assertThat(test.damage).isEmpty();
    assertThat(test.check().ok()).isTrue();
    assertThat(test.check().notes()).singleElement().asString().contains("blank line");
  }

  @Test
  void aFailedWriteThatCannotBeCutOffIsMadeBlankToo() throws Exception {
    try (DeliveryLog log = open()) {
      log.append(record(1));
      faults.failingWrites = 1;
      faults.failingTruncates = 1;
      assertThatThrownBy(() -> log.append(record(2))).isInstanceOf(IOException.class);
      assertThat(log.append(record(3))).isEqualTo(2);
    }
    assertThat(test.read()).extracting(LogEntry::delivery).containsExactly(record(1), record(3));
    assertThat(test.check().ok()).isTrue();
  }

  @Test
  void recordsThatCannotBeRemovedAtAllKeepTheirNumbersAndAWarningSaysSo() throws Exception {
    faults.beforeSync = file -> {
      faults.failingWrites = 1;
      faults.written = 0;
      faults.failingTruncates = 1;
    };
    try (Appender appender = new Appender(test.settings(), faults::open)) {
      faults.failingSyncs = 1;
      assertThatThrownBy(() -> TestLog.append(appender, record(1))).hasMessageContaining("Input");
      faults.failingTruncates = 0;
      assertThat(TestLog.append(appender, record(2))).isEqualTo(2);
    }
    assertThat(test.seqs()).containsExactly(1L, 2L);
    assertThat(test.warnings).singleElement().asString().contains("may have been left");
  }

  @Test
  void everyRecordOfAFailedBatchIsToldAndNoneRemains() throws Exception {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch all = new CountDownLatch(1);
    Results results = new Results();
    try (DeliveryLog log = open()) {
      log.append(record(0), new DeliveryLog.Completion() {
        @Override
        public void stored(long seq) {
          writing.countDown();
          await(all);
        }
      });
      await(writing);
      for (int i = 1; i <= 300; i++) {
        log.append(record(i), results);
      }
      faults.failingSyncs = 1;
      all.countDown();
    }
    assertThat(results.stored).isEmpty();
    assertThat(results.failed).hasSize(300);
    assertThat(test.seqs()).containsExactly(1L);
  }

  @Test
  void theTroubleLastsUntilAProbeSucceeds() throws Exception {
    try (DeliveryLog log = open()) {
      assertThat(log.trouble()).isNull();
      faults.failingWrites = 1;
      assertThatThrownBy(() -> log.append(record(1))).isInstanceOf(IOException.class);
      assertThat(log.trouble()).isEqualTo("No space left on device");
      log.append(record(2));
      assertThat(log.trouble()).isNull();
    }
    assertThat(test.files()).containsExactly("2026-11-23.jsonl");
  }

  @Test
  void aCompletionThatFailsKeepsNobodyElseFromBeingTold() throws Exception {
    try (DeliveryLog log = open()) {
      DeliveryLog.Completion failing = new DeliveryLog.Completion() {
        @Override
        public void stored(long seq) {
          if (seq == 1) {
            throw new IllegalStateException("a bug");
          }
          throw new OutOfMemoryError("no room");
        }
      };
      log.append(record(1), failing);
      log.append(record(2), failing);
      assertThat(log.append(record(3))).isEqualTo(3);
    }
    assertThat(test.warnings).hasSize(2).first().asString().contains("a bug");
  }

  @Test
  void aClosedLogRefusesAtOnce() throws Exception {
    DeliveryLog log = open();
    log.append(record(1));
    log.close();
    log.close();
    assertThatThrownBy(() -> log.append(record(2))).hasMessageContaining("closed");
    assertThat(test.read()).hasSize(1);
  }

  @Test
  void aFolderThatIsRemovedIsMadeAgain() throws Exception {
    try (DeliveryLog log = open()) {
      log.append(record(1));
      removeFolder();
      assertThat(log.append(record(2))).isEqualTo(2);
      assertThat(test.read()).extracting(LogEntry::delivery).containsExactly(record(2));
    }
  }

  @Test
  void aFolderThatIsRemovedBeforeTheFirstRecordIsMadeAgain() throws Exception {
    try (DeliveryLog log = open()) {
      removeFolder();
      assertThat(log.append(record(1))).isEqualTo(1);
    }
    assertThat(test.read()).hasSize(1);
  }

  @Test
  void aFolderThatWasReplacedByAnotherProcessIsUsedAsItIs() throws Exception {
    try (DeliveryLog log = open()) {
      log.append(record(1));
      log.append(record(2));
      removeFolder();
      test.append(record(10));
      log.append(record(3));
    }
    assertThat(test.read()).extracting(LogEntry::delivery).containsExactly(record(10), record(3));
  }

  @Test
  void aReplacedLockFileIsNoticed() throws Exception {
    try (DeliveryLog log = open()) {
      log.append(record(1));
      Files.delete(test.logs.resolve(".append"));
      log.append(record(2));
      assertThat(test.logs.resolve(".append")).exists();
    }
    assertThat(test.seqs()).containsExactly(1L, 2L);
  }

  @Test
  void aSegmentThatIsRemovedWhileItIsWrittenStoresNothing() throws Exception {
    faults.beforeSync = Files::delete;
    try (Appender appender = new Appender(test.settings(), faults::open)) {
      assertThatThrownBy(() -> TestLog.append(appender, record(1)))
          .hasMessageContaining("removed while it was written");
    }
  }

  @Test
  void aFileInPlaceOfTheFolderIsAnError() throws Exception {
    Files.createDirectories(test.logs.getParent());
    Files.writeString(test.logs, "a file");
    assertThatThrownBy(() -> DeliveryLog.open(test.settings()).close())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(test.logs.toString());
  }

  @Test
  void foldersAndFilesAreTheirOwnersAlone() throws Exception {
    test.append(1, 1);
    Files.writeString(test.segment(), "torn", StandardOpenOption.APPEND);
    test.append(2, 1);
    try (var files = Files.walk(folder.resolve("home"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
      }
    }
    assertThat(test.files()).hasSize(2);
  }

  private void removeFolder() throws IOException {
    try (var files = Files.walk(test.logs)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

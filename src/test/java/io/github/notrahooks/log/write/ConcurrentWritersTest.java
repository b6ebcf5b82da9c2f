package io.github.notrahooks.log.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.segment.LogSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentWritersTest {
  private static final int THREADS = 4;
  private static final int EACH = 40;

  @TempDir
  private Path folder;

  @Test
  void severalProcessesWithSeveralThreadsEachMixNoLines() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 1; i <= 2; i++) {
      processes.add(new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:TieredStopAtLevel=1",
              "-cp",
              System.getProperty("java.class.path"),
              Writer.class.getName(),
              folder.toString(),
              String.valueOf(i))
          .redirectErrorStream(true)
          .start());
    }
    write(folder, 3);
    for (Process process : processes) {
      String output = new String(process.getInputStream().readAllBytes());
      assertThat(process.waitFor()).as(output).isZero();
    }
    TestLog test = new TestLog(folder);
    int total = 3 * THREADS * EACH;
    assertThat(test.seqs()).isEqualTo(LongStream.rangeClosed(1, total).boxed().toList());
    assertThat(test.check().totalFindings()).isZero();
    assertThat(test.files()).hasSizeGreaterThan(3);
    TreeSet<String> ids = new TreeSet<>();
    test.read().forEach(entry -> ids.add(entry.delivery().id()));
    assertThat(ids).hasSize(total);
  }

  private static void write(Path folder, int process) throws IOException {
    Clock clock = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    LogSettings settings = new LogSettings(folder, clock, true, 30_000, warning -> {});
    try (DeliveryLog log = DeliveryLog.open(settings)) {
      List<FutureTask<Void>> threads = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int first = (process * THREADS + thread) * EACH;
        threads.add(new FutureTask<>(() -> {
          for (int i = 0; i < EACH; i++) {
            log.append(Deliveries.delivery().id(first + i).build());
          }
          return null;
        }));
      }
      threads.forEach(thread -> new Thread(thread).start());
      for (FutureTask<Void> thread : threads) {
        thread.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IOException(e);
    }
  }

  /** The other process. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      write(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }
  }
}

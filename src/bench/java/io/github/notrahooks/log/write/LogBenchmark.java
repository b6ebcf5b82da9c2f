package io.github.notrahooks.log.write;

import io.github.notrahooks.log.read.DeliveryFinder;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.log.record.LogRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a delivery's line takes, and to find one among a hundred thousand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LogBenchmark {
  private static final int DELIVERIES = 100_000;

  private final LogRecord push = new LargeLog(1, 7137).delivery(0);
  private final SplittableRandom random = new SplittableRandom(7);
  private final List<String> ids = new ArrayList<>();
  private Path directory;
  private DeliveryFinder finder;

  /** Writes the log. */
  @Setup
  public void write() throws IOException, InterruptedException {
    directory = Files.createTempDirectory(Path.of("target"), "jmh");
    new LargeLog(DELIVERIES, 256).write(directory);
    LogReader reader = new LogReader(directory, damage -> {
      throw new IllegalStateException(damage.toString());
    }, unread -> {
      throw new IllegalStateException(unread.toString());
    });
    reader.oldestFirst(LogFilter.ALL, entry -> ids.add(entry.delivery().id()));
    finder = new DeliveryFinder(reader);
  }

  /** Removes it. */
  @TearDown
  public void remove() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** One line of the log, for a body of 7 KB, without writing it. */
  @Benchmark
  public Object encoding() {
    return EncodedRecord.of(push);
  }

  /** One delivery by its ID, from the index and the file. */
  @Benchmark
  public LogEntry lookUp() throws IOException {
    return finder.find(ids.get(random.nextInt(ids.size())));
  }
}

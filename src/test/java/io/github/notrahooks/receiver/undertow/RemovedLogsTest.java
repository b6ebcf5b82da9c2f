package io.github.notrahooks.receiver.undertow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.receiver.Attempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The folder of logs, or what is in it, taken away under a running server: 200 still means stored. */
@Timeout(120)
final class RemovedLogsTest {
  private static final Attempt GOOD = Attempt.good("github");
  private static final int CLIENTS = 4;
  private static final int TIMES = 20;

  @TempDir
  private Path folder;

  private Path logs;

  @RegisterExtension
  private final ReceiverFixture receiver = new ReceiverFixture(() -> folder.resolve("home"));

  @BeforeEach
  void findTheLogs() {
    logs = folder.resolve("home/logs");
  }

  @Test
  void whileItIsMovedAwayAgainAndAgainNothingIsAcknowledgedThatIsInNoneOfTheFolders()
      throws Exception {
    Set<String> acknowledged = new ConcurrentSkipListSet<>();
    Set<Integer> others = new ConcurrentSkipListSet<>();
    AtomicBoolean enough = new AtomicBoolean();
    AtomicInteger answers = new AtomicInteger();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<Boolean>> sending = IntStream.range(0, CLIENTS)
          .<Callable<Boolean>>mapToObj(client -> () -> {
            try (Connection connection = receiver.connect()) {
              for (int i = 0; !enough.get(); i++) {
                String id = "sent-" + client + "-" + i;
                int status = connection.exchange(GOOD.id(id)).status();
                if (status == 200) {
                  acknowledged.add(id);
                } else {
                  others.add(status);
                }
                answers.incrementAndGet();
              }
            }
            return true;
          })
          .map(clients::submit)
          .toList();
      for (int i = 0; i < TIMES; i++) {
        int wanted = answers.get() + 10;
        while (answers.get() < wanted || !Files.exists(logs)) {
          Thread.onSpinWait();
        }
        Files.move(logs, folder.resolve("home/moved-" + i));
      }
      enough.set(true);
      for (Future<Boolean> each : sending) {
        each.get();
      }
    } finally {
      enough.set(true);
      clients.shutdown();
    }
    assertThat(receiver.exchange(GOOD.id("afterwards")).body()).contains("\"processed\"");
    acknowledged.add("afterwards");
    Set<String> stored = new TreeSet<>(stored(logs));
    for (int i = 0; i < TIMES; i++) {
      stored.addAll(stored(folder.resolve("home/moved-" + i)));
    }
    assertThat(acknowledged).hasSizeGreaterThan(TIMES).isSubsetOf(stored);
    assertThat(others).isSubsetOf(Set.of(500));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".append", "2026-11-23.jsonl", ".index"})
  void afterItsRemovalTheNextDeliveryIsStoredAnewOrRefused(String what) throws Exception {
    for (int i = 0; i < TIMES; i++) {
      assertThat(receiver.exchange(GOOD.id("before-" + i)).status()).isEqualTo(200);
      remove(logs.resolve(what));
      Set<String> acknowledged = new TreeSet<>();
      for (String id : List.of("next-" + i, "second-" + i)) {
        int status = receiver.exchange(GOOD.id(id)).status();
        assertThat(status).isIn(200, 500, 503);
        if (status == 200) {
          acknowledged.add(id);
        }
      }
      // It may notice too late for the first, but then it goes on.
      assertThat(acknowledged).contains("second-" + i);
      assertThat(stored(logs)).containsAll(acknowledged);
    }
  }

  @Test
  void aFileInItsPlaceIsA500AndHealthIsDegradedUntilItIsGone() throws Exception {
    assertThat(receiver.exchange(GOOD.id("before")).status()).isEqualTo(200);
    remove(logs);
    Files.writeString(logs, "a file");
    assertThat(receiver.exchange(GOOD.id("refused")).status()).isEqualTo(500);
    assertThat(receiver.health().status()).isEqualTo(503);
    Files.delete(logs);
    assertThat(receiver.exchange(GOOD.id("refused")).body()).contains("\"processed\"");
    assertThat(stored(logs)).containsExactly("refused");
  }

  @Test
  void aServerWhoseHomeWasMovedAwayDoesNotWriteToTheLogOfTheNextOne() throws Exception {
    assertThat(receiver.exchange(GOOD.id("one")).status()).isEqualTo(200);
    Files.move(folder.resolve("home"), folder.resolve("elsewhere"));
    try (ReceiverFixture next = new ReceiverFixture(() -> folder.resolve("home")).start()) {
      assertThat(next.exchange(GOOD.id("two")).body()).contains("\"processed\"");
      assertThat(receiver.exchange(GOOD.id("two")).status()).isEqualTo(500);
      assertThat(receiver.exchange(GOOD.id("three")).status()).isEqualTo(500);
      // Each look has the log tried again, which changes nothing as long as the other is there.
      for (int i = 0; i < TIMES; i++) {
        assertThat(receiver.health().body()).contains("another server writes to this log");
        assertThat(receiver.exchange(GOOD.id("three")).status()).isEqualTo(500);
      }
      assertThat(next.exchange(GOOD.id("three")).body()).contains("\"processed\"");
      assertThat(next.exchange(GOOD.id("two")).body()).contains("duplicate");
    }
    assertThat(stored(logs)).containsExactly("three", "two");
    assertThat(stored(folder.resolve("elsewhere/logs"))).containsExactly("one");
    assertThat(receiver.exchange(GOOD.id("four")).status()).isEqualTo(200);
  }

  @Test
  void noServerBeginsOnTheLogThatAnotherHasMadeAnew() throws Exception {
    Files.move(folder.resolve("home"), folder.resolve("elsewhere"));
    assertThat(receiver.exchange(GOOD.id("one")).status()).isEqualTo(200);
    assertThatThrownBy(new ReceiverFixture(() -> folder.resolve("home"))::start)
        .hasMessageContaining("another server writes to this log");
    assertThat(receiver.exchange(GOOD.id("two")).status()).isEqualTo(200);
  }

  private static Set<String> stored(Path logs) throws IOException {
    Set<String> ids = new TreeSet<>();
    LogReader reader = new LogReader(
        logs,
        damage -> {
          throw new AssertionError("damaged: " + damage);
        },
        unread -> {
          throw new AssertionError(unread.toString());
        });
    reader.oldestFirst(LogFilter.ALL, entry -> ids.add(entry.delivery().referenceId()) || true);
    return ids;
  }

  private static void remove(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    } else {
      Files.deleteIfExists(path);
    }
  }
}

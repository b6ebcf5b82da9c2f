package io.github.notrahooks.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.config.ConfigurationFile;
import io.github.notrahooks.config.LiveConfiguration;
import io.github.notrahooks.config.Secrets;
import io.github.notrahooks.dedup.memory.SeenDeliveries;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.LogSettings;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.log.write.FaultyLog;
import io.github.notrahooks.provider.known.Providers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is answered, against what is on the disk; on a disk that is slow or fails when a test says so. */
@Timeout(60)
final class StorageCouplingTest {
  private static final Attempt GOOD = Attempt.good("github");

  @TempDir
  private Path folder;

  private final FaultyLog disk = new FaultyLog();
  private final BlockingQueue<LogRecord> told = new LinkedBlockingQueue<>();
  private final AtomicLong ids = new AtomicLong();
  private DeliveryLog log;
  private LiveConfiguration configuration;
  private Receiver receiver;

  @BeforeEach
  void open() throws IOException {
    Home home = new Home(folder.resolve("home"));
    ConfigurationFile file = new ConfigurationFile(home, Providers.newSecrets(bound -> 0));
    file.update(before -> Configured.configuration());
    configuration = new LiveConfiguration(
        file, home, new Secrets(Map.of(), home.path()), unused -> {}, System::nanoTime);
    log = disk.open(new LogSettings(
        folder.resolve("home/logs"), clock(), true, LogSettings.SEGMENT_BYTES, unused -> {}));
    receiver = receiver(bytes -> true);
  }

  @AfterEach
  void close() throws IOException {
    disk.release();
    log.close();
  }

  @Test
  void anAnswerComesOnlyAfterTheSync() throws InterruptedException {
    disk.hold();
    Answers answers = receive(GOOD);
    disk.awaitHeld();
    assertThat(answers.already()).isNull();
    assertThat(told).isEmpty();
    disk.release();
    assertThat(answers.next().status()).isEqualTo(200);
  }

  @Test
  void aDuplicateIsNotAnsweredBeforeTheFirstIsOnDisk() throws InterruptedException {
    disk.hold();
    Answers first = receive(GOOD);
    disk.awaitHeld();
    List<Answers> copies = List.of(receive(GOOD), receive(GOOD), receive(GOOD));
    assertThat(copies).allMatch(copy -> copy.already() == null);
    disk.release();
    assertThat(first.next().body().text()).contains("\"processed\"");
    for (Answers copy : copies) {
      assertThat(copy.next().body().text()).contains("\"duplicate\":true");
    }
    assertThat(told.take().outcome()).isEqualTo(Outcome.PROCESSED);
    assertThat(records())
        .extracting(LogRecord::duplicateOf)
        .containsExactly(
            null, "log_0000000000000001", "log_0000000000000001", "log_0000000000000001");
  }

  @Test
  void aDeliveryThatCannotBeStoredIsAFailureAndIsProcessedTheNextTime() throws IOException {
    disk.fail(1);
    Reply failed = receive(GOOD).next();
    assertThat(failed.status()).isEqualTo(500);
    assertThat(failed.body().text())
        .isEqualTo("{\"error\":\"Internal server error processing webhook\"}");
    assertThat(records()).isEmpty();
    assertThat(receive(GOOD).next().body().text()).contains("\"processed\"");
    assertThat(receive(GOOD).next().body().text()).contains("\"duplicate\"");
  }

  @Test
  void whoListensIsToldOfTheFailure() throws InterruptedException {
    disk.fail(1);
    receive(GOOD).next();
    LogRecord failed = told.take();
    assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(failed.success()).isFalse();
    assertThat(failed.errorMessage()).contains("could not be stored", "Input/output error");
    assertThat(failed.payload().event()).isEqualTo("push");
  }

  @Test
  void whereTheMemoryEndsBeforeAnythingIsStoredNobodyIsToldOfTheDisk() throws InterruptedException {
    receiver = receiver(bytes -> true, new NoRoomForTheTime());
    assertThat(receive(GOOD).next().status()).isEqualTo(500);
    LogRecord failed = told.take();
    assertThat(failed.title()).isEqualTo("Webhook could not be processed");
    assertThat(failed.errorMessage())
        .matches("out of memory: \\d+ MiB of heap were not enough for it");
  }

  /** A clock that takes the memory which a decision needs. */
  private static final class NoRoomForTheTime extends Clock {
    @Override
    public Instant instant() {
      throw new OutOfMemoryError("Java heap space");
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void ofCopiesThatWaitWhileTheFirstFailsOneIsProcessed() throws InterruptedException {
    disk.hold();
    Answers first = receive(GOOD);
    disk.awaitHeld();
    List<Answers> copies = List.of(receive(GOOD), receive(GOOD), receive(GOOD), receive(GOOD));
    disk.fail(1);
    disk.release();
    assertThat(first.next().status()).isEqualTo(500);
    List<String> answers = new ArrayList<>();
    for (Answers copy : copies) {
      Reply reply = copy.next();
      assertThat(reply.status()).isEqualTo(200);
      answers.add(reply.body().text().contains("\"duplicate\"") ? "duplicate" : "processed");
    }
    assertThat(answers)
        .containsExactlyInAnyOrder("processed", "duplicate", "duplicate", "duplicate");
  }

  @Test
  void whileEveryAttemptFailsEveryCopyIsAFailure() throws InterruptedException {
    disk.hold();
    Answers first = receive(GOOD);
    disk.awaitHeld();
    List<Answers> copies = List.of(receive(GOOD), receive(GOOD), receive(GOOD));
    disk.fail(4);
    disk.release();
    assertThat(first.next().status()).isEqualTo(500);
    for (Answers copy : copies) {
      assertThat(copy.next().status()).isEqualTo(500);
    }
    assertThat(receive(GOOD).next().body().text()).contains("\"processed\"");
  }

  @Test
  void whatIsAcceptedWithoutBeingProcessedMustBeOnDiskToo() {
    for (String name : List.of("ping.repository", "push.branch", "issues.opened")) {
      disk.fail(1);
      assertThat(receive(Sample.named(name).attempt()).next().status()).isEqualTo(500);
      assertThat(receive(Sample.named(name).attempt()).next().status()).isEqualTo(200);
    }
  }

  @Test
  void aRefusalStandsWhetherOrNotItCouldBeNotedDown() {
    disk.fail(1);
    assertThat(receive(GOOD.with("X-Hub-Signature-256", "x")).next().status()).isEqualTo(401);
  }

  @Test
  void aRefusalThatTheBudgetHasNoRoomForIsAnsweredAndNotLogged() throws IOException {
    List<Long> asked = new ArrayList<>();
    receiver = receiver(bytes -> !asked.add(bytes));
    assertThat(receive(GOOD.with("X-Hub-Signature-256", "x")).next().status()).isEqualTo(401);
    assertThat(records()).isEmpty();
    assertThat(asked).singleElement().matches(bytes -> bytes >= GOOD.body().size());
    assertThat(receive(GOOD).next().status()).isEqualTo(200);
    assertThat(asked).hasSize(1);
  }

  @Test
  void healthIsDegradedFromAFailureOnUntilTheDiskTakesBytesAgain() {
    assertThat(receiver.health(false).status()).isEqualTo(200);
    disk.fail(1);
    receive(GOOD).next();
    Reply degraded = receiver.health(false);
    assertThat(degraded.status()).isEqualTo(503);
    assertThat(degraded.body().text())
        .isEqualTo("{\"status\":\"degraded\","
            + "\"reason\":\"deliveries cannot be stored: Input/output error\"}");
    // Asking has it tried again; the answer to that is there when this is on the disk.
    receive(GOOD).next();
    assertThat(receiver.health(false).body().text()).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void aServerThatIsStoppingIsDegraded() {
    assertThat(receiver.health(true).body().text())
        .isEqualTo("{\"status\":\"degraded\",\"reason\":\"the server is shutting down\"}");
  }

  @Test
  void aClosedLogIsAFailureThatNobodyWaitsFor() throws IOException {
    log.close();
    assertThat(receive(GOOD).next().status()).isEqualTo(500);
    assertThat(receive(GOOD).next().status()).isEqualTo(500);
  }

  /** What one request was answered: nothing yet, or once. */
  private record Answers(BlockingQueue<Reply> replies) {
    Reply next() {
      try {
        Reply reply = replies.poll(30, TimeUnit.SECONDS);
        assertThat(reply).as("an answer").isNotNull();
        return reply;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Nullable
    Reply already() {
      return replies.peek();
    }
  }

  private Answers receive(Attempt attempt) {
    Answers answers = new Answers(new LinkedBlockingQueue<>());
    Received received = new Received(attempt.head(), attempt.body(), true, Configured.NOW, 0);
    HeadCheck.Result head = receiver.admit(attempt.head());
    receiver.receive(
        received, ((HeadCheck.Result.Admitted) head).admission(), answers.replies()::add);
    return answers;
  }

  private Receiver receiver(LongPredicate rejected) {
    return receiver(rejected, clock());
  }

  private Receiver receiver(LongPredicate rejected, Clock clock) {
    return new Receiver(
        configuration,
        log,
        new SeenDeliveries(Duration.ofHours(24), Long.MAX_VALUE, clock(), () -> 0),
        new Receiver.Settings(
            clock,
            () -> 0,
            () -> "log_" + HexFormat.of().toHexDigits(ids.incrementAndGet()),
            Duration.ofSeconds(60),
            "1.1 notra-hooks-test",
            ApplicationAnswer.NONE,
            FixedAnswer.OURS,
            new LateAnswers(),
            Json::object,
            rejected),
        told::add);
  }

  private static Clock clock() {
    return Clock.fixed(Configured.NOW, ZoneOffset.UTC);
  }

  private List<LogRecord> records() {
    List<LogRecord> records = new ArrayList<>();
    try {
      new LogReader(folder.resolve("home/logs"), damage -> {}, unread -> {})
          .oldestFirst(LogFilter.ALL, entry -> records.add(entry.delivery()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return records;
  }
}

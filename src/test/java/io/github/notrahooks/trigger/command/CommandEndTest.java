package io.github.notrahooks.trigger.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.trigger.command.Claim.StartedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How commands end, and what they leave. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
final class CommandEndTest {
  @TempDir
  Path folder;

  private Runs runs;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @BeforeEach
  void open() throws IOException {
    runs = new Runs(folder);
  }

  @AfterEach
  void close() throws InterruptedException {
    runs.close();
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(readers()).as("threads that still read").isEmpty();
  }

  private static List<String> readers() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter("command-output"::equals)
        .toList();
  }

  private static long openFiles() throws IOException {
    try (var files = Files.list(Path.of("/proc/self/fd"))) {
      return files
          .map(each -> {
            try {
              return Files.readSymbolicLink(each).toString();
            } catch (IOException e) {
              // It was that of the list itself.
              return "";
            }
          })
          .filter(target -> target.contains("/run/"))
          .count();
    }
  }

  @Test
  void aChildThatHoldsTheOutputIsNotWaitedForAndLives() throws IOException {
    Attempted attempted = runs.sh("sleep 600 & echo $! > child; echo done");

    assertThat(attempted.run().exitCode()).isZero();
    assertThat(attempted.run().stdout().text()).isEqualTo("done\n");
    assertThat(attempted.timedOut()).isFalse();
    assertThat(ProcessFamily.isAlive(runs.process("child"))).isTrue();
    assertThat(readers()).isEmpty();
    assertThat(openFiles()).isZero();
  }

  @Test
  void aChildThatPrintsForEverIsNotReadForEver() throws IOException {
    Attempted attempted = runs.sh("cat /dev/zero & echo $! > child");

    assertThat(attempted.run().exitCode()).isZero();
    assertThat(attempted.run().stdout().size()).isEqualTo(65_536);
    assertThat(attempted.run().stdoutBytes()).isGreaterThan(65_536);
    assertThat(readers()).isEmpty();
    assertThat(openFiles()).isZero();
    // Nobody holds the other end any more.
    Runs.await(() -> runs.started.stream()
        .allMatch(
            each -> new ProcessFamily(each.pid(), System::nanoTime).alive().isEmpty()));
  }

  @Test
  void aCommandThatCannotStartLeavesNothingOpen() throws IOException {
    assertThat(runs.run("true", "x".repeat(3_000_000)).started()).isFalse();

    assertThat(readers()).isEmpty();
    assertThat(openFiles()).isZero();
  }

  @Test
  void withoutNamedPipesAChildThatHoldsTheOutputIsNotWaitedForEither() throws IOException {
    try (Runs without = new Runs(folder, Map.of())) {
      Attempted attempted =
          without.run("/bin/sh", "-c", "/usr/bin/sleep 600 & echo $! > child; echo done");

      assertThat(attempted.run().exitCode()).isZero();
      assertThat(attempted.run().stdout().text()).isEqualTo("done\n");
      assertThat(without.process("child").destroyForcibly()).isTrue();
    }
    Runs.await(() -> readers().isEmpty());
  }

  @Test
  void withoutSessionsDescendantsAreEnded() throws IOException {
    try (Runs without = new Runs(folder, Map.of())) {
      without.timeout = Duration.ofSeconds(1);

      Attempted attempted =
          without.run("/bin/sh", "-c", "/usr/bin/sleep 600 & echo $! > child; wait");

      assertThat(attempted.timedOut()).isTrue();
      assertThat(without.isGone("child")).isTrue();
    }
  }

  @Test
  void ofALotOfOutputTheBeginningIsKeptAndTheRestCounted() {
    Attempted attempted = runs.sh("head -c 1000000000 /dev/zero; echo err >&2");

    assertThat(attempted.run().stdout().size()).isEqualTo(65_536);
    assertThat(attempted.run().stdoutBytes()).isEqualTo(1_000_000_000);
    assertThat(attempted.run().stderr().text()).isEqualTo("err\n");
  }

  @Test
  void aCommandThatTakesTooLongIsEnded() throws IOException {
    runs.timeout = Duration.ofSeconds(2);

    Attempted attempted = runs.sh("echo begun; sleep 600");

    assertThat(attempted.timedOut()).isTrue();
    assertThat(attempted.cutOff()).isFalse();
    assertThat(attempted.started()).isTrue();
    assertThat(attempted.run().exitCode()).isEqualTo(143);
    assertThat(attempted.run().signal()).isEqualTo("TERM");
    assertThat(attempted.run().stdout().text()).isEqualTo("begun\n");
    assertThat(attempted.run().durationMs()).isGreaterThanOrEqualTo(2000);
  }

  @Test
  void childrenThatLeaveTheSessionOrIgnoreTermAreEndedToo() throws IOException {
    runs.timeout = Duration.ofSeconds(4);

    Attempted attempted =
        runs.sh("setsid sh -c 'trap \"\" TERM; echo $$ > left; while :; do sleep 1; done' &"
            + " sh -c 'trap \"\" TERM; echo $$ > deaf; while :; do sleep 1; done' &"
            // Its parent is gone before the timeout.
            + " sh -c 'sleep 600 & echo $! > orphan' ;"
            + " trap '' TERM; while :; do sleep 1; done");

    assertThat(attempted.timedOut()).isTrue();
    assertThat(attempted.run().signal()).isEqualTo("KILL");
    assertThat(runs.isGone("left")).isTrue();
    assertThat(runs.isGone("deaf")).isTrue();
    assertThat(runs.isGone("orphan")).isTrue();
  }

  @Test
  void stoppingEndsWhatRunsAndLetsNothingStart() throws Exception {
    Future<Attempted> running = threads.submit(() -> runs.sh("echo $$ > pid; exec sleep 600"));
    runs.process("pid");

    runs.runner.stop();

    assertThat(runs.isGone("pid")).isTrue();
    Attempted attempted = running.get(10, TimeUnit.SECONDS);
    assertThat(attempted.cutOff()).isTrue();
    assertThat(attempted.timedOut()).isFalse();
    assertThat(attempted.run().signal()).isEqualTo("TERM");
    Attempted later = runs.sh("touch later");
    assertThat(later.started()).isFalse();
    assertThat(later.cutOff()).isTrue();
    assertThat(runs.file("later")).doesNotExist();
  }

  @Test
  void anInterruptCutsOffAndStaysSet() throws Exception {
    Future<Boolean> running = threads.submit(() -> {
      Attempted attempted = runs.sh("echo $$ > pid; exec sleep 600");
      return attempted.cutOff() && Thread.currentThread().isInterrupted();
    });
    runs.process("pid");
    threads.shutdownNow();

    assertThat(running.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(runs.isGone("pid")).isTrue();
  }

  private Process sleeping(String... more) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(more.length > 0 ? List.of(more) : List.of("setsid", "sleep", "600"));
    builder.environment().put("NOTRA_HOOKS_EXECUTION", Runs.EXECUTION.id());
    Process process = builder.directory(runs.directory.toFile()).start();
    runs.started.add(process.toHandle());
    return process;
  }

  private static Claim claim(Process process, Instant at) {
    return new Claim("log_1", 1, new StartedProcess(process.pid(), at));
  }

  private boolean end(Claim claim) {
    return EarlierRun.end(Runs.EXECUTION, claim, System::nanoTime);
  }

  @Test
  void aCommandOfAServerThatWasKilledIsEnded() throws Exception {
    Process process = sleeping();

    assertThat(end(claim(process, Claims.startOf(process.toHandle()).orElseThrow())))
        .isTrue();

    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(end(claim(process, Instant.EPOCH))).isFalse();
  }

  @Test
  void whatIsLeftOfItsSessionIsEnded() throws Exception {
    Process process = sleeping("setsid", "sh", "-c", "sleep 600 & echo $! > child");
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    runs.process("child");

    assertThat(end(claim(process, Instant.EPOCH))).isTrue();

    assertThat(runs.isGone("child")).isTrue();
  }

  @Test
  void aCommandWhoseNumberWasNotNotedIsFoundByWhatItWasStartedFor() throws Exception {
    Process process = sleeping("setsid", "sleep", "600");
    Runs.await(() -> ProcessStat.of(process.pid())
        .filter(stat -> stat.session() == process.pid())
        .filter(stat -> !ProcessStat.hasNoVariables(stat.pid()))
        .isPresent());

    assertThat(end(new Claim("log_1", 1, null))).isTrue();

    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aSessionWithoutAnyVariablesIsSomebodyElses() throws Exception {
    Process process = sleeping("setsid", "sh", "-c", "env -i sleep 600 & echo $! > child");
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    ProcessHandle child = runs.process("child");
    Runs.await(() -> ProcessStat.hasNoVariables(child.pid()));

    assertThat(end(claim(process, Instant.EPOCH))).isFalse();

    assertThat(child.isAlive()).isTrue();
    child.destroyForcibly();
  }

  @Test
  void aProcessThatGotItsNumberSinceIsLeftAlone() throws Exception {
    Process process = new ProcessBuilder("setsid", "sleep", "600").start();
    runs.started.add(process.toHandle());
    Instant at = Claims.startOf(process.toHandle()).orElseThrow();

    assertThat(end(claim(process, at.minusMillis(10)))).isFalse();
    assertThat(end(claim(process, null))).isFalse();
    assertThat(end(new Claim("log_1", 1, null))).isFalse();

    assertThat(process.isAlive()).isTrue();
    process.destroyForcibly();
  }

  @Test
  void theNameOfAProcessMayLookLikeItsState() {
    assertThat(ProcessStat.parse("12 (a) Z (b)) S 1 11 10 0 -1 4194304"))
        .contains(new ProcessStat(12, false, 1, 10));
    assertThat(ProcessStat.parse("12 (x) Z 1 11 10 0")).contains(new ProcessStat(12, true, 1, 10));
    assertThat(ProcessStat.parse("12 x")).isEmpty();
  }
}

package io.github.notrahooks.trigger.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Of all that use a home, one runs a trigger's command. */
@Timeout(60)
final class TriggerLockTest {
  @TempDir
  Path folder;

  private Home home;

  @BeforeEach
  void home() {
    home = new Home(folder);
  }

  @Test
  void oneHasItUntilItGivesItBack() throws IOException {
    TriggerLock first = TriggerLock.tryTake(home, "deploy").orElseThrow();

    assertThat(TriggerLock.tryTake(home, "deploy")).isEmpty();
    try (TriggerLock other = TriggerLock.tryTake(home, "other").orElseThrow()) {
      assertThat(other).isNotNull();
    }
    first.close();
    first.close();

    TriggerLock.tryTake(home, "deploy").orElseThrow().close();
  }

  @Test
  void waitingIsBounded() throws Exception {
    try (TriggerLock first = TriggerLock.tryTake(home, "deploy").orElseThrow()) {
      assertThat(first).isNotNull();
      assertThat(TriggerLock.take(home, "deploy", Duration.ofMillis(120))).isEmpty();
    }
  }

  @Test
  void whoWaitsGetsItWhenItIsGivenBack() throws Exception {
    TriggerLock first = TriggerLock.tryTake(home, "deploy").orElseThrow();
    CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> {
      try (TriggerLock taken =
          TriggerLock.take(home, "deploy", Duration.ofSeconds(30)).orElseThrow()) {
        return taken != null;
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
    first.close();

    assertThat(second.get(30, TimeUnit.SECONDS)).isTrue();
  }

  /** What another process does: takes the lock, says so, and gives it back at the end of its input. */
  public static void main(String[] arguments) throws IOException {
    try (TriggerLock taken =
        TriggerLock.tryTake(new Home(Path.of(arguments[0])), "deploy").orElseThrow()) {
      System.out.println(taken);
      System.out.flush();
      while (System.in.read() >= 0) {
        continue;
      }
    }
  }

  @Test
  void anotherProcessIsWaitedForToo() throws Exception {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            TriggerLockTest.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    try {
      assertThat(process.inputReader().readLine()).contains("TriggerLock");
      assertThat(TriggerLock.tryTake(home, "deploy")).isEmpty();

      process.destroyForcibly();

      TriggerLock.take(home, "deploy", Duration.ofSeconds(30)).orElseThrow().close();
      assertThat(Files.exists(folder.resolve("triggers/deploy.lock"))).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}

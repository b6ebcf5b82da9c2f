package io.github.notrahooks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.notrahooks.cli.option.GlobalOptions;
import io.github.notrahooks.cli.option.SecretOptions;
import io.github.notrahooks.environment.Signals;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.replay.ReplaySettings;
import io.github.notrahooks.sender.HeaderEdits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replay is told of the log that it reads while it sends. */
final class ReplayQueueTest {
  private final List<LogEntry> logged = new ArrayList<>();
  private Context context;

  @BeforeEach
  void log(@TempDir Path folder) throws IOException {
    CommandLineFixture fixture = new CommandLineFixture(folder);
    try (RunningCommandLine server = fixture.serve()) {
      fixture.run("send", "push", "--no-log").exits(0);
      fixture.run("send", "star", "--no-log").exits(0);
    }
    OutputStream nowhere = OutputStream.nullOutputStream();
    context = new Context(fixture.environment(nowhere, nowhere, Signals.NONE), new GlobalOptions());
    new Logbook(context).reader().oldestFirst(LogFilter.builder().build(), logged::add);
    assertThat(logged).hasSize(2);
  }

  private ReplayQueue queue(ReplayQueue.Source source) {
    ReplaySettings settings = new ReplaySettings(
        ReplaySettings.Sign.AUTO, ReplaySettings.Id.NEW, HeaderEdits.parse(List.of()));
    SecretChoice secrets = new SecretChoice(context, new SecretOptions());
    return new ReplayQueue(
        source, new ReplayPlanner(context, settings, "http://localhost:1/", secrets), false);
  }

  @Test
  void deliveriesThatWentSinceTheyWereCountedAreCountedAtTheEnd() {
    try (ReplayQueue queue = queue(logged::forEach)) {
      queue.next();
      assertThat(queue.goneOf(5)).isZero();
      queue.next();
      assertThat(queue.hasNext()).isFalse();
      assertThat(queue.goneOf(5)).isEqualTo(3);
      assertThat(queue.goneOf(2)).isZero();
    }
  }

  @Test
  void aLogThatCannotBeReadAnyMoreEndsTheReplayAndIsNotTakenForOneThatShrank() {
    ReplayQueue.Source failing = taker -> {
      taker.accept(logged.get(0));
      throw new IOException("Input/output error");
    };
    try (ReplayQueue queue = queue(failing)) {
      queue.next();
      assertThatExceptionOfType(Failure.class)
          .isThrownBy(queue::hasNext)
          .withMessageContaining("cannot read the delivery log: Input/output error");
      assertThat(queue.goneOf(5)).isZero();
    }
  }

  @Test
  void aLackOfMemoryWhileReadingEndsTheReplay() {
    ReplayQueue.Source failing = taker -> {
      taker.accept(logged.get(0));
      throw new OutOfMemoryError("Java heap space");
    };
    try (ReplayQueue queue = queue(failing)) {
      queue.next();
      assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(queue::hasNext);
    }
  }
}

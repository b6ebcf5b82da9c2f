package io.github.notrahooks.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.RunningCommandLine;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.sender.DeliveryIds;
import io.github.notrahooks.sender.HeaderEdits;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.signature.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replay is told of the log that it reads while it sends. */
final class ReplayQueueTest {
  private final List<LogEntry> logged = new ArrayList<>();

  @BeforeEach
  void log(@TempDir Path folder) throws IOException {
    CommandLineFixture fixture = new CommandLineFixture(folder);
    try (RunningCommandLine server = fixture.serve()) {
      fixture.run("send", "push", "--no-log").exits(0);
      fixture.run("send", "star", "--no-log").exits(0);
    }
    new LogReader(fixture.file("home/logs"), damage -> {}, unread -> {})
        .oldestFirst(LogFilter.builder().build(), logged::add);
    assertThat(logged).hasSize(2);
  }

  private ReplayQueue queue(ReplayQueue.Source source) {
    ReplaySettings settings = new ReplaySettings(
        ReplaySettings.Sign.AUTO, ReplaySettings.Id.NEW, HeaderEdits.parse(List.of()));
    Clock clock = Clock.systemUTC();
    Replay replay = new Replay(
        settings, new DeliveryIds(clock, new Random(1)), clock, SignatureSchemes.BUILT_IN);
    Target target = Target.parse("http://localhost:1/");
    ReplayPlanner planner = new ReplayPlanner(
        replay,
        new ReplayPlanner.Route(target, "http://localhost:2"),
        delivery -> List.of(Secret.of("It's a Secret to Everybody")),
        UnaryOperator.identity(),
        warning -> {});
    return new ReplayQueue(source, planner, null);
  }

  @Test
  void deliveriesThatWentSinceTheyWereCountedAreCountedAtTheEnd() {
    try (ReplayQueue queue =
        queue(taker -> logged.forEach(entry -> taker.accept(entry.delivery())))) {
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
      taker.accept(logged.get(0).delivery());
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
      taker.accept(logged.get(0).delivery());
      throw new OutOfMemoryError("Java heap space");
    };
    try (ReplayQueue queue = queue(failing)) {
      queue.next();
      assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(queue::hasNext);
    }
  }
}

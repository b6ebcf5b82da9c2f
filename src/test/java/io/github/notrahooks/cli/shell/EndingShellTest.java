package io.github.notrahooks.cli.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.environment.Signals;
import io.github.notrahooks.output.Output;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that is told to end while its shell runs a command. */
@Timeout(60)
final class EndingShellTest {
  private final List<List<String>> ran = new ArrayList<>();
  private final List<String> registered = new ArrayList<>();
  private Runnable end = () -> {};

  private final Signals signals = new Signals() {
    @Override
    public Registration onStop(Runnable action) {
      throw new AssertionError("the command, not the shell, is asked to stop");
    }

    @Override
    public Registration onEnd(Runnable action) {
      end = action;
      registered.add("registered");
      return () -> registered.add("withdrawn");
    }
  };

  @Test
  void theCommandStopsInOrderAndNoOtherFollows() throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    int code = run("serve\nsend push\n", command -> {
      try (Signals.Registration unused = command.onStop(stopped::countDown)) {
        end.run();
        stopped.await();
        return 0;
      }
    });
    assertThat(code).isZero();
    assertThat(ran).containsExactly(List.of("serve"));
    assertThat(registered).containsExactly("registered", "withdrawn");
  }

  @Test
  void aCommandThatSaysNotHowToStopIsBrokenOff() throws Exception {
    int code = run("wait\nsend push\n", command -> {
      end.run();
      new CountDownLatch(1).await();
      return 0;
    });
    assertThat(code).isEqualTo(130);
    assertThat(ran).containsExactly(List.of("wait"));
  }

  @Test
  void whereNothingEndsEachCommandRuns() throws Exception {
    assertThat(run("one\ntwo\n", command -> 0)).isZero();
    assertThat(ran).containsExactly(List.of("one"), List.of("two"));
  }

  /** What a command does. */
  private interface Body {
    int run(RunningCommand command) throws InterruptedException;
  }

  private int run(String lines, Body body) throws Exception {
    Output output = new Output(
        OutputStream.nullOutputStream(),
        OutputStream.nullOutputStream(),
        new Output.Settings(false, false, false, true, false, 0, 0));
    Shell.Commands commands = new Shell.Commands() {
      @Override
      public int run(List<String> words, RunningCommand command) {
        ran.add(words);
        try {
          return body.run(command);
        } catch (InterruptedException e) {
          return 1;
        }
      }

      @Override
      public void list() {
        throw new AssertionError("nobody asked for a list");
      }
    };
    PlainLines source = new PlainLines(new ByteArrayInputStream(lines.getBytes(UTF_8)), output, "");
    return new Shell(source, commands, null, output, false).run(signals);
  }
}

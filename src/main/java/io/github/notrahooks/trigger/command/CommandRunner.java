package io.github.notrahooks.trigger.command;

import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.trigger.definition.Command;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Runs commands, each on the thread that asks for it, until it is stopped. Thread-safe.
 *
 * <p>A command has the payload as its standard input, in a file that nobody has to write to it, and a session
 * of its own where the system has {@code setsid}.
 */
public final class CommandRunner {
  /** Ending takes eight seconds at most, reading two more. */
  private static final Duration LONGEST_STOP = Duration.ofSeconds(12);

  private static final String STOPS = "the server stops";

  private final RunFiles files;
  private final Map<String, String> variables;
  private final LongSupplier nanoTime;

  private final CompletableFuture<Boolean> stopped = new CompletableFuture<>();
  private final ReentrantLock guard = new ReentrantLock();
  private final Condition noneLeft = guard.newCondition();
  private int running;

  /**
   * What runs the commands of a home.
   *
   * @param variables the server's environment
   * @param nanoTime the monotonic clock
   */
  public CommandRunner(RunFiles files, Map<String, String> variables, LongSupplier nanoTime) {
    this.files = files;
    this.variables = Map.copyOf(variables);
    this.nanoTime = nanoTime;
  }

  /**
   * Runs a command and waits for its end. An interrupt ends it as {@link #stop} does, and stays set. Nothing
   * that the command does makes this fail.
   *
   * @param delivery what starts it
   * @param started is told of the process as soon as it runs; what it throws ends the command, and is thrown
   */
  public Attempted run(
      Command command, Execution execution, LogRecord delivery, Consumer<ProcessHandle> started) {
    guard.lock();
    try {
      if (stopped.isDone()) {
        return Attempted.notStarted(command, STOPS, true);
      }
      running++;
    } finally {
      guard.unlock();
    }
    try {
      return prepared(command, execution, delivery, started);
    } finally {
      guard.lock();
      try {
        running--;
        noneLeft.signalAll();
      } finally {
        guard.unlock();
      }
    }
  }

  /**
   * Ends all that runs, and lets nothing start any more: TERM at once, KILL after five seconds. Returns when
   * nothing is left, twelve seconds later at most.
   */
  public void stop() {
    guard.lock();
    try {
      stopped.complete(true);
      long left = LONGEST_STOP.toNanos();
      while (running > 0 && left > 0) {
        left = noneLeft.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      // They end without anybody waiting, too.
      Thread.currentThread().interrupt();
    } finally {
      guard.unlock();
    }
  }

  private Attempted prepared(
      Command command, Execution execution, LogRecord delivery, Consumer<ProcessHandle> started) {
    Path directory = command.directory();
    if (!Files.isDirectory(directory)) {
      return Attempted.notStarted(command, "there is no directory " + directory, false);
    }
    String searchPath = variables.get("PATH");
    Program program = Program.find(command.arguments().get(0), directory, searchPath);
    if (program.path() == null) {
      return Attempted.notStarted(command, String.valueOf(program.problem()), false);
    }
    try (RunFolder folder = files.create(delivery.request());
        CommandOutput output =
            CommandOutput.open(folder.path(), Program.inPath("mkfifo", searchPath))) {
      ProcessBuilder builder = new ProcessBuilder(arguments(command, program.path()))
          .directory(directory.toFile())
          .redirectInput(Redirect.from(folder.payload().toFile()));
      builder.environment().clear();
      builder
          .environment()
          .putAll(CommandVariables.of(variables, command, execution, delivery, folder));
      output.redirect(builder);
      if (Thread.currentThread().isInterrupted()) {
        return Attempted.notStarted(command, STOPS, true);
      }
      Process process = builder.start();
      return new RunningCommand(command, process, output, nanoTime).result(stopped, started);
    } catch (IOException e) {
      // An interrupted thread writes no files.
      return Attempted.notStarted(
          command, FileProblem.named(e), Thread.currentThread().isInterrupted());
    }
  }

  private List<String> arguments(Command command, Path program) {
    List<String> all = new ArrayList<>();
    Program.inPath("setsid", variables.get("PATH")).ifPresent(found -> all.add(found.toString()));
    all.add(program.toString());
    all.addAll(command.arguments().subList(1, command.arguments().size()));
    return all;
  }
}

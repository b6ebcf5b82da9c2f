package io.github.notrahooks.trigger.command;

import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.trigger.definition.Command;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A command from its start to its end. Belongs to the thread that started it. */
final class RunningCommand {
  /** How long its output is read after its own end. */
  private static final Duration OUTPUT_AFTER_END = Duration.ofSeconds(2);

  /** What was killed is gone in a moment, unless it waits for a device. */
  private static final Duration KILLED = Duration.ofSeconds(1);

  private final Command command;
  private final Process process;
  private final CommandOutput output;
  private final LongSupplier nanoTime;
  private final long beginNanos;
  private boolean timedOut;
  private boolean cutOff;
  private boolean interrupted;

  /** A command that was started just now. */
  RunningCommand(Command command, Process process, CommandOutput output, LongSupplier nanoTime) {
    this.command = command;
    this.process = process;
    this.output = output;
    this.nanoTime = nanoTime;
    this.beginNanos = nanoTime.getAsLong();
  }

  /**
   * Waits for its end, which comes when it has taken too long, or is told to stop, too. Whatever it left
   * behind by itself stays: it may have been there to start something.
   */
  Attempted result(CompletableFuture<Boolean> stop, Consumer<ProcessHandle> started) {
    try {
      watch(stop, started);
      boolean ended = hasEnded();
      long durationMs = Duration.ofNanos(nanoTime.getAsLong() - beginNanos).toMillis();
      awaitOutput();
      return new Attempted(run(ended, durationMs), null, timedOut, cutOff);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void watch(CompletableFuture<Boolean> stop, Consumer<ProcessHandle> started) {
    try {
      output.started(process);
      started.accept(process.toHandle());
      await(stop);
    } finally {
      if (timedOut || cutOff || process.isAlive()) {
        // While it is set, an interrupt would keep from waiting.
        interrupted |= Thread.interrupted();
        new ProcessFamily(process.pid(), nanoTime).end();
      }
    }
  }

  private void await(CompletableFuture<Boolean> stop) {
    try {
      CompletableFuture.anyOf(process.onExit(), stop)
          .get(command.timeout().toNanos(), TimeUnit.NANOSECONDS);
      cutOff = process.isAlive();
    } catch (TimeoutException e) {
      timedOut = process.isAlive();
    } catch (InterruptedException e) {
      interrupted = true;
      cutOff = process.isAlive();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of a process is no failure", e);
    }
  }

  private boolean hasEnded() {
    try {
      return process.waitFor(KILLED.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
      return !process.isAlive();
    }
  }

  private void awaitOutput() {
    try {
      output.awaitEnd(interrupted ? Duration.ZERO : OUTPUT_AFTER_END, nanoTime);
    } catch (InterruptedException e) {
      interrupted = true;
    }
  }

  private LogRecord.Run run(boolean ended, long durationMs) {
    @Nullable Integer exitCode = ended ? process.exitValue() : null;
    return new LogRecord.Run(
        command.arguments(),
        exitCode,
        exitCode == null ? null : SignalName.of(exitCode).orElse(null),
        output.stdout().body(),
        output.stdout().count(),
        output.stderr().body(),
        output.stderr().count(),
        durationMs);
  }
}

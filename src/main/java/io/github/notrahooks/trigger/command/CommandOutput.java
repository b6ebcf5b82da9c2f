package io.github.notrahooks.trigger.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Reads what a command prints, on two threads, as it comes. Whoever the command has left behind may hold its
 * output as long as it likes, and print into it: that is no reason to wait, or to go on reading.
 */
final class CommandOutput implements AutoCloseable {
  private static final long WAKING_MILLIS = 1000;

  /** Empty where the system has no pipes with names. */
  private final List<NamedPipe> pipes;

  private final List<Thread> readers = new ArrayList<>();
  private final KeptOutput stdout = new KeptOutput();
  private final KeptOutput stderr = new KeptOutput();

  private CommandOutput(List<NamedPipe> pipes) {
    this.pipes = pipes;
  }

  /**
   * Prepares for a command.
   *
   * @param folder where pipes can be made
   * @param mkfifo the program that makes them, if the system has it
   */
  static CommandOutput open(Path folder, Optional<Path> mkfifo) throws IOException {
    List<Path> files = List.of(folder.resolve("stdout"), folder.resolve("stderr"));
    if (mkfifo.isEmpty() || !NamedPipe.make(mkfifo.get(), files)) {
      return new CommandOutput(List.of());
    }
    NamedPipe first = NamedPipe.open(files.get(0));
    try {
      return new CommandOutput(List.of(first, NamedPipe.open(files.get(1))));
    } catch (IOException e) {
      first.close();
      throw e;
    }
  }

  /** Has a process print here that is not yet started. */
  void redirect(ProcessBuilder builder) {
    if (!pipes.isEmpty()) {
      builder.redirectOutput(pipes.get(0).redirect()).redirectError(pipes.get(1).redirect());
    }
  }

  /** Begins to read. */
  void started(Process process) {
    pipes.forEach(NamedPipe::started);
    if (pipes.isEmpty()) {
      read(stdout, process.getInputStream());
      read(stderr, process.getErrorStream());
    } else {
      read(stdout, Channels.newInputStream(pipes.get(0).reading()));
      read(stderr, Channels.newInputStream(pipes.get(1).reading()));
    }
  }

  private void read(KeptOutput kept, InputStream stream) {
    Thread reader = new Thread(() -> kept.readFrom(stream), "command-output");
    reader.setDaemon(true);
    reader.start();
    readers.add(reader);
  }

  /** Waits for the end of the output, and then reads no more. */
  void awaitEnd(Duration longest, LongSupplier nanoTime) throws InterruptedException {
    long end = nanoTime.getAsLong() + longest.toNanos();
    for (Thread reader : readers) {
      long left = Duration.ofNanos(end - nanoTime.getAsLong()).toMillis();
      if (left > 0) {
        reader.join(left);
      }
    }
    close();
    if (!pipes.isEmpty()) {
      for (Thread reader : readers) {
        reader.join(WAKING_MILLIS);
      }
    }
  }

  KeptOutput stdout() {
    return stdout;
  }

  KeptOutput stderr() {
    return stderr;
  }

  @Override
  public void close() {
    pipes.forEach(NamedPipe::close);
  }
}

package io.github.notrahooks.trigger.command;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A pipe that has a name in a folder, open for reading. Closing it wakes up whoever reads.
 *
 * <p>Java's own pipes from a process cannot be left while somebody else still holds their other end: Java
 * reads them empty when the process has ended, however much there comes, and a thread that waits for more
 * cannot be woken up.
 */
final class NamedPipe implements AutoCloseable {
  private static final long MAKING_SECONDS = 5;

  private final Path file;
  private final FileChannel reading;

  /** Keeps the pipe from ending before the process has its end of it. */
  private final FileChannel writing;

  private NamedPipe(Path file, FileChannel reading, FileChannel writing) {
    this.file = file;
    this.reading = reading;
    this.writing = writing;
  }

  /**
   * Makes pipes, which are nobody else's to use.
   *
   * @return whether the system could; some kinds of file systems cannot
   */
  static boolean make(Path program, List<Path> files) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(program.toString(), "-m", "600");
    files.forEach(file -> builder.command().add(file.toString()));
    builder.environment().clear();
    Process making = builder
        .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
    try {
      return making.waitFor(MAKING_SECONDS, TimeUnit.SECONDS) && making.exitValue() == 0;
    } catch (InterruptedException e) {
      // What comes next finds out.
      Thread.currentThread().interrupt();
      return false;
    } finally {
      making.destroyForcibly();
    }
  }

  /** Opens a pipe. */
  static NamedPipe open(Path file) throws IOException {
    // Opened for one direction only, it would wait for somebody to open it for the other one.
    FileChannel both = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      return new NamedPipe(file, FileChannel.open(file, StandardOpenOption.READ), both);
    } catch (IOException e) {
      both.close();
      throw e;
    }
  }

  Redirect redirect() {
    return Redirect.appendTo(file.toFile());
  }

  FileChannel reading() {
    return reading;
  }

  /** Has the pipe end when the processes that were started with it have closed it. */
  void started() {
    close(writing);
  }

  @Override
  public void close() {
    close(writing);
    close(reading);
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing is written by it that could be lost.
      return;
    }
  }
}

package io.github.notrahooks.cli.serve;

import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.log.upkeep.IndexRebuild;
import io.github.notrahooks.output.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Rebuilds missing indexes of the log beside a running server. */
final class IndexUpkeep implements AutoCloseable {
  private final Path logs;
  private final Output output;
  private final Thread thread;
  private volatile boolean closed;

  IndexUpkeep(Path logs, Output output) {
    this.logs = logs;
    this.output = output;
    this.thread = new Thread(this::run, "index-rebuild");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      List<String> rebuilt = new IndexRebuild(logs, () -> closed).run();
      if (!rebuilt.isEmpty()) {
        output.detail("rebuilt the index of " + String.join(", ", rebuilt));
      }
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      output.warn("cannot rebuild an index of the log: " + FileProblem.named(e)
          + ". Old deliveries are found all the same, but more slowly.");
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.join(1000);
  }
}

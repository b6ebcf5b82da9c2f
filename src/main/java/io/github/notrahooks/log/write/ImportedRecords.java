package io.github.notrahooks.log.write;

import io.github.notrahooks.log.record.LogRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Appends records of another log to this one, some at a time, so that any number of them takes little memory. Not
 * thread-safe.
 */
public final class ImportedRecords {
  private static final int MOST = 512;
  private static final long MOST_BYTES = 16L * 1024 * 1024;

  private final DeliveryLog log;
  private final Instant now;
  private final List<CompletableFuture<Void>> pending = new ArrayList<>();
  private long bytes;
  private long stored;

  /**
   * Records that go to a log.
   *
   * @param now when they are imported
   */
  public ImportedRecords(DeliveryLog log, Instant now) {
    this.log = log;
    this.now = now;
  }

  /**
   * Adds a record, which keeps its ID and its time, and is stored once enough of them are there.
   *
   * @throws IOException if some could not be stored
   */
  public void add(LogRecord record) throws IOException {
    CompletableFuture<Void> done = new CompletableFuture<>();
    pending.add(done);
    bytes += record.request().body().size();
    log.append(record.toBuilder().importedAt(now).build(), new DeliveryLog.Completion() {
      @Override
      public void stored(long seq) {
        done.complete(null);
      }

      @Override
      public void failed(IOException cause) {
        done.completeExceptionally(cause);
      }
    });
    if (pending.size() >= MOST || bytes >= MOST_BYTES) {
      flush();
    }
  }

  /**
   * Waits until all are stored.
   *
   * @throws IOException if some could not be
   */
  public void flush() throws IOException {
    IOException failed = null;
    for (CompletableFuture<Void> each : pending) {
      try {
        each.join();
        stored++;
      } catch (CompletionException e) {
        failed = e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
      }
    }
    pending.clear();
    bytes = 0;
    if (failed != null) {
      throw failed;
    }
  }

  /** How many are stored. */
  public long stored() {
    return stored;
  }
}

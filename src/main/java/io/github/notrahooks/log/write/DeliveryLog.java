package io.github.notrahooks.log.write;

import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.LogSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The log as writers see it: any thread hands in records, one thread of its own writes them in groups,
 * with one sync for all that arrived together, and then tells each of them.
 */
public final class DeliveryLog implements AutoCloseable {
  private static final int LARGEST_BATCH = 1024;
  private static final long PATIENCE_MILLIS = 20;
  private static final Entry STOP = new Entry(null, new Completion() {});
  private static final Entry PROBE = new Entry(null, new Completion() {});

  private final Appender appender;
  private final Consumer<String> warnings;
  private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
  private final Thread writer;

  /** How long the writer lets records gather after the first. */
  private final long patienceMillis;

  /** Down once somebody waits for all that was handed in. */
  private final CountDownLatch hurried = new CountDownLatch(1);

  /** Guarded by the queue. */
  private boolean closed;

  /** How far the log is stored. Written by the writer thread only. */
  private volatile StoredEnd stored = new StoredEnd(0, null);

  /** Why the last attempt to store something failed, or null. Written by the writer thread only. */
  private volatile @Nullable IOException trouble;

  /**
   * Told on the writer's thread what became of a record, or on the caller's where the log is closed; must
   * not block.
   */
  public interface Completion {
    /** The record is on disk, with this sequence number. */
    default void stored(long seq) {}

    /** The record is not in the log. */
    default void failed(IOException cause) {}
  }

  private record Entry(@Nullable EncodedRecord line, Completion completion) {}

  private DeliveryLog(Appender appender, Consumer<String> warnings, long patienceMillis) {
    this.patienceMillis = patienceMillis;
    this.appender = appender;
    this.warnings = warnings;
    this.writer = new Thread(this::run, "delivery-log");
    this.writer.setDaemon(true);
  }

  /**
   * Opens the log for appending and mends a tail that was torn off by a crash.
   *
   * @throws IOException if the folder cannot be used
   */
  public static DeliveryLog open(LogSettings settings) throws IOException {
    return open(new Appender(settings), settings.warnings());
  }

  /**
   * Opens the log for a server, of which it has one at a time. Should another one have it later, because
   * this one's folder was moved away and a new one is in its place, then nothing more is stored.
   *
   * @throws IOException if the folder cannot be used, or another server has it
   */
  public static DeliveryLog openForServer(LogSettings settings) throws IOException {
    return open(new Appender(settings, true), settings.warnings());
  }

  /**
   * Opens the log for one who hands in many records and waits for none of them: they are written
   * some milliseconds later, many at a time.
   *
   * @throws IOException if the folder cannot be used
   */
  public static DeliveryLog openUnhurried(LogSettings settings) throws IOException {
    return open(new Appender(settings), settings.warnings(), PATIENCE_MILLIS);
  }

  static DeliveryLog open(Appender appender, Consumer<String> warnings) throws IOException {
    return open(appender, warnings, 0);
  }

  private static DeliveryLog open(Appender appender, Consumer<String> warnings, long patienceMillis)
      throws IOException {
    StoredEnd last;
    try {
      appender.prepare();
      last = appender.end();
    } catch (IOException e) {
      appender.close();
      throw e;
    }
    DeliveryLog log = new DeliveryLog(appender, warnings, patienceMillis);
    log.stored = last;
    log.writer.start();
    return log;
  }

  /** Hands in a record. Never blocks; the completion is told exactly once. */
  public void append(LogRecord entry, Completion completion) {
    queue(EncodedRecord.of(entry), completion);
  }

  /**
   * Hands in a record if so many bytes may be written. Never blocks.
   *
   * @param allowed asked for the bytes that the record takes in the log's files, all of them
   * @return whether it was handed in: if not, the completion is never told
   */
  public boolean appendIf(LongPredicate allowed, LogRecord entry, Completion completion) {
    EncodedRecord encoded = EncodedRecord.of(entry);
    if (!allowed.test(encoded.mostBytes())) {
      return false;
    }
    queue(encoded, completion);
    return true;
  }

  private void queue(EncodedRecord encoded, Completion completion) {
    synchronized (queue) {
      if (!closed) {
        queue.add(new Entry(encoded, completion));
        return;
      }
    }
    completion.failed(new IOException("the delivery log is closed"));
  }

  /**
   * Appends a record and waits for it.
   *
   * @return its sequence number
   * @throws IOException if it is not in the log
   */
  public long append(LogRecord entry) throws IOException {
    CompletableFuture<Long> result = new CompletableFuture<>();
    append(entry, new Completion() {
      @Override
      public void stored(long seq) {
        result.complete(seq);
      }

      @Override
      public void failed(IOException cause) {
        result.completeExceptionally(cause);
      }
    });
    try {
      return result.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause();
      throw new IOException(FileProblem.named(cause == null ? e : cause), cause);
    }
  }

  /**
   * The number of the last record that was there when this log was opened, or that it stored since; where it
   * syncs, that one and all that it stored before are synced.
   */
  public long storedSeq() {
    return stored.seq();
  }

  /** The same, with where the next record stands. */
  public StoredEnd stored() {
    return stored;
  }

  /** Why records cannot be stored at the moment, or null if they can. */
  public @Nullable String trouble() {
    IOException cause = trouble;
    if (cause == null) {
      return null;
    }
    queue.add(PROBE);
    return FileProblem.named(cause);
  }

  /** Has what was handed in written at once, and from now on all that is. */
  public void hurry() {
    hurried.countDown();
  }

  private void run() {
    List<Entry> batch = new ArrayList<>();
    boolean running = true;
    while (running) {
      try {
        batch.add(queue.take());
        if (patienceMillis > 0) {
          hurried.await(patienceMillis, TimeUnit.MILLISECONDS);
        }
      } catch (InterruptedException e) {
        // Nothing interrupts this thread; it ends by STOP.
        continue;
      }
      queue.drainTo(batch, LARGEST_BATCH - 1);
      running = !batch.contains(STOP);
      if (batch.contains(PROBE)) {
        probe();
      }
      batch.removeIf(entry -> entry.line() == null);
      if (!batch.isEmpty()) {
        store(batch);
      }
      batch.clear();
    }
  }

  private void probe() {
    try {
      appender.probe();
      trouble = null;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      trouble = asIoException(e);
    }
  }

  private static IOException asIoException(Throwable cause) {
    return cause instanceof IOException io ? io : new IOException(cause.toString(), cause);
  }

  private void store(List<Entry> batch) {
    long first;
    try {
      List<EncodedRecord> lines = new ArrayList<>(batch.size());
      for (Entry entry : batch) {
        if (entry.line() != null) {
          lines.add(entry.line());
        }
      }
      first = appender.append(lines);
      trouble = null;
      stored = appender.end();
    } catch (IOException | RuntimeException | Error e) {
      // Even out of memory, those who wait must be told, and the next batch may be smaller.
      IOException cause = asIoException(e);
      trouble = cause;
      batch.forEach(entry -> tell(() -> entry.completion().failed(cause)));
      return;
    }
    for (int i = 0; i < batch.size(); i++) {
      Completion completion = batch.get(i).completion();
      long seq = first + i;
      tell(() -> completion.stored(seq));
    }
  }

  private void tell(Runnable completion) {
    try {
      completion.run();
    } catch (RuntimeException | Error e) {
      // One that fails, for want of memory too, must not keep the others from being told,
      // nor end the writer.
      warnings.accept("a delivery was logged, but what follows on that failed: " + e);
    }
  }

  /** Stores all that was handed in, and closes the log. */
  @Override
  public void close() throws IOException {
    hurry();
    synchronized (queue) {
      if (!closed) {
        closed = true;
        queue.add(STOP);
      }
    }
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    appender.close();
  }
}

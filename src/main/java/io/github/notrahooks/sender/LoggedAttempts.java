package io.github.notrahooks.sender;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.provider.known.SignatureSchemes;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Writes attempts to the delivery log, behind the sender's back but never far behind: whoever hands in
 * more than the disk keeps up with has to wait.
 */
public final class LoggedAttempts implements OutgoingLog {
  /** How much may wait for the disk, in KiB: little beside a heap of 64 MiB, as what waits is encoded too. */
  private static final int CAPACITY = 8 * 1024;

  private final DeliveryLog log;
  private final AttemptRecords records;
  private final Consumer<String> warnings;
  private final Consumer<LogRecord> recorded;
  private final Semaphore room = new Semaphore(CAPACITY);
  private final AtomicBoolean warned = new AtomicBoolean();

  /**
   * A log of attempts.
   *
   * @param log closed with this
   * @param random for the records' IDs; thread-safe
   * @param schemes those by which what is sent may be signed
   * @param warnings told, once and on any thread, that attempts cannot be stored
   */
  public LoggedAttempts(
      DeliveryLog log,
      RandomGenerator random,
      SignatureSchemes schemes,
      Consumer<String> warnings) {
    this(log, random, schemes, warnings, record -> {});
  }

  /**
   * The same for one who must know what the log says of attempts.
   *
   * @param recorded told, on the sender's threads, of each record before it is stored
   */
  public LoggedAttempts(
      DeliveryLog log,
      RandomGenerator random,
      SignatureSchemes schemes,
      Consumer<String> warnings,
      Consumer<LogRecord> recorded) {
    this.log = log;
    this.records = new AttemptRecords(random, schemes);
    this.warnings = warnings;
    this.recorded = recorded;
  }

  @Override
  public void add(Attempt attempt) {
    // A record that is larger than all the room there is goes alone.
    Taken taken = new Taken(Math.min(CAPACITY, 1 + bytes(attempt) / 1024));
    try {
      LogRecord record = records.of(attempt).build();
      recorded.accept(record);
      log.append(record, taken);
    } catch (RuntimeException e) {
      // It was sent all the same, and what is still to be sent has nothing to do with it.
      taken.failed(new IOException(e.toString(), e));
    } catch (Error e) {
      taken.giveBack();
      throw e;
    }
  }

  /** Room that is taken until a record is written, or is known not to be. */
  private final class Taken implements DeliveryLog.Completion {
    private final int size;
    private final AtomicBoolean over = new AtomicBoolean();

    Taken(int size) {
      this.size = size;
      room.acquireUninterruptibly(size);
    }

    void giveBack() {
      if (!over.getAndSet(true)) {
        room.release(size);
      }
    }

    @Override
    public void stored(long seq) {
      giveBack();
    }

    @Override
    public void failed(IOException cause) {
      giveBack();
      if (!warned.getAndSet(true)) {
        warnings.accept(
            "What was sent cannot be written to the delivery log: " + FileProblem.named(cause));
      }
    }
  }

  private static int bytes(Attempt attempt) {
    int answered =
        attempt.answer() instanceof Answer.Received some ? some.body().size() : 0;
    return attempt.request().body().size() + answered;
  }

  @Override
  public void close() {
    log.hurry();
    room.acquireUninterruptibly(CAPACITY);
    room.release(CAPACITY);
    try {
      log.close();
    } catch (IOException e) {
      throw Failure.failed("the delivery log could not be closed: " + FileProblem.named(e));
    }
  }
}

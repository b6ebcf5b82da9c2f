package io.github.notrahooks.cli.frame;

import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.read.DeliveryFinder;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.LogProblem;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.log.read.RelatedDeliveries;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.HeadReader;
import io.github.notrahooks.log.segment.Unread;
import io.github.notrahooks.output.Printable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The home's delivery log as commands read it: damaged places are warned of, a few at most, and so is what
 * could not be read. Thread-safe.
 */
public final class Logbook {
  private static final int MOST_WARNINGS = 5;

  private final Context context;
  private final AtomicInteger damaged = new AtomicInteger();
  private final AtomicInteger unread = new AtomicInteger();

  /** The log of the home in this context, which is warned of what is wrong with it. */
  public Logbook(Context context) {
    this.context = context;
  }

  /** Reads whole records. */
  public LogReader reader() {
    return new LogReader(context.home().logs(), this::warn, this::warn);
  }

  /** Reads what stands before the bodies, which is faster. */
  public HeadReader heads() {
    return new HeadReader(context.home().logs(), this::warn);
  }

  /** The delivery that a user names; {@code last} counts those that the filter lets pass. */
  public LogEntry find(String name, LogFilter among) throws IOException {
    int before = unread.get();
    try {
      return new DeliveryFinder(reader()).find(name, among);
    } catch (Failure e) {
      if (e.exitCode() == ExitCode.NOT_FOUND && unread.get() > before) {
        throw Failure.failed("Whether there is a delivery '" + name
            + "' is not known: not all of the log could be read.");
      }
      throw e;
    }
  }

  /** What there is of a record besides it. */
  public RelatedDeliveries related() {
    return new RelatedDeliveries(reader(), id -> find(id, LogFilter.ALL).delivery());
  }

  /**
   * A record with its body, which the log keeps once: what a trigger sent on is in the record of what it was
   * sent on for.
   */
  public LogRecord whole(LogRecord record) throws IOException {
    return related().whole(record);
  }

  /**
   * The other side of what this home sent to itself: how it was received, or sent; empty if it went elsewhere, or came
   * from there.
   */
  public Optional<LogRecord> otherSide(LogRecord record) throws IOException {
    return related().otherSide(record).map(LogEntry::delivery);
  }

  /** What triggers did for a delivery, in the order of the log. */
  public List<LogRecord> started(LogRecord delivery) throws IOException {
    return related().started(delivery).stream().map(LogEntry::delivery).toList();
  }

  /** A command's result, unless something of the log that it should have read could not be: that is none. */
  public ExitCode exitCode(ExitCode result) {
    return unread.get() == 0 || result != ExitCode.SUCCESS ? result : ExitCode.FAILED;
  }

  private void warn(LogProblem damage) {
    if (damaged.incrementAndGet() <= MOST_WARNINGS) {
      context
          .output()
          .warn("skipped " + Printable.line(damage.toString()) + "; 'logs check' lists all");
    }
  }

  private void warn(Unread part) {
    int count = unread.incrementAndGet();
    if (count <= MOST_WARNINGS) {
      context.output().warn("left out " + Printable.line(part.toString()));
    } else if (count == MOST_WARNINGS + 1) {
      context.output().warn("left out more of the same kind");
    }
  }
}

package io.github.notrahooks.replay;

import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.sender.PlannedDelivery;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands deliveries from the log to the sender while both are at work: a thread of its own reads ahead a
 * little, so that any number of deliveries takes no more memory than a few. They change hands by the
 * bundle, as to wake the other thread for each would take longer than to read one.
 *
 * <p>Of large deliveries there is one in memory at a time: the next is read when the one before was sent.
 */
public final class ReplayQueue implements Iterator<PlannedDelivery>, AutoCloseable {
  private static final int BUNDLES_AHEAD = 2;
  private static final int LARGEST_BUNDLE = 32;
  private static final int LARGEST_BUNDLE_BYTES = 1024 * 1024;

  /** Larger ones are large. */
  private static final int LARGE_BYTES = 1024 * 1024;

  private final BlockingQueue<Bundle> bundles = new ArrayBlockingQueue<>(BUNDLES_AHEAD);
  private final ReplayPlanner planner;
  private final @Nullable Preview preview;
  private final Thread reader;

  /** Taken while a large delivery is in memory. */
  private final Semaphore large = new Semaphore(1);

  /** The large delivery that is being sent. */
  private volatile @Nullable PlannedDelivery sending;

  private Bundle taken = new Bundle(new ArrayDeque<>(), false, null);
  private long handedOn;
  private ExitCode problems = ExitCode.SUCCESS;

  /** Where deliveries come from. */
  public interface Source {
    /** Gives all of them to a taker, which may block. */
    void each(Consumer<LogRecord> taker) throws IOException;
  }

  /** Shows plans in place of carrying them out. */
  public interface Preview {
    /** Shows how a delivery would be sent. */
    void show(LogRecord delivery, ReplayPlan plan);
  }

  /**
   * Deliveries that follow each other.
   *
   * @param last whether none follow
   * @param failure why none follow although there are more, or null
   */
  private record Bundle(
      Queue<LogRecord> entries, boolean last, @Nullable Throwable failure) {}

  /** Tells the reading thread that nobody takes deliveries any more. */
  private static final class Abandoned extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * A queue that begins to read.
   *
   * @param preview shows plans when they are taken, and nothing is sent; null to send them
   */
  public ReplayQueue(Source source, ReplayPlanner planner, @Nullable Preview preview) {
    this.planner = planner;
    this.preview = preview;
    this.reader = new Thread(() -> read(source), "replay-reader");
    this.reader.setDaemon(true);
    this.reader.start();
  }

  private void read(Source source) {
    try {
      put(new Bundling().all(source));
    } catch (Abandoned e) {
      // The sender has stopped.
      return;
    }
  }

  /** Gathers deliveries until they are worth handing over. */
  private final class Bundling {
    private Queue<LogRecord> entries = new ArrayDeque<>();
    private int bytes;

    /** Hands on all deliveries but for the last bundle, which it returns. */
    Bundle all(Source source) {
      try {
        source.each(this::add);
        return new Bundle(entries, true, null);
      } catch (Abandoned e) {
        throw e;
      } catch (IOException | RuntimeException | Error e) {
        // Whatever it is, the sender must not wait for more.
        return new Bundle(entries, true, e);
      }
    }

    private void add(LogRecord delivery) {
      entries.add(delivery);
      int size = delivery.request().body().size();
      bytes += size;
      if (size > LARGE_BYTES) {
        large.acquireUninterruptibly();
        handOn();
        awaitSent();
      } else if (entries.size() == LARGEST_BUNDLE || bytes >= LARGEST_BUNDLE_BYTES) {
        handOn();
      }
    }

    private void handOn() {
      put(new Bundle(entries, false, null));
      entries = new ArrayDeque<>();
      bytes = 0;
    }
  }

  /** Waits until the large delivery is out of memory again. */
  private void awaitSent() {
    try {
      large.acquire();
      large.release();
    } catch (InterruptedException e) {
      throw new Abandoned();
    }
  }

  /** To be told of each delivery that was sent, or could not be. */
  public void done(PlannedDelivery delivery) {
    if (delivery.equals(sending)) {
      sending = null;
      large.release();
    }
  }

  private void put(Bundle bundle) {
    try {
      bundles.put(bundle);
    } catch (InterruptedException e) {
      throw new Abandoned();
    }
  }

  @Override
  public boolean hasNext() {
    while (taken.entries().isEmpty() && !taken.last()) {
      try {
        taken = bundles.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    if (taken.entries().isEmpty() && taken.failure() != null) {
      throw unreadable(taken.failure());
    }
    return !taken.entries().isEmpty();
  }

  private static Failure unreadable(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return Failure.failed("cannot read the delivery log: " + FileProblem.named(cause));
  }

  @Override
  public PlannedDelivery next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    LogRecord delivery = taken.entries().remove();
    handedOn++;
    ReplayPlan plan = planner.plan(delivery, preview == null);
    Failure problem = plan.problem();
    if (problem != null) {
      problems = problems.and(problem.exitCode());
    }
    if (preview != null) {
      preview.show(delivery, plan);
    }
    if (delivery.request().body().size() > LARGE_BYTES) {
      sending = plan.delivery();
      if (preview != null) {
        done(plan.delivery());
      }
    }
    return plan.delivery();
  }

  /** What those that were taken and cannot be sent come to. */
  public ExitCode problems() {
    return problems;
  }

  /**
   * How many deliveries are gone from the log since they were counted; 0 as long as there may be more.
   *
   * @param counted how many there were
   */
  public long goneOf(long counted) {
    boolean atTheEnd = taken.last() && taken.entries().isEmpty() && taken.failure() == null;
    return atTheEnd ? Math.max(0, counted - handedOn) : 0;
  }

  @Override
  public void close() {
    reader.interrupt();
  }
}

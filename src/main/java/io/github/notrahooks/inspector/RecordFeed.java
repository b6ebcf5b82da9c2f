package io.github.notrahooks.inspector;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.LogFollower;
import io.github.notrahooks.log.record.RecordHead;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows the log once for all readers of events, on a thread of the lowest priority; while there is none, and
 * nobody wants figures, nothing is followed. Thread-safe.
 */
public final class RecordFeed implements AutoCloseable {
  /** How many may read at a time. */
  public static final int MOST_READERS = 16;

  private static final long GATHERED_MILLIS = 100;
  private static final long FIGURES_NANOS = Duration.ofSeconds(30).toNanos();

  /** What who comes back is told at most of what was missed; the rest is a gap. */
  private static final int MOST_MISSED = 900;

  private final InspectedHome home;
  private final Figures figures;
  private final LongSupplier nanoTime;
  private final List<FeedReader> readers = new CopyOnWriteArrayList<>();

  // Under this object's lock.
  private final List<FeedReader> coming = new ArrayList<>();
  private @Nullable Thread thread;
  private boolean figuresWanted;
  private long figuresAt;
  private boolean closed;

  // The follower's thread alone.
  private @Nullable LogFollower follower;
  private boolean figuresBegun;
  private long last;

  /**
   * A feed.
   *
   * @param figures told of each record that is followed
   */
  RecordFeed(InspectedHome home, Figures figures, LongSupplier nanoTime) {
    this.home = home;
    this.figures = figures;
    this.nanoTime = nanoTime;
  }

  /**
   * Adds a reader, who is told at first from where on it is told all.
   *
   * @param after the number of the last record that it knows, or null to begin with the next one
   * @param ready told, on the follower's thread, that there is something to be taken
   * @throws Refusal if there are too many
   */
  public synchronized FeedReader read(@Nullable Long after, Runnable ready) {
    if (count() >= MOST_READERS) {
      throw Refusal.busy("there are " + MOST_READERS
          + " readers of events already; close a page that shows deliveries, and try again");
    }
    FeedReader reader = new FeedReader(this, after, ready);
    coming.add(reader);
    goOn();
    return reader;
  }

  synchronized void remove(FeedReader reader) {
    readers.remove(reader);
    coming.remove(reader);
  }

  /** How many read. */
  synchronized int count() {
    return readers.size() + coming.size();
  }

  /** Has figures counted, and kept up for a while. */
  synchronized void keepFigures() {
    figuresAt = nanoTime.getAsLong();
    figuresWanted = true;
    goOn();
  }

  // Nothing relies on it: where a system heeds it, the receiver goes first.
  @SuppressWarnings("ThreadPriorityCheck")
  private void goOn() {
    if (thread == null && !closed) {
      Thread started = new Thread(this::run, "inspector-feed");
      started.setDaemon(true);
      started.setPriority(Thread.MIN_PRIORITY);
      thread = started;
      started.start();
    }
    notifyAll();
  }

  private void run() {
    try {
      while (awaitWork()) {
        round();
        synchronized (this) {
          if (!closed && coming.isEmpty()) {
            wait(GATHERED_MILLIS);
          }
        }
      }
    } catch (InterruptedException e) {
      // Nothing interrupts this thread but the end of the process.
      Thread.currentThread().interrupt();
    } finally {
      letGo();
    }
  }

  /** Waits until somebody reads or wants figures; tells whether to go on. */
  private synchronized boolean awaitWork() throws InterruptedException {
    while (!closed && isIdle()) {
      if (!figuresWanted) {
        letGo();
      }
      wait();
    }
    return !closed;
  }

  private boolean isIdle() {
    return readers.isEmpty()
        && coming.isEmpty()
        && !(figuresWanted && nanoTime.getAsLong() - figuresAt < FIGURES_NANOS);
  }

  private synchronized List<FeedReader> coming() {
    return List.copyOf(coming);
  }

  /** From now on it is told what is new, unless it is gone again. */
  private synchronized void moveToReaders(FeedReader reader) {
    if (coming.remove(reader)) {
      readers.add(reader);
    }
  }

  private synchronized boolean wantsFigures() {
    return figuresWanted;
  }

  private LogFollower opened() throws IOException {
    LogFollower open = follower;
    if (open == null) {
      open = LogFollower.fromNow(home.reader(), LogFilter.ALL);
      follower = open;
      if (!readers.isEmpty() && open.lastSeq() > last) {
        // It could not be followed for a while.
        gap(last + 1, open.lastSeq());
      }
      last = open.lastSeq();
    }
    if (!figuresBegun && wantsFigures()) {
      figuresBegun = true;
      figures.begin(open.place().orElse(null));
    }
    return open;
  }

  private void letGo() {
    LogFollower open = follower;
    follower = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // It was only read.
        return;
      }
    }
  }

  /** Tells all readers what is new. */
  private void round() {
    try {
      // Before the log is read, so that nothing is between what they missed and what comes.
      List<FeedReader> beginning = coming();
      LogFollower open = opened();
      while (open.poll(this::tell) > 0) {
        readers.forEach(FeedReader::wake);
      }
      last = open.lastSeq();
      for (FeedReader reader : beginning) {
        begin(reader);
        moveToReaders(reader);
      }
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // What cannot be read is a gap, which is told of with the next record that can be.
      letGo();
    }
    readers.forEach(FeedReader::wake);
  }

  private boolean tell(LogEntry entry) {
    figures.add(RecordHead.of(entry.delivery()));
    if (!readers.isEmpty()) {
      if (last > 0 && entry.seq() > last + 1) {
        gap(last + 1, entry.seq() - 1);
      }
      FeedEvent event = event(entry);
      readers.forEach(reader -> reader.offer(event));
    }
    last = entry.seq();
    return true;
  }

  private void gap(long from, long to) {
    FeedEvent gap = FeedEvent.gap(from, to, "pruned");
    readers.forEach(reader -> reader.offer(gap));
  }

  private static FeedEvent event(LogEntry entry) {
    return new FeedEvent(
        entry.delivery().cause() == null ? "delivery" : "run",
        entry.seq(),
        Json.bytes(Rows.row(entry)));
  }

  /** Tells a reader what came between what it knows and now. */
  private void begin(FeedReader reader) throws IOException {
    reader.offer(FeedEvent.open(last));
    Long after = reader.after();
    if (after == null || after == last) {
      return;
    }
    if (after > last) {
      // It knows another log, which was in this one's place.
      reader.offer(FeedEvent.gap(1, last, "pruned"));
      return;
    }
    Deque<FeedEvent> missed = new ArrayDeque<>();
    boolean[] all = {false};
    home.reader()
        .newestFirst(
            LogFilter.ALL, entry -> entry.seq() > after ? event(entry) : known(entry), event -> {
              all[0] = event.seq() <= after;
              if (all[0] || missed.size() == MOST_MISSED) {
                return false;
              }
              if (event.seq() <= last) {
                missed.addFirst(event);
              }
              return true;
            });
    long first = missed.isEmpty() ? last + 1 : missed.getFirst().seq();
    if (first > after + 1) {
      reader.offer(FeedEvent.gap(
          after + 1, first - 1, missed.size() == MOST_MISSED && !all[0] ? "slow" : "pruned"));
    }
    missed.forEach(reader::offer);
  }

  private static FeedEvent known(LogEntry entry) {
    return new FeedEvent("", entry.seq(), new byte[0]);
  }

  /** Ends it for all readers. */
  @Override
  public void close() {
    Thread ended;
    synchronized (this) {
      closed = true;
      ended = thread;
      readers.clear();
      coming.clear();
      notifyAll();
    }
    if (ended != null) {
      try {
        ended.join(1000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

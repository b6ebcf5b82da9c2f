package io.github.notrahooks.inspector;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one reader of events still has to be told, as long as that is not too much: who is slow is told later
 * what was missed. Thread-safe.
 */
public final class FeedReader implements AutoCloseable {
  private static final int MOST_EVENTS = 1000;
  private static final long MOST_BYTES = 1024 * 1024;

  private final RecordFeed feed;
  private final @Nullable Long after;
  private final Runnable ready;
  private final Deque<FeedEvent> waiting = new ArrayDeque<>();
  private long bytes;
  private long missedFrom;
  private long missedTo;

  /**
   * A reader.
   *
   * @param after the number of the last record that it knows, or null to begin with the next one
   * @param ready told, on the follower's thread, that there is something to be taken
   */
  FeedReader(RecordFeed feed, @Nullable Long after, Runnable ready) {
    this.feed = feed;
    this.after = after;
    this.ready = ready;
  }

  @Nullable
  Long after() {
    return after;
  }

  /** Adds an event, or notes that it was missed. */
  synchronized void offer(FeedEvent event) {
    if (missedFrom == 0 && waiting.size() < MOST_EVENTS && bytes < MOST_BYTES) {
      waiting.add(event);
      bytes += event.data().length;
      return;
    }
    missedFrom = missedFrom == 0 ? event.seq() : missedFrom;
    missedTo = Math.max(missedTo, event.seq());
  }

  /** Has the reader take what was added. */
  void wake() {
    if (hasMore()) {
      ready.run();
    }
  }

  private synchronized boolean hasMore() {
    return !waiting.isEmpty() || missedFrom > 0;
  }

  /** Takes all that there is to be told. */
  public synchronized List<FeedEvent> take() {
    List<FeedEvent> taken = new ArrayList<>(waiting);
    waiting.clear();
    bytes = 0;
    if (missedFrom > 0) {
      taken.add(FeedEvent.gap(missedFrom, missedTo, "slow"));
      missedFrom = 0;
      missedTo = 0;
    }
    return taken;
  }

  /** Ends it: nothing more is told. */
  @Override
  public void close() {
    feed.remove(this);
  }
}

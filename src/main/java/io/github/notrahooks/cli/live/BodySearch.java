package io.github.notrahooks.cli.live;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Has headers and bodies searched for the text of the filter, once nobody types any more, and then those of
 * the deliveries that come. Belongs to the view's thread.
 */
final class BodySearch {
  private static final long TYPING_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** A single letter is in every body. */
  private static final int SHORTEST = 2;

  private final LiveModel model;
  private final History history;
  private final Executor readers;
  private final Queue<Runnable> events;
  private String text = "";
  private long typedAt;
  private long endedAt;

  /** Deliveries from this number on have not been looked into. */
  private long from = Long.MIN_VALUE;

  private int lookedBefore;
  private Run run = new Run("", 0);

  /**
   * A search.
   *
   * @param events what the view's thread is to do
   */
  BodySearch(LiveModel model, History history, Executor readers, Queue<Runnable> events) {
    this.model = model;
    this.history = history;
    this.readers = readers;
    this.events = events;
    run.ended = true;
  }

  /** Begins again, as there are deliveries that were not there before. */
  void again() {
    run.wanted = false;
    text = "";
  }

  /** Begins, goes on or ends as the filter asks for; to be asked some times a second. */
  void look(long now) {
    DeliveryList deliveries = model.deliveries();
    if (!deliveries.filter().equals(text)) {
      run.wanted = false;
      text = deliveries.filter();
      typedAt = now;
      from = Long.MIN_VALUE;
      lookedBefore = 0;
      model.searched("");
    }
    take();
    boolean rested =
        now - typedAt >= TYPING_NANOS && (lookedBefore == 0 || now - endedAt >= PAUSE_NANOS);
    if (text.length() >= SHORTEST && run.ended && rested) {
      List<String> ids = deliveries.newestFirst(from);
      if (!ids.isEmpty()) {
        start(ids);
      }
    }
    if (run.ended) {
      endedAt = run.seenEnd ? endedAt : now;
      run.seenEnd = true;
    }
  }

  private void start(List<String> ids) {
    Run started = new Run(text, ids.size());
    try {
      readers.execute(() -> started.search(ids));
      run = started;
      from = model.deliveries().next();
    } catch (RejectedExecutionException e) {
      // Others read just now: the next time, then.
      run.seenEnd = true;
    }
  }

  /** Takes what was found since, all at once: each time, the list is made anew. */
  private void take() {
    if (!run.wanted) {
      return;
    }
    Set<String> found = new HashSet<>();
    for (String id = run.found.poll(); id != null; id = run.found.poll()) {
      found.add(id);
    }
    if (!found.isEmpty()) {
      model.deliveries().found(found);
    }
  }

  private String said(int looked, int of, boolean all) {
    return all
        ? String.format(Locale.ROOT, "all %,d searched", lookedBefore + looked)
        : String.format(
            Locale.ROOT, "searched %,d of %,d", lookedBefore + looked, lookedBefore + of);
  }

  /** One way through the log; told by the thread that reads. */
  private final class Run implements History.Search {
    private static final int STEP = 50;

    private final String wantedText;
    private final int total;
    private final Queue<String> found = new ConcurrentLinkedQueue<>();
    private volatile boolean wanted = true;
    private volatile boolean ended;
    private boolean seenEnd;
    private int looked;

    Run(String wantedText, int total) {
      this.wantedText = wantedText;
      this.total = total;
    }

    void search(List<String> ids) {
      String problem = "";
      try {
        history.search(wantedText, ids, this);
      } catch (IOException | RuntimeException | OutOfMemoryError e) {
        problem = "not all could be searched";
      }
      String said = problem;
      events.add(() -> {
        if (wanted) {
          take();
          model.searched(said.isEmpty() ? said(total, total, true) : said);
          lookedBefore += total;
        }
        ended = true;
      });
    }

    @Override
    public boolean goesOn() {
      return wanted && !Thread.currentThread().isInterrupted();
    }

    @Override
    public void looked(int count) {
      if (count >= looked + STEP || count == 1) {
        looked = count;
        events.add(() -> {
          if (wanted) {
            model.searched(said(count, total, false));
          }
        });
      }
    }

    @Override
    public void found(String id) {
      found.add(id);
    }
  }
}

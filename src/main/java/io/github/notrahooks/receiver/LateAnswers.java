package io.github.notrahooks.receiver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Gives answers later than they are known, all on one thread that only waits. Once it is closed, those that are
 * still waiting are given at once, and so is whatever comes. Thread-safe.
 */
public final class LateAnswers implements AutoCloseable {
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "late-answers");
        thread.setDaemon(true);
        return thread;
      });

  /** Guarded by itself. */
  private final Set<Runnable> waiting = new LinkedHashSet<>();

  /** Guarded by {@link #waiting}. */
  private boolean closed;

  /** Has an answer given after a while; it must not block. */
  void after(Duration delay, Runnable answer) {
    synchronized (waiting) {
      if (!closed) {
        Runnable once = () -> {
          if (take(answer)) {
            answer.run();
          }
        };
        waiting.add(answer);
        // What it may throw concerns one answer alone.
        Future<?> unused = timer.schedule(once, delay.toMillis(), TimeUnit.MILLISECONDS);
        return;
      }
    }
    answer.run();
  }

  private boolean take(Runnable answer) {
    synchronized (waiting) {
      return waiting.remove(answer);
    }
  }

  /** Gives all that are waiting. */
  @Override
  public void close() {
    List<Runnable> left;
    synchronized (waiting) {
      closed = true;
      left = new ArrayList<>(waiting);
      waiting.clear();
    }
    timer.shutdownNow();
    left.forEach(Runnable::run);
  }
}

package io.github.notrahooks.cli.live;

import io.github.notrahooks.output.Printable;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Has the log read for the preview: once the selection rests, or now and then while it does not, one at a
 * time. Belongs to the view's thread.
 */
final class PreviewLoader {
  private static final long RESTS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long NOW_AND_THEN_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

  private final LiveModel model;
  private final History history;
  private final Executor readers;
  private final Queue<Runnable> events;
  private String wanted = "";
  private long wantedSince;
  private long loadedAt;
  private boolean loading;

  /**
   * A loader.
   *
   * @param events what the view's thread is to do
   */
  PreviewLoader(LiveModel model, History history, Executor readers, Queue<Runnable> events) {
    this.model = model;
    this.history = history;
    this.readers = readers;
    this.events = events;
  }

  /** Reads what is wanted by now, if it is time for that; to be asked some times a second. */
  void look(long now) {
    Row row = model.deliveries().selected();
    if (row == null || model.page() != null || !model.preview().isShown()) {
      return;
    }
    String id = row.id();
    if (!id.equals(wanted)) {
      wanted = id;
      wantedSince = now;
    }
    boolean due = now - wantedSince >= RESTS_NANOS || now - loadedAt >= NOW_AND_THEN_NANOS;
    if (due && !loading && model.preview().of(id) == null) {
      loadedAt = now;
      load(id);
    }
  }

  private void load(String id) {
    try {
      readers.execute(() -> {
        String text = read(id);
        events.add(() -> {
          loading = false;
          model.preview().put(id, text);
        });
      });
      loading = true;
    } catch (RejectedExecutionException e) {
      // Others read just now: the next time, then.
      loading = false;
    }
  }

  private String read(String id) {
    try {
      return history.preview(id);
    } catch (RuntimeException | OutOfMemoryError e) {
      return "It cannot be shown: " + Printable.line(String.valueOf(e));
    }
  }
}

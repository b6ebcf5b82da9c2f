package io.github.notrahooks.inspector;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.read.LogFilter;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Looks for a text in all deliveries, one search at a time: a new one ends the one before. Thread-safe. */
public final class DeliverySearch {
  private static final int MOST = 200;

  private final InspectedHome home;
  private final LongSupplier nanoTime;
  private final AtomicReference<@Nullable Object> current = new AtomicReference<>();

  DeliverySearch(InspectedHome home, LongSupplier nanoTime) {
    this.home = home;
    this.nanoTime = nanoTime;
  }

  /** Who is told what a search finds; told one thing at a time. */
  public interface Told {
    /**
     * Told of something.
     *
     * @param what {@code delivery}, {@code progress}, {@code end} or {@code replaced}
     * @throws IOException if nobody listens any more
     */
    void tell(String what, ObjectNode data) throws IOException;
  }

  /** A search whose terms have been read. */
  public final class Search {
    private final LogFilter filter;
    private int found;
    private boolean more;

    private Search(LogFilter filter) {
      this.filter = filter;
    }

    /** Searches until all is found, another search begins, or nobody listens. */
    public void run(Told told) throws IOException {
      current.set(this);
      SearchProgress progress = new SearchProgress(told, nanoTime, this::isCurrent);
      new RowsWithRuns(home.reader(), filter, progress::watching)
          .read(null, progress::goesOn, row -> {
            if (found == MOST) {
              more = true;
              return false;
            }
            found++;
            progress.tell("delivery", row.row());
            return true;
          });
      if (current.compareAndSet(this, null)) {
        progress.tell("end", progress.state().put("more", more));
      } else {
        progress.tell("replaced", Json.object());
      }
    }

    private boolean isCurrent() {
      return current.get() == this;
    }
  }

  /** Reads the terms of a search. */
  public Search search(Asked asked) throws IOException {
    asked.expectingFilters("text");
    if (asked.text("grep") != null) {
      throw Refusal.wrong("a search has its text in the parameter text; leave grep out");
    }
    String text = asked.required("text");
    return new Search(home.filter(asked.terms()).grep(text).build());
  }
}

package io.github.notrahooks.inspector;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.read.LogFilter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists deliveries a page at a time, the newest first. */
final class DeliveryPages {
  private static final int USUAL = 50;
  private static final int MOST = 200;

  /** How many rows the next page reads once more, for what was done for those before them. */
  private static final int AGAIN = 25;

  private final InspectedHome home;

  DeliveryPages(InspectedHome home) {
    this.home = home;
  }

  /** A page. */
  ObjectNode page(Asked asked) throws IOException {
    asked.expectingFilters("limit", "cursor");
    Integer limit = asked.number("limit", 1, MOST);
    int most = limit == null ? USUAL : limit;
    Cursor cursor = Cursor.parse(asked.text("cursor"));
    LogFilter filter = home.filter(asked.terms()).build();
    AtomicInteger leftOut = new AtomicInteger();
    List<RowsWithRuns.Found> found = new ArrayList<>();
    // One more tells whether there is another page.
    new RowsWithRuns(home.reader(unread -> leftOut.incrementAndGet()), filter)
        .read(cursor, () -> true, row -> {
          found.add(row);
          return found.size() <= most;
        });
    ObjectNode page = Json.object();
    ArrayNode rows = page.putArray("deliveries");
    int count = Math.min(found.size(), most);
    found.subList(0, count).forEach(row -> rows.add(row.row()));
    if (leftOut.get() > 0) {
      page.put("leftOut", leftOut.get());
    }
    if (found.size() <= most) {
      return page.putNull("nextCursor");
    }
    Cursor next = new Cursor(
        found.get(Math.max(0, count - AGAIN)).place(), found.get(count - 1).seq());
    return page.put("nextCursor", next.toString());
  }
}

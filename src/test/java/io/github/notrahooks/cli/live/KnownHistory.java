package io.github.notrahooks.cli.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A log whose bodies are known, and which notes what it was asked for. */
final class KnownHistory implements History {
  final Map<String, String> bodies = new TreeMap<>();
  final List<String> asked = new ArrayList<>();

  @Override
  public void earlier(Consumer<List<Row>> taker) {}

  @Override
  public String preview(String id) {
    asked.add(id);
    String body = bodies.get(id);
    if (body == null) {
      throw new IllegalStateException("no " + id);
    }
    return body;
  }

  @Override
  public void search(String text, List<String> newestFirst, Search search) {
    asked.add(text + " in " + newestFirst);
    int looked = 0;
    for (String id : newestFirst) {
      if (!search.goesOn()) {
        return;
      }
      if (bodies.getOrDefault(id, "").contains(text)) {
        search.found(id);
      }
      search.looked(++looked);
    }
  }
}

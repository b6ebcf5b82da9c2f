package io.github.notrahooks.inspector.undertow;

import io.github.notrahooks.inspector.DeliverySearch;
import io.github.notrahooks.json.Json;
import java.io.IOException;
import java.io.OutputStream;

/** Writes what a search finds as it finds it. */
final class SearchStream {
  private SearchStream() {}

  /** Searches until the end, or until the client goes away. */
  static void run(Call call, DeliverySearch.Search search) throws IOException {
    OutputStream out = call.answer(EventText.TYPE);
    search.run((what, data) -> {
      out.write(new EventText().add(what, Json.bytes(data)).bytes());
      out.flush();
    });
  }
}

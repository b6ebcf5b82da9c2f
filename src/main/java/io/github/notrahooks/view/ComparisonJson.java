package io.github.notrahooks.view;

import io.github.notrahooks.json.JsonComparison;
import io.github.notrahooks.json.JsonLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Two requests beside each other in JSON, values as they are written. */
public final class ComparisonJson {
  private ComparisonJson() {}

  /**
   * All of it as a line of JSON.
   *
   * @param all whether headers that are the same are in it
   */
  public static JsonLine of(DeliveryComparison compared, boolean all) {
    List<JsonLine> headers = new ArrayList<>();
    for (DeliveryComparison.HeaderPair pair :
        all ? compared.headers() : compared.differentHeaders()) {
      headers.add(new JsonLine().put("name", pair.name()).put("a", pair.a()).put("b", pair.b()));
    }
    JsonLine line =
        new JsonLine().put("a", compared.a().id()).put("b", compared.b().id());
    return bodies(line, compared.body()).putAll("headers", headers);
  }

  /** Adds what there is to say of two bodies. */
  public static JsonLine bodies(JsonLine line, BodyComparison body) {
    line.put("kind", body.kind().name().toLowerCase(Locale.ROOT))
        .put("sameBytes", body.sameBytes())
        .put("sameValues", body.sameValues())
        .put("aBytes", body.aBytes())
        .put("bBytes", body.bBytes());
    if (!body.sameBytes()) {
      line.put("firstDifferentByte", body.firstByte());
    }
    return line.putAll("body", changes(body));
  }

  private static List<JsonLine> changes(BodyComparison body) {
    List<JsonLine> changes = new ArrayList<>();
    for (JsonComparison.Change change : body.json()) {
      JsonLine line = new JsonLine()
          .put("op", change.op().name().toLowerCase(Locale.ROOT))
          .put("path", change.path().toString());
      if (change.a() != null) {
        line.put("a", change.a());
      }
      changes.add(change.b() == null ? line : line.put("b", change.b()));
    }
    for (LineComparison.Change change : body.lines()) {
      changes.add(new JsonLine()
          .put("op", change.added() ? "added" : "removed")
          .put("path", "line " + change.number())
          .put(change.added() ? "b" : "a", change.text()));
    }
    return changes;
  }
}

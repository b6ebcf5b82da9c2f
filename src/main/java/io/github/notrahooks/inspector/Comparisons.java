package io.github.notrahooks.inspector;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.JsonLine;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.view.BodyComparison;
import io.github.notrahooks.view.ComparisonJson;
import io.github.notrahooks.view.DeliveryComparison;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Compares deliveries, and a delivery with what somebody makes of its body. Thread-safe. */
public final class Comparisons {
  private final Deliveries deliveries;

  Comparisons(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  /** Two deliveries, as {@code logs diff -o json} prints it, with their rows. */
  public String of(Asked asked) throws IOException {
    asked.expecting(List.of("a", "b"));
    String one = asked.required("a");
    String other = asked.required("b");
    return deliveries.with(one, first -> {
      LogRecord a = deliveries.whole(first);
      // A second large record would wait for its turn behind the first.
      return deliveries.besides(other, second -> {
        String compared = ComparisonJson.of(
                DeliveryComparison.of(a, deliveries.whole(second)), false)
            .toString();
        return inside(
            compared, "aRow", Json.text(Rows.row(first)), "bRow", Json.text(Rows.row(second)));
      });
    });
  }

  private static String inside(String object, String... namesAndValues) {
    StringBuilder text = new StringBuilder(object);
    text.setLength(text.length() - 1);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      text.append(",\"").append(namesAndValues[i]).append("\":").append(namesAndValues[i + 1]);
    }
    return text.append('}').toString();
  }

  /** A delivery's body and a text, with where that is no JSON. */
  public String with(byte[] order) throws IOException {
    Order given = Order.parse(order, List.of("a", "body"));
    String id = given.required("a");
    String text = given.text("body");
    if (text == null) {
      throw Refusal.wrong("'body' is missing in the request's body");
    }
    return deliveries.with(id, entry -> {
      Body body = Body.ofText(text);
      BodyComparison compared =
          BodyComparison.of(deliveries.whole(entry).sentRequest().body(), body);
      return inside(
          ComparisonJson.bodies(new JsonLine().put("a", entry.delivery().id()), compared)
              .toString(),
          "problem",
          problem(text, body.bytes()));
    });
  }

  private static String problem(String text, byte[] bytes) {
    try {
      Json.parse(bytes);
      return "null";
    } catch (MalformedJson e) {
      ObjectNode problem = Json.object().put("message", e.getMessage());
      long offset = Math.max(0, Math.min(e.offset(), bytes.length));
      int at = new String(bytes, 0, (int) offset, StandardCharsets.UTF_8).length();
      String before = text.substring(0, Math.min(at, text.length()));
      int lineStart = before.lastIndexOf('\n') + 1;
      return Json.text(problem
          .put("offset", offset)
          .put("line", before.chars().filter(each -> each == '\n').count() + 1)
          .put("column", before.codePointCount(lineStart, before.length()) + 1));
    }
  }
}

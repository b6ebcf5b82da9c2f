package io.github.notrahooks.cli.serve;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.Timestamps;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Style;

/** What is seen of a delivery beside the list: how it came and was answered, and the beginning of its body. */
final class PreviewText {
  private static final int LARGEST_INDENTED = 1024 * 1024;
  private static final int LARGEST_AS_IT_IS = 4 * 1024;
  private static final int MOST_ANSWER_LINES = 5;
  private static final int MOST_LINES = 100;

  private PreviewText() {}

  /** Prints it, in lines that may be long. */
  static void print(Output output, LogRecord delivery) {
    field(output, "time", Timestamps.text(delivery.createdAt()));
    String from = delivery.request().remoteAddress();
    if (from != null) {
      field(output, "from", Printable.line(from));
    }
    LogRecord.Response response = delivery.response();
    if (response != null) {
      field(output, "answered", Integer.toString(response.statusCode()));
      beginning(output, response.body(), MOST_ANSWER_LINES);
    }
    output.line("");
    beginning(output, delivery.request().body(), MOST_LINES);
  }

  private static void field(Output output, String label, String value) {
    output.line(
        Style.MUTED.paint("%-11s".formatted(label), output.settings().outColours()) + value);
  }

  private static void beginning(Output output, Body body, int lines) {
    text(body).lines().limit(lines).forEach(output::line);
  }

  private static String text(Body body) {
    if (body.size() <= LARGEST_INDENTED) {
      try {
        return Json.indentedText(Json.parse(body.bytes()));
      } catch (MalformedJson e) {
        // Then it is shown as the text that it is.
      }
    }
    return Printable.text(body.truncated(LARGEST_AS_IT_IS).text());
  }
}

package io.github.notrahooks.cli.serve;

import io.github.notrahooks.cli.text.JsonText;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.JsonFold;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.Timestamps;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Style;
import java.io.IOException;

/** What is seen of a delivery beside the list: how it came and was answered, and the beginning of its body. */
final class PreviewText {
  private static final int LARGEST_FOLDED = 1024 * 1024;
  private static final int LARGEST_AS_IT_IS = 4 * 1024;
  private static final int MOST_ANSWER_LINES = 5;
  private static final int MOST_LINES = 40;

  private PreviewText() {}

  /** Prints it, in lines that may be long. */
  static void print(Output output, LogRecord delivery) throws IOException {
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

  private static void beginning(Output output, Body body, int lines) throws IOException {
    JsonText.Printed printed = body.size() > LARGEST_FOLDED
        ? JsonText.Printed.NOTHING
        : JsonText.print(output, body, root -> JsonFold.toFit(root, lines));
    if (printed == JsonText.Printed.NOTHING) {
      Printable.text(body.truncated(LARGEST_AS_IT_IS).text())
          .lines()
          .limit(lines)
          .forEach(output::line);
    }
  }
}

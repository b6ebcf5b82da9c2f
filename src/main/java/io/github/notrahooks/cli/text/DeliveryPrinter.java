package io.github.notrahooks.cli.text;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.export.CurlCommand;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.JsonFold;
import io.github.notrahooks.json.JsonSpan;
import io.github.notrahooks.json.JsonStringStream;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Style;
import io.github.notrahooks.view.CommandText;
import io.github.notrahooks.view.DeliveryDetails;
import io.github.notrahooks.view.DeliverySummary;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Prints a logged delivery for a person to read, or to run. */
public final class DeliveryPrinter {
  /** Longer bodies are shown as they are: a tree of one takes many times its own memory. */
  private static final int LARGEST_INDENTED = 1024 * 1024;

  private static final int BUFFER = 64 * 1024;

  /** How JSON is shown. */
  public enum Bodies {
    /** Indented and all of it. */
    PLAIN,
    /** As it is written, indented, in colours where there are some, and what is long folded. */
    FOLDED,
    /** The same, but all of it. */
    FULL
  }

  private final Output output;
  private final Bodies bodies;
  private final @Nullable Function<JsonSpan, JsonFold> folding;
  private boolean folded;

  /** Prints there. */
  public DeliveryPrinter(Output output) {
    this(output, Bodies.PLAIN);
  }

  /** Prints there, and shows JSON so. */
  public DeliveryPrinter(Output output, Bodies bodies) {
    this.output = output;
    this.bodies = bodies;
    this.folding = null;
  }

  /** Prints there, and shows JSON in colours where there are some, folded so. */
  public DeliveryPrinter(Output output, Function<JsonSpan, JsonFold> folding) {
    this.output = output;
    this.bodies = Bodies.FOLDED;
    this.folding = folding;
  }

  /** Whether anything of a body was left out. */
  public boolean folded() {
    return folded;
  }

  /** Prints all that is known of a delivery. */
  public void details(DeliveryDetails delivery) throws IOException {
    for (DeliveryDetails.Field field : delivery.fields()) {
      String label = "%-13s".formatted(field.label());
      output.line(
          Style.MUTED.paint(label, output.settings().outColours()) + Printable.line(field.value()));
    }
    LogRecord.Run run = delivery.run();
    if (run == null) {
      section("Request: " + delivery.requestLine());
      headers(delivery.headers());
      section("Body: " + delivery.bodyBytes() + " bytes");
      readable(delivery.body());
    } else {
      outputs(run);
    }
    LogRecord.Response response = delivery.response();
    if (response != null) {
      section("Response: " + response.statusCode() + "  (" + response.durationMs() + " ms)");
      headers(response.headers());
      output.line("");
      readable(response.body());
    }
  }

  /** Prints what a command has printed; not laid out anew, as that is a program's own text. */
  private void outputs(LogRecord.Run run) throws IOException {
    output("stdout", run.stdout(), run.stdoutBytes());
    output("stderr", run.stderr(), run.stderrBytes());
  }

  private void output(String name, Body printed, long bytes) throws IOException {
    section(CommandText.output(name, printed.size(), bytes));
    if (printed.size() > 0) {
      BodyText.print(output, printed);
    }
  }

  /** Prints how what was received here had been sent from here, or the other way round. */
  public void otherSide(LogRecord other) {
    section(Direction.OUTGOING.equals(other.direction()) ? "Sent from here" : "Received here");
    output.line(Printable.line(other.id()));
    output.line(DeliveryText.line(DeliverySummary.of(other), output.settings().outColours()));
  }

  /** Prints what triggers did for a delivery, a line each, and the last answer or output. */
  public void started(List<LogRecord> runs) throws IOException {
    if (runs.isEmpty()) {
      return;
    }
    section("Started");
    for (LogRecord run : runs) {
      LogRecord.Cause cause = run.cause();
      if (cause != null) {
        output.line(DeliveryText.line(
            DeliverySummary.of(run), "→ " + cause.triggerId(), output.settings().outColours()));
      }
    }
    LogRecord last = runs.get(runs.size() - 1);
    LogRecord.Response response = last.response();
    if (response != null) {
      section("Answer: " + response.statusCode() + "  (" + response.durationMs() + " ms)");
      headers(response.headers());
      output.line("");
      readable(response.body());
    }
    if (last.run() != null) {
      outputs(last.run());
    }
    output.line("");
  }

  /** Says on standard error what the log has not kept of a delivery. */
  public void notes(DeliveryDetails delivery) {
    delivery.notes().forEach(note -> output.warn(Printable.line(note)));
  }

  /**
   * Prints the command that sends the delivery's very bytes, and says what is to be put into it.
   *
   * @param json whether it is printed as JSON
   */
  public void curl(LogRecord delivery, boolean json) throws IOException {
    for (Header header : delivery.request().headers()) {
      if (LogRecord.REDACTED.equals(header.value())
          && Direction.OUTGOING.equals(delivery.direction())) {
        output.warn("the log does not keep the value of " + Printable.line(header.name())
            + "; put it in place of " + LogRecord.REDACTED + " in the command");
      }
    }
    OutputStream out = new BufferedOutputStream(new DataStream(output), BUFFER);
    if (json) {
      out.write("{\"curl\":\"".getBytes(StandardCharsets.US_ASCII));
      CurlCommand.write(delivery, new JsonStringStream(out));
      out.write("\"}".getBytes(StandardCharsets.US_ASCII));
    } else {
      CurlCommand.write(delivery, out);
    }
    out.write('\n');
    out.flush();
  }

  /** Prints headers, one a line. */
  public void headers(Headers headers) {
    for (Header header : headers) {
      output.line(Printable.line(header.name() + ": " + header.readable()));
    }
  }

  /** Prints a body as it is read best. */
  private void readable(Body body) throws IOException {
    if (bodies != Bodies.PLAIN) {
      JsonText.Printed printed = folding == null
          ? JsonText.print(output, body, bodies == Bodies.FULL)
          : JsonText.print(output, body, folding);
      folded |= printed == JsonText.Printed.FOLDED;
      if (printed != JsonText.Printed.NOTHING) {
        return;
      }
    }
    String indented = body.size() <= LARGEST_INDENTED ? indented(body) : null;
    if (indented == null) {
      BodyText.print(output, body);
    } else {
      output.line(indented);
    }
  }

  private static @Nullable String indented(Body body) {
    try {
      return Json.indentedText(Json.parse(body.bytes()));
    } catch (MalformedJson e) {
      // Then it is shown as the text that it is.
      return null;
    }
  }

  private void section(String title) {
    output.line("");
    output.line(Style.STRONG.paint(Printable.line(title), output.settings().outColours()));
  }
}

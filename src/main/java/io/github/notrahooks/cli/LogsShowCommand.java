package io.github.notrahooks.cli;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.export.CurlCommand;
import io.github.notrahooks.export.HttpArchive;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.JsonStringStream;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.Timestamps;
import io.github.notrahooks.output.Format;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Style;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logs show}: one delivery, all of it or a part. */
@Command(
    name = "show",
    header = "Show one delivery.",
    description = "All of it, unless one of --body, --headers, --curl and --har asks for a part.",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.NO_DELIVERY
    },
    footer = {
      "  notra-hooks logs show last",
      "  notra-hooks logs show log_3fa9 --body > payload.json",
      "  notra-hooks logs show last~1 --curl"
    })
final class LogsShowCommand implements Callable<Integer> {
  private static final int BUFFER = 64 * 1024;

  /** Longer bodies are shown as they are: a tree of one takes many times its own memory. */
  private static final int LARGEST_INDENTED = 1024 * 1024;

  private final Context context;

  @Parameters(
      paramLabel = "ID",
      description =
          "The ID of the record or of the delivery, a prefix of either that no other has, or last,"
              + " last~1, …")
  private String id;

  @Option(names = "--body", fallbackValue = "true", description = "The body's very bytes.")
  private boolean body;

  @Option(
      names = "--headers",
      fallbackValue = "true",
      description = "The headers as they were received.")
  private boolean headers;

  @Option(
      names = "--curl",
      fallbackValue = "true",
      description = "A curl command that sends the very same bytes.")
  private boolean curl;

  @Option(names = "--har", fallbackValue = "true", description = "The delivery as an HTTP Archive.")
  private boolean har;

  @Option(
      names = "--raw",
      fallbackValue = "true",
      description = "Print the bytes of --body or --headers as they are, on a terminal too.")
  private boolean raw;

  LogsShowCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    LogEntry entry = new Logbook(context).find(id, LogFilter.ALL);
    LogRecord delivery = entry.delivery();
    Output output = context.output();
    if (body) {
      body(delivery.request().body());
    } else if (headers) {
      headers(delivery.request().headers());
    } else if (curl) {
      curl(delivery);
    } else if (har) {
      har(delivery);
    } else if (output.json()) {
      RecordLines.print(output, entry);
    } else {
      show(delivery);
    }
    if (!delivery.request().cut().isEmpty()) {
      output.warn(
          "the request was refused, and only the beginning was kept of what was long in it: "
              + Printable.line(String.join(", ", delivery.request().cut())));
    }
    if (delivery.request().bodyTruncated()) {
      output.warn("only the first "
          + delivery.request().body().size()
          + " of the body's "
          + delivery.request().bodyBytes()
          + " bytes were kept");
    }
    return 0;
  }

  private OutputStream data() {
    return new BufferedOutputStream(new DataStream(context.output()), BUFFER);
  }

  private void curl(LogRecord delivery) throws IOException {
    for (Header header : delivery.request().headers()) {
      if (LogRecord.REDACTED.equals(header.value()) && delivery.direction() == Direction.OUTGOING) {
        context
            .output()
            .warn("the log does not keep the value of " + Printable.line(header.name())
                + "; put it in place of " + LogRecord.REDACTED + " in the command");
      }
    }
    OutputStream out = data();
    if (context.globals().output() == Format.JSON) {
      out.write("{\"curl\":\"".getBytes(StandardCharsets.US_ASCII));
      CurlCommand.write(delivery, new JsonStringStream(out));
      out.write("\"}".getBytes(StandardCharsets.US_ASCII));
    } else {
      CurlCommand.write(delivery, out);
    }
    out.write('\n');
    out.flush();
  }

  private void har(LogRecord delivery) throws IOException {
    try (HttpArchive archive = new HttpArchive(data(), VersionProvider.version())) {
      archive.add(HttpArchive.entryOf(delivery));
    }
  }

  private void body(Body body) throws IOException {
    Output output = context.output();
    if (!raw && context.globals().output() == Format.JSON) {
      BodyJson.print(output, Json.object().put("bodyBytes", body.size()), body);
      return;
    }
    if (raw || !context.environment().terminals().out()) {
      // Not to a terminal: these bytes are to be verified, compared or sent.
      output.bytes(body.pieces());
      return;
    }
    if (!BodyText.print(output, body)) {
      output.warn("these are not the body's very bytes: hidden characters are shown as escapes;"
          + " --raw prints it as it is");
    }
  }

  private void headers(Headers headers) {
    if (!raw && context.globals().output() == Format.JSON) {
      context.output().json(HeaderJson.put(Json.object(), headers));
      return;
    }
    for (Header header : headers) {
      if (raw) {
        // To be compared, or given to curl -H @-.
        context
            .output()
            .bytes(List.of(
                (header.name() + ": ").getBytes(StandardCharsets.ISO_8859_1),
                header.bytes(),
                new byte[] {'\n'}));
      } else {
        context.output().line(Printable.line(header.name() + ": " + header.readable()));
      }
    }
  }

  private void show(LogRecord delivery) throws IOException {
    field("id", delivery.id());
    field("delivery", delivery.referenceId());
    field("title", delivery.title());
    field("outcome", delivery.outcome().wireName());
    field("status", delivery.statusCode() == null ? null : delivery.statusCode().toString());
    field("problem", delivery.errorMessage());
    field("reason", delivery.payload().reason());
    field("event", LogTable.event(delivery));
    field("duplicate of", delivery.duplicateOf());
    field("time", Timestamps.text(delivery.createdAt()) + "  (" + delivery.durationMs() + " ms)");
    field("direction", delivery.direction().wireName());
    field("from", delivery.request().remoteAddress());
    field("to", delivery.request().url());
    field(
        "endpoint",
        delivery.integrationType()
            + "  "
            + delivery.organizationId()
            + " / "
            + delivery.integrationId()
            + " / "
            + delivery.repositoryId());
    section("Request: " + delivery.request().method() + " " + delivery.request().path());
    headers(delivery.request().headers());
    section("Body: " + delivery.request().bodyBytes() + " bytes");
    readable(delivery.request().body());
    LogRecord.Response response = delivery.response();
    if (response != null) {
      section("Response: " + response.statusCode() + "  (" + response.durationMs() + " ms)");
      headers(response.headers());
      context.output().line("");
      readable(response.body());
    }
  }

  private void readable(Body body) throws IOException {
    String indented = body.size() <= LARGEST_INDENTED ? indented(body) : null;
    if (indented == null) {
      BodyText.print(context.output(), body);
    } else {
      context.output().line(indented);
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

  private void field(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      boolean colours = context.output().settings().outColours();
      context
          .output()
          .line(Style.MUTED.paint("%-13s".formatted(name), colours) + Printable.line(value));
    }
  }

  private void section(String title) {
    context.output().line("");
    context
        .output()
        .line(Style.STRONG.paint(
            Printable.line(title), context.output().settings().outColours()));
  }
}

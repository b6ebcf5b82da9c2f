package io.github.notrahooks.cli.logs;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.frame.VersionProvider;
import io.github.notrahooks.cli.text.BodyJson;
import io.github.notrahooks.cli.text.BodyText;
import io.github.notrahooks.cli.text.DataStream;
import io.github.notrahooks.cli.text.DeliveryPrinter;
import io.github.notrahooks.cli.text.HeaderJson;
import io.github.notrahooks.cli.text.RecordLines;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.export.HttpArchive;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Format;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.view.DeliveryDetails;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
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
    Logbook logbook = new Logbook(context);
    LogEntry entry = logbook.find(id, LogFilter.DELIVERIES);
    LogRecord delivery = logbook.whole(entry.delivery());
    DeliveryDetails details = DeliveryDetails.of(delivery);
    Output output = context.output();
    DeliveryPrinter printer = new DeliveryPrinter(output);
    if (body) {
      body(delivery.sentRequest().body());
    } else if (headers) {
      headers(delivery.sentRequest().headers());
    } else if (curl) {
      printer.curl(delivery, context.globals().output() == Format.JSON);
    } else if (har) {
      har(delivery);
    } else if (output.json()) {
      RecordLines.print(output, entry);
    } else {
      printer.details(details);
      printer.started(logbook.started(delivery));
    }
    printer.notes(details);
    return 0;
  }

  private void har(LogRecord delivery) throws IOException {
    HttpArchive.Entry entry = HttpArchive.entryOf(delivery);
    try (HttpArchive archive = new HttpArchive(
        new BufferedOutputStream(new DataStream(context.output()), BUFFER),
        VersionProvider.version())) {
      archive.add(entry);
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
    if (!raw) {
      new DeliveryPrinter(context.output()).headers(headers);
      return;
    }
    for (Header header : headers) {
      // To be compared, or given to curl -H @-.
      context
          .output()
          .bytes(List.of(
              (header.name() + ": ").getBytes(StandardCharsets.ISO_8859_1),
              header.bytes(),
              new byte[] {'\n'}));
    }
  }
}

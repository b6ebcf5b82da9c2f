package io.github.notrahooks.cli.logs;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.frame.Pager;
import io.github.notrahooks.cli.frame.VersionProvider;
import io.github.notrahooks.cli.text.BodyJson;
import io.github.notrahooks.cli.text.BodyText;
import io.github.notrahooks.cli.text.DataStream;
import io.github.notrahooks.cli.text.DeliveryPrinter;
import io.github.notrahooks.cli.text.JsonText;
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
import io.github.notrahooks.view.HeaderJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logs show}: one delivery, all of it or a part. */
@Command(
    name = "show",
    header = "Show one delivery.",
    description =
        "All of it, unless one of --body, --headers, --jq, --curl and --har asks for a part. On a"
            + " terminal, long parts of JSON are folded, and PAGER shows what is longer than the"
            + " screen.",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.NO_DELIVERY
    },
    footer = {
      "  notra-hooks logs show last",
      "  notra-hooks logs show log_3fa9 --body > payload.json",
      "  notra-hooks logs show last --jq repository.full_name",
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
      description = "Print the bytes of --body, --headers or --jq as they are, on a terminal too.")
  private boolean raw;

  @Option(
      names = "--full",
      fallbackValue = "true",
      description = "Show all of a body on a terminal, where long parts of JSON are folded.")
  private boolean full;

  @Option(
      names = "--jq",
      paramLabel = "PATH",
      description = "Only what stands there in the body, such as commits[0].message: a string"
          + " without its quotes, anything else as it is written.")
  private @Nullable String path;

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
    } else if (path != null) {
      new BodyValue(context, raw).print(delivery.sentRequest().body(), path);
    } else if (curl) {
      printer.curl(delivery, context.globals().output() == Format.JSON);
    } else if (har) {
      har(delivery);
    } else if (output.json()) {
      RecordLines.print(output, entry);
    } else {
      details(details, logbook.otherSide(delivery), logbook.started(delivery));
    }
    printer.notes(details);
    return 0;
  }

  private void details(
      DeliveryDetails details, Optional<LogRecord> otherSide, List<LogRecord> started)
      throws IOException {
    boolean folded;
    try (Pager pager = new Pager(context)) {
      DeliveryPrinter printer = new DeliveryPrinter(pager.output(), bodies());
      printer.details(details);
      otherSide.ifPresent(printer::otherSide);
      printer.started(started);
      folded = printer.folded();
    }
    told(folded);
  }

  /** Only on a terminal: elsewhere, what is printed is read by programs, too. */
  private DeliveryPrinter.Bodies bodies() {
    if (!context.environment().terminals().out()) {
      return DeliveryPrinter.Bodies.PLAIN;
    }
    return full || context.globals().verbose()
        ? DeliveryPrinter.Bodies.FULL
        : DeliveryPrinter.Bodies.FOLDED;
  }

  private void told(boolean folded) {
    if (folded) {
      context.output().info("Long parts are folded: --full shows them.");
    }
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
    JsonText.Printed printed;
    boolean exact = true;
    try (Pager pager = new Pager(context)) {
      printed = JsonText.print(pager.output(), body, bodies() == DeliveryPrinter.Bodies.FULL);
      if (printed == JsonText.Printed.NOTHING) {
        exact = BodyText.print(pager.output(), body);
      }
    }
    if (printed != JsonText.Printed.NOTHING) {
      output.info("Laid out to be read"
          + (printed == JsonText.Printed.FOLDED
              ? ", long parts folded: --full shows them, --raw prints the very bytes."
              : ": --raw prints the very bytes."));
    } else if (!exact) {
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

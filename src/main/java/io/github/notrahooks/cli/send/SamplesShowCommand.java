package io.github.notrahooks.cli.send;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.Pager;
import io.github.notrahooks.cli.text.JsonText;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.samples.Sample;
import io.github.notrahooks.samples.SampleCatalogue;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code samples show}: a sample's payload. */
@Command(
    name = "show",
    header = "Print a sample's payload, its times moved to now.",
    description =
        "Prints it indented on a terminal, long parts folded unless --full, and its very bytes"
            + " elsewhere or with --raw.",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      "5:no such sample"
    },
    footer = {
      "  notra-hooks samples show push",
      "  notra-hooks samples show linear:issue.update --raw > payload.json"
    })
final class SamplesShowCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "SAMPLE", description = "Its name, such as push or linear:issue.update.")
  private String name;

  @Option(
      names = "--raw",
      fallbackValue = "true",
      description = "Print its very bytes on a terminal, too.")
  private boolean raw;

  @Option(
      names = "--full",
      fallbackValue = "true",
      description = "Show all of it on a terminal, where long parts are folded.")
  private boolean full;

  SamplesShowCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws MalformedJson, IOException {
    Sample sample = SampleCatalogue.load().named(name);
    Body body = sample.body(context.environment().clock().instant());
    if (raw || context.output().json()) {
      context.output().bytes(body.pieces());
    } else if (context.environment().terminals().out()) {
      show(body);
    } else {
      context.output().line(Json.indentedText(Json.parse(body.bytes())));
    }
    return 0;
  }

  private void show(Body body) throws IOException {
    JsonText.Printed printed;
    try (Pager pager = new Pager(context)) {
      printed = JsonText.print(pager.output(), body, full || context.globals().verbose());
    }
    if (printed == JsonText.Printed.FOLDED) {
      context.output().info("Long parts are folded: --full shows them.");
    }
  }
}

package io.github.notrahooks.cli;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Table;
import io.github.notrahooks.samples.Sample;
import io.github.notrahooks.samples.SampleCatalogue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code samples}: the catalogue of payloads that come with the tool. */
@Command(
    name = "samples",
    header = "The catalogue of sample payloads.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      "5:no such sample"
    },
    footer = {"  notra-hooks samples list", "  notra-hooks samples show push"})
final class SamplesCommand implements Runnable {
  private final Context context;

  @Spec
  private CommandSpec spec;

  SamplesCommand(Context context) {
    this.context = context;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing: list or show");
  }

  @Command(
      name = "list",
      header = "List the samples, and what Notra makes of each.",
      exitCodeList = {ExitCodeTexts.SUCCESS, ExitCodeTexts.FAILED, ExitCodeTexts.USAGE},
      footer = {"  notra-hooks samples list", "  notra-hooks samples list --provider linear -o json"
      })
  int list(
      @Option(
              names = "--provider",
              paramLabel = "PROVIDER",
              description = "Only those of this provider.")
          @Nullable
          String provider) {
    if (provider != null && !context.schemes().names().contains(provider)) {
      throw UnknownProvider.named(provider, context.schemes().names());
    }
    Output output = context.output();
    Table table = new Table()
        .left("SAMPLE")
        .left("PROVIDER")
        .left("EVENT")
        .left("OUTCOME")
        .left("WHAT IT IS");
    for (Sample sample : SampleCatalogue.load().all()) {
      if (provider != null && !sample.provider().equals(provider)) {
        continue;
      }
      if (output.json()) {
        output.json(json(sample));
      } else {
        table
            .row()
            .cell(sample.name())
            .cell(sample.provider())
            .cell(sample.event())
            .cell(sample.outcome().wireName())
            .cell(sample.description());
      }
    }
    if (table.isEmpty() && !output.json()) {
      output.info("No samples.");
    } else if (!output.json()) {
      output.table(table);
    }
    return 0;
  }

  @Command(
      name = "show",
      header = "Print a sample's payload, its times moved to now.",
      description = "Prints it indented on a terminal, and its very bytes elsewhere or with --raw.",
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
  int show(
      @Parameters(
              paramLabel = "SAMPLE",
              description = "Its name, such as push or linear:issue.update.")
          String name,
      @Option(
              names = "--raw",
              fallbackValue = "true",
              description = "Print its very bytes on a terminal, too.")
          boolean raw)
      throws MalformedJson {
    Sample sample = SampleCatalogue.load().named(name);
    var body = sample.body(context.environment().clock().instant());
    if (raw || context.output().json()) {
      context.output().bytes(body.pieces());
    } else {
      context.output().line(Json.indentedText(Json.parse(body.bytes())));
    }
    return 0;
  }

  private static ObjectNode json(Sample sample) {
    ObjectNode node = Json.object().put("name", sample.name());
    ArrayNode aliases = node.putArray("aliases");
    sample.aliases().forEach(aliases::add);
    return node.put("provider", sample.provider())
        .put("event", sample.event())
        .put("action", sample.action())
        .put("outcome", sample.outcome().wireName())
        .put("description", sample.description());
  }
}

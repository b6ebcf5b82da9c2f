package io.github.notrahooks.cli.send;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Table;
import io.github.notrahooks.samples.Sample;
import io.github.notrahooks.samples.SampleCatalogue;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code samples list}: what there is, and what Notra makes of it. */
@Command(
    name = "list",
    header = "List the samples, and what Notra makes of each.",
    exitCodeList = {ExitCodeTexts.SUCCESS, ExitCodeTexts.FAILED, ExitCodeTexts.USAGE},
    footer = {"  notra-hooks samples list", "  notra-hooks samples list --provider linear -o json"})
final class SamplesListCommand implements Callable<Integer> {
  private final Context context;

  @Option(
      names = "--provider",
      paramLabel = "PROVIDER",
      description = "Only those of this provider.")
  private @Nullable String provider;

  SamplesListCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (provider != null) {
      context.schemes().required(provider);
    }
    Output output = context.output();
    Table table = new Table()
        .copied("SAMPLE")
        .left("PROVIDER")
        .expendable(1)
        .left("EVENT")
        .expendable(2)
        .left("OUTCOME")
        .foreign("WHAT IT IS", 32);
    for (Sample sample : SampleCatalogue.load().all()) {
      if (provider != null && !sample.provider().equals(provider)) {
        continue;
      }
      if (output.json()) {
        output.json(sample.toJson());
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
}

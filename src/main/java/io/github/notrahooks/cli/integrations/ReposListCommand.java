package io.github.notrahooks.cli.integrations;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.config.Configuration.Repository;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Style;
import io.github.notrahooks.output.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code repos list}: all repositories and teams, with what they belong to. */
@Command(
    name = "list",
    header = "List the repositories and teams of all integrations.",
    exitCodeList = {ExitCodeTexts.SUCCESS, ExitCodeTexts.FAILED, ExitCodeTexts.USAGE},
    footer = {"  notra-hooks repos list", "  notra-hooks repos list -o json"})
final class ReposListCommand implements Callable<Integer> {
  private final Context context;

  ReposListCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<Endpoint> endpoints = context.configuration().readOrCreate().endpoints();
    Output output = context.output();
    Table table = new Table()
        .copied("REPOSITORY")
        .copied("NAME")
        .left("PROVIDER")
        .copied("INTEGRATION")
        .left("ENABLED")
        .copied("SECRET");
    for (Endpoint endpoint : endpoints) {
      Repository repository = endpoint.repository();
      String secret = EndpointRows.secret(repository, context.secrets(), false);
      boolean enabled = endpoint.integration().enabled();
      if (output.json()) {
        output.json(EndpointRows.json(endpoint).put("secret", secret));
      } else {
        table
            .row()
            .cell(repository.id())
            .cell(repository.name())
            .cell(endpoint.integration().provider())
            .cell(endpoint.integration().id())
            .cell(enabled ? "yes" : "no", enabled ? null : Style.WARNING)
            .cell(secret);
      }
    }
    if (!output.json() && !table.isEmpty()) {
      output.table(table);
    } else if (!output.json()) {
      output.info("There are none. Add one with 'notra-hooks repos add INTEGRATION NAME'.");
    }
    return 0;
  }
}

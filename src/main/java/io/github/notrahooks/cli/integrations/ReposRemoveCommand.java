package io.github.notrahooks.cli.integrations;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.config.ConfigurationChange;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code repos remove}: takes a repository or team away, and its secret. */
@Command(
    name = "remove",
    header = "Remove a repository or team and its secret.",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.NOT_FOUND
    },
    footer = "  notra-hooks repos remove repo_local")
final class ReposRemoveCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "REPOSITORY", description = "The repository's or team's ID.")
  private String id;

  ReposRemoveCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context
        .configuration()
        .update(before -> ConfigurationChange.repository(before, id, repository -> null));
    Output output = context.output();
    if (output.json()) {
      output.json(Json.object().put("repositoryId", id).put("change", "removed"));
    } else {
      output.line(id + " removed");
    }
    return 0;
  }
}

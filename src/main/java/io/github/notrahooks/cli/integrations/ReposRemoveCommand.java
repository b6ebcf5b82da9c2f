package io.github.notrahooks.cli.integrations;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.Endpoints;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.ConfigurationChange;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.output.Output;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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
    footer = {
      "  notra-hooks repos remove repo_local --yes",
      "  notra-hooks repos remove acme/gears --yes"
    })
final class ReposRemoveCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(
      paramLabel = "REPOSITORY",
      description = "The repository's or team's ID, or its name.")
  private String chosen;

  @Option(names = "--yes", fallbackValue = "true", description = "Do not ask.")
  private boolean yes;

  ReposRemoveCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Configuration configuration = context.configuration().readOrCreate();
    String id = Endpoints.repository(configuration, chosen)
        .map(endpoint -> endpoint.repository().id())
        .orElseThrow(() -> Failure.notFound("there is no repository '" + chosen + "'."
            + Nearest.hint(
                chosen,
                configuration.endpoints().stream()
                    .flatMap(each ->
                        Stream.of(each.repository().id(), each.repository().name()))
                    .toList())));
    Removal.confirm(context, yes, "the repository '" + id + "'");
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

package io.github.notrahooks.cli.integrations;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.config.Configuration.Repository;
import io.github.notrahooks.config.ConfigurationChange;
import io.github.notrahooks.config.SecretSource;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.RunningServer;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.output.Output;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code repos add}: another repository or team, with its secret. */
@Command(
    name = "add",
    header = "Add a repository or team, with a fresh secret unless told.",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.NOT_FOUND
    },
    footer = {
      "  notra-hooks repos add int_github acme/gears",
      "  notra-hooks repos add int_linear DES --id team_design --secret-path design.txt"
    })
final class ReposAddCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(index = "0", paramLabel = "INTEGRATION", description = "The integration's ID.")
  private String integrationId;

  @Parameters(
      index = "1",
      paramLabel = "NAME",
      description = "Its name, such as acme/gears or ENG.")
  private String name;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Its ID in the payload URL (default: a new one).")
  private @Nullable String id;

  @Option(
      names = "--secret-env",
      paramLabel = "VARIABLE",
      description = "Take the secret from this environment variable whenever it is needed.")
  private @Nullable String variable;

  @Option(
      names = "--secret-path",
      paramLabel = "FILE",
      description = "Take the secret from this file whenever it is needed.")
  private @Nullable String file;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "Take the secret that is in this file, or - for standard input; one line end"
          + " after it is dropped (default: a fresh one).")
  private @Nullable String secretFile;

  ReposAddCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    String repositoryId = id == null
        ? "repo_" + Integer.toHexString(context.environment().random().nextInt(0x1000000))
        : Ids.checked(id);
    // Before the configuration is held for others: standard input may take its time.
    Optional<SecretSource> given =
        Optional.ofNullable(secretFile).map(from -> GivenSecret.from(context, from));
    Configuration changed = context.configuration().update(before -> {
      SecretSource source = given.orElseGet(() -> source(before));
      return ConfigurationChange.add(
          before, integrationId, new Repository(repositoryId, name, Optional.of(source)));
    });
    Endpoint endpoint = changed.repository(repositoryId).orElseThrow();
    Output output = context.output();
    if (output.json()) {
      output.json(Json.object()
          .put("integrationId", integrationId)
          .put("repositoryId", repositoryId)
          .put("name", name)
          .put("path", endpoint.path()));
    } else {
      output.line(repositoryId + "  " + endpoint.path());
    }
    if (!sayIfMissing(endpoint)) {
      Connecting.say(context, endpoint);
    }
    return 0;
  }

  /** Says so where the secret is not there, and what becomes of deliveries then. */
  private boolean sayIfMissing(Endpoint endpoint) {
    return endpoint.repository().secret().orElse(null) instanceof SecretSource.FromVariable place
            && sayIfTheServerLacks(place.name(), endpoint.repository().id())
        || sayIfMissingHere(endpoint);
  }

  /** What this process has in its environment says nothing of a server that was started elsewhere. */
  private boolean sayIfTheServerLacks(String variable, String repositoryId) {
    Optional<RunningServer> server = RunningServer.read(context.home())
        .filter(running -> !running.variables().contains(variable));
    server.ifPresent(
        running -> context
            .output()
            .warn(
                "the running server (process " + running.pid()
                    + ") has no environment variable " + variable + ": the repository "
                    + repositoryId
                    + " is out of order, its deliveries are refused, until the server is started again with it"));
    return server.isPresent();
  }

  private boolean sayIfMissingHere(Endpoint endpoint) {
    try {
      endpoint.repository().secret().ifPresent(context.secrets()::resolve);
      return false;
    } catch (Failure e) {
      boolean variable =
          endpoint.repository().secret().orElse(null) instanceof SecretSource.FromVariable;
      context
          .output()
          .warn(e.getMessage() + ". A server without it refuses this repository's deliveries"
              + (variable ? "; it must be in the server's environment when that starts" : ""));
      return true;
    }
  }

  private SecretSource source(Configuration configuration) {
    if (variable != null) {
      return new SecretSource.FromVariable(variable);
    }
    if (file != null) {
      return new SecretSource.FromFile(context.path(file).toString());
    }
    String provider =
        ConfigurationChange.required(configuration, integrationId).value().provider();
    return SecretRows.of(context, provider, null);
  }
}

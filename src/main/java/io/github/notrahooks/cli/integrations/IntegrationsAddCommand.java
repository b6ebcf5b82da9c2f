package io.github.notrahooks.cli.integrations;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.config.Configuration.Integration;
import io.github.notrahooks.config.Configuration.Repository;
import io.github.notrahooks.config.ConfigurationChange;
import io.github.notrahooks.config.SecretSource;
import io.github.notrahooks.provider.known.Providers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code integrations add}: one more of a provider, with a fresh secret or a given one. */
@Command(
    name = "add",
    header = "Add an integration with a repository or team and its secret.",
    exitCodeList = {ExitCodeTexts.SUCCESS, ExitCodeTexts.FAILED, ExitCodeTexts.USAGE},
    footer = {
      "  notra-hooks integrations add github --name acme/gears",
      "  notra-hooks integrations add github --name acme/gears --secret-file secret.txt",
      "  notra-hooks integrations add linear --id int_design --repository team_design --name DES"
    })
final class IntegrationsAddCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(index = "0", paramLabel = "github|linear", description = "The provider.")
  private String provider;

  @Option(
      names = "--organization",
      paramLabel = "ID",
      defaultValue = "org_local",
      description = "The organization; made if it is not there (default: ${DEFAULT-VALUE}).")
  private String organization;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Its ID in the payload URL (default: a new one).")
  private @Nullable String id;

  @Option(
      names = "--repository",
      paramLabel = "ID",
      description =
          "The repository's or team's ID in the payload URL (default: a new one); a name such"
              + " as me/my-app is one for --name.")
  private @Nullable String repositoryId;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The repository's or team's name (default: its ID).")
  private @Nullable String name;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "Take the secret that is in this file, or - for standard input; one line end"
          + " after it is dropped (default: a fresh one).")
  private @Nullable String secretFile;

  IntegrationsAddCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Providers.required(provider);
    String suffix = suffix();
    SecretSource secret = SecretRows.of(context, provider, secretFile);
    // A repository is known by its name to everybody but the payload URL.
    boolean named = repositoryId != null && repositoryId.contains("/") && name == null;
    String known = named ? repositoryId : name;
    String repository =
        repositoryId == null || named ? "repo_" + suffix : Ids.checked(repositoryId);
    Integration integration = new Integration(
        id == null ? "int_" + provider + "_" + suffix : Ids.checked(id),
        provider,
        true,
        List.of(
            new Repository(repository, known == null ? repository : known, Optional.of(secret))));
    Configuration changed = context
        .configuration()
        .update(before -> ConfigurationChange.add(before, Ids.checked(organization), integration));
    Endpoint endpoint = changed.repository(repository).orElseThrow();
    SecretRows.print(context, endpoint, secretFile);
    Connecting.say(context, endpoint);
    return 0;
  }

  private String suffix() {
    return Integer.toHexString(context.environment().random().nextInt(0x1000000) | 0x1000000)
        .substring(1);
  }
}

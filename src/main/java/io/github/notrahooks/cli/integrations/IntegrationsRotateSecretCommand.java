package io.github.notrahooks.cli.integrations;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.config.Configuration.Integration;
import io.github.notrahooks.config.Configuration.Repository;
import io.github.notrahooks.config.ConfigurationChange;
import io.github.notrahooks.config.SecretSource;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code integrations rotate-secret}: fresh secrets in place of those that are in the configuration. */
@Command(
    name = "rotate-secret",
    header = "Give the repositories of an integration, or one of them, a fresh secret.",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.NOT_FOUND
    },
    footer = {
      "  notra-hooks integrations rotate-secret int_linear",
      "  notra-hooks integrations rotate-secret int_github --repository repo_local"
    })
final class IntegrationsRotateSecretCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "INTEGRATION", description = "The integration's ID.")
  private String id;

  @Option(names = "--repository", paramLabel = "ID", description = "Only this repository or team.")
  private @Nullable String repositoryId;

  IntegrationsRotateSecretCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Configuration changed = context
        .configuration()
        .update(before -> ConfigurationChange.integration(before, id, this::rotated));
    for (Endpoint endpoint : changed.endpoints()) {
      if (endpoint.integration().id().equals(id) && isMeant(endpoint.repository())) {
        SecretRows.print(context, endpoint);
      }
    }
    return 0;
  }

  private boolean isMeant(Repository repository) {
    return repositoryId == null || repository.id().equals(repositoryId);
  }

  private Integration rotated(Integration integration) {
    List<String> known = integration.repositories().stream().map(Repository::id).toList();
    if (repositoryId != null && !known.contains(repositoryId)) {
      throw Failure.notFound("the integration '" + integration.id() + "' has no repository '"
          + repositoryId + "'." + Nearest.hint(repositoryId, known));
    }
    return ConfigurationChange.repositories(
        integration, each -> isMeant(each) ? rotated(each, integration.provider()) : each);
  }

  private Repository rotated(Repository repository, String provider) {
    boolean elsewhere = repository.secret().isPresent()
        && !(repository.secret().get() instanceof SecretSource.Inline);
    if (elsewhere) {
      throw Failure.usage("the secret of the repository '" + repository.id() + "' comes "
          + EndpointRows.secret(repository, context.secrets(), false)
          + "; change it there");
    }
    return new Repository(
        repository.id(), repository.name(), Optional.of(SecretRows.fresh(context, provider)));
  }
}

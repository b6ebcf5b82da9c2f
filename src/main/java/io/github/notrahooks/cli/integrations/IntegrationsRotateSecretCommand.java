package io.github.notrahooks.cli.integrations;

import static java.util.stream.Collectors.toCollection;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.Endpoints;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.config.Configuration.Integration;
import io.github.notrahooks.config.Configuration.Repository;
import io.github.notrahooks.config.ConfigurationChange;
import io.github.notrahooks.config.SecretSource;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code integrations rotate-secret}: fresh secrets in place of those that are in the configuration. */
@Command(
    name = "rotate-secret",
    header = "Give the repositories of an integration, or one of them, a fresh or given secret.",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.NOT_FOUND
    },
    footer = {
      "  notra-hooks integrations rotate-secret int_linear",
      "  notra-hooks integrations rotate-secret int_github --repository repo_local",
      "  notra-hooks integrations rotate-secret int_linear --secret-file secret.txt"
    })
final class IntegrationsRotateSecretCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "INTEGRATION", description = "The integration's ID.")
  private String id;

  @Option(
      names = "--repository",
      paramLabel = "ID",
      description = "Only this repository or team: its ID or name.")
  private @Nullable String chosen;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "Take the secret that is in this file, or - for standard input; one line end"
          + " after it is dropped (default: a fresh one).")
  private @Nullable String secretFile;

  IntegrationsRotateSecretCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Configuration before = context.configuration().readOrCreate();
    Integration integration = ConfigurationChange.required(before, id).value();
    Set<String> meant = meant(before, integration);
    if (secretFile != null && meant.size() > 1) {
      throw Failure.usage("the integration '" + id + "' has " + meant.size()
          + " repositories, each with its own secret; say whose this is with --repository: "
          + String.join(", ", meant));
    }
    Optional<SecretSource> given =
        Optional.ofNullable(secretFile).map(file -> GivenSecret.from(context, file));
    Configuration changed = context
        .configuration()
        .update(configuration -> ConfigurationChange.integration(
            configuration,
            id,
            each -> ConfigurationChange.repositories(
                each,
                repository -> meant.contains(repository.id())
                    ? rotated(repository, each.provider(), given)
                    : repository)));
    for (String repository : meant) {
      changed
          .repository(repository)
          .ifPresent(endpoint -> SecretRows.print(context, endpoint, secretFile));
    }
    return 0;
  }

  /** The IDs of the repositories whose secrets change. */
  private Set<String> meant(Configuration configuration, Integration integration) {
    List<Endpoint> all = configuration.endpoints().stream()
        .filter(endpoint -> endpoint.integration().id().equals(integration.id()))
        .toList();
    if (chosen == null) {
      return all.stream()
          .map(each -> each.repository().id())
          .collect(toCollection(LinkedHashSet::new));
    }
    String repository = chosen;
    return all.stream()
        .filter(each -> each.repository().id().equals(repository))
        .findFirst()
        .or(() -> Endpoints.named(all, repository))
        .map(each -> Set.of(each.repository().id()))
        .orElseThrow(() -> Failure.notFound("the integration '" + integration.id()
            + "' has no repository '" + repository + "'."
            + Nearest.hint(
                repository,
                all.stream()
                    .flatMap(each ->
                        Stream.of(each.repository().id(), each.repository().name()))
                    .toList())));
  }

  private Repository rotated(Repository repository, String provider, Optional<SecretSource> given) {
    boolean elsewhere = repository.secret().isPresent()
        && !(repository.secret().get() instanceof SecretSource.Inline);
    if (elsewhere) {
      throw Failure.usage("the secret of the repository '" + repository.id() + "' comes "
          + EndpointRows.secret(repository, context.secrets(), false)
          + "; change it there");
    }
    SecretSource secret = given.orElseGet(() -> SecretRows.of(context, provider, null));
    return new Repository(repository.id(), repository.name(), Optional.of(secret));
  }
}

package io.github.notrahooks.cli;

import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.config.Configuration.Integration;
import io.github.notrahooks.config.Configuration.Organization;
import io.github.notrahooks.config.Configuration.Repository;
import io.github.notrahooks.config.ConfigurationChange;
import io.github.notrahooks.config.SecretSource;
import io.github.notrahooks.config.Secrets;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.provider.Providers;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code integrations}: what is received, for whom, and with which secrets. */
@Command(
    name = "integrations",
    header = "List and change integrations and their secrets.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.NOT_FOUND
    },
    footer = {
      "  notra-hooks integrations list --show-secrets",
      "  notra-hooks integrations disable int_github",
      "  notra-hooks integrations url int_linear"
    })
final class IntegrationsCommand implements Runnable {
  private final Context context;

  @Spec
  private CommandSpec spec;

  IntegrationsCommand(Context context) {
    this.context = context;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: list, add, enable, disable, rotate-secret, remove or url");
  }

  @Command(
      name = "list",
      header = "List organizations, integrations and repositories.",
      exitCodeList = {ExitCodeTexts.SUCCESS, ExitCodeTexts.FAILED, ExitCodeTexts.USAGE},
      footer = {"  notra-hooks integrations list", "  notra-hooks integrations list --show-secrets"
      })
  int list(
      @Option(
              names = "--show-secrets",
              fallbackValue = "true",
              description = "Show the secrets in clear.")
          boolean showSecrets) {
    EndpointRows rows = new EndpointRows(context.output(), context.secrets(), showSecrets);
    for (Organization organization : context.configuration().readOrCreate().organizations()) {
      organization.integrations().forEach(each -> rows.add(organization, each));
    }
    rows.end();
    return 0;
  }

  @Command(
      name = "add",
      header = "Add an integration with a repository or team and a fresh secret.",
      exitCodeList = {ExitCodeTexts.SUCCESS, ExitCodeTexts.FAILED, ExitCodeTexts.USAGE},
      footer = {
        "  notra-hooks integrations add github --name acme/gears",
        "  notra-hooks integrations add linear --id int_design --repository team_design --name DES"
      })
  int add(
      @Parameters(index = "0", paramLabel = "github|linear", description = "The provider.")
          String provider,
      @Option(
              names = "--organization",
              paramLabel = "ID",
              defaultValue = "org_local",
              description =
                  "The organization; made if it is not there (default: ${DEFAULT-VALUE}).")
          String organization,
      @Option(
              names = "--id",
              paramLabel = "ID",
              description = "Its ID in the payload URL (default: a new one).")
          @Nullable
          String id,
      @Option(
              names = "--repository",
              paramLabel = "ID",
              description =
                  "The repository's or team's ID in the payload URL (default: a new one).")
          @Nullable
          String repositoryId,
      @Option(
              names = "--name",
              paramLabel = "NAME",
              description = "The repository's or team's name (default: its ID).")
          @Nullable
          String name) {
    if (Providers.named(provider).isEmpty()) {
      throw UnknownProvider.named(provider, Providers.names());
    }
    String suffix = suffix();
    String repository = repositoryId == null ? "repo_" + suffix : Ids.checked(repositoryId);
    Integration integration = new Integration(
        id == null ? "int_" + provider + "_" + suffix : Ids.checked(id),
        provider,
        true,
        List.of(new Repository(
            repository, name == null ? repository : name, Optional.of(fresh(provider)))));
    Configuration changed = context
        .configuration()
        .update(before -> ConfigurationChange.add(before, Ids.checked(organization), integration));
    return show(changed.repository(repository).orElseThrow());
  }

  @Command(
      name = "enable",
      header = "Accept an integration's deliveries again.",
      exitCodeList = {
        ExitCodeTexts.SUCCESS,
        ExitCodeTexts.FAILED,
        ExitCodeTexts.USAGE,
        ExitCodeTexts.NOT_FOUND
      },
      footer = {"  notra-hooks integrations enable int_github"})
  int enable(
      @Parameters(paramLabel = "INTEGRATION", description = "The integration's ID.") String id) {
    return setEnabled(id, true);
  }

  @Command(
      name = "disable",
      header = "Refuse an integration's deliveries, until it is enabled.",
      exitCodeList = {
        ExitCodeTexts.SUCCESS,
        ExitCodeTexts.FAILED,
        ExitCodeTexts.USAGE,
        ExitCodeTexts.NOT_FOUND
      },
      footer = {"  notra-hooks integrations disable int_github"})
  int disable(
      @Parameters(paramLabel = "INTEGRATION", description = "The integration's ID.") String id) {
    return setEnabled(id, false);
  }

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
  int rotateSecret(
      @Parameters(paramLabel = "INTEGRATION", description = "The integration's ID.") String id,
      @Option(
              names = "--repository",
              paramLabel = "ID",
              description = "Only this repository or team.")
          @Nullable
          String repositoryId) {
    Configuration changed = context
        .configuration()
        .update(before ->
            ConfigurationChange.integration(before, id, each -> rotated(each, repositoryId)));
    for (Endpoint endpoint : changed.endpoints()) {
      boolean rotated = endpoint.integration().id().equals(id)
          && (repositoryId == null || endpoint.repository().id().equals(repositoryId));
      if (rotated) {
        show(endpoint);
      }
    }
    return 0;
  }

  private Integration rotated(Integration integration, @Nullable String repositoryId) {
    List<String> known = integration.repositories().stream().map(Repository::id).toList();
    if (repositoryId != null && !known.contains(repositoryId)) {
      throw Failure.notFound("the integration '" + integration.id() + "' has no repository '"
          + repositoryId + "'." + Nearest.hint(repositoryId, known));
    }
    return ConfigurationChange.repositories(
        integration,
        each -> repositoryId == null || each.id().equals(repositoryId)
            ? rotated(each, integration.provider())
            : each);
  }

  private Repository rotated(Repository repository, String provider) {
    boolean elsewhere = repository.secret().isPresent()
        && !(repository.secret().get() instanceof SecretSource.Inline);
    if (elsewhere) {
      throw Failure.usage("the secret of the repository '" + repository.id() + "' comes "
          + EndpointRows.secret(repository, context.secrets(), false)
          + "; change it there");
    }
    return new Repository(repository.id(), repository.name(), Optional.of(fresh(provider)));
  }

  @Command(
      name = "remove",
      header = "Remove an integration, its repositories and their secrets.",
      exitCodeList = {
        ExitCodeTexts.SUCCESS,
        ExitCodeTexts.FAILED,
        ExitCodeTexts.USAGE,
        ExitCodeTexts.NOT_FOUND
      },
      footer = {"  notra-hooks integrations remove int_linear"})
  int remove(
      @Parameters(paramLabel = "INTEGRATION", description = "The integration's ID.") String id) {
    context
        .configuration()
        .update(before -> ConfigurationChange.integration(before, id, integration -> null));
    return done("removed", id);
  }

  @Command(
      name = "url",
      header = "Print payload URLs: at the running server, else at the default address.",
      exitCodeList = {
        ExitCodeTexts.SUCCESS,
        ExitCodeTexts.FAILED,
        ExitCodeTexts.USAGE,
        ExitCodeTexts.NOT_FOUND
      },
      footer = {"  notra-hooks integrations url", "  notra-hooks integrations url int_linear"})
  int url(
      @Parameters(
              arity = "0..1",
              paramLabel = "ID",
              description = "The ID of an integration or repository (default: all).")
          @Nullable
          String id) {
    Configuration configuration = context.configuration().readOrCreate();
    String base = Destination.base(context);
    List<Endpoint> endpoints = configuration.endpoints().stream()
        .filter(each -> id == null
            || each.integration().id().equals(id)
            || each.repository().id().equals(id))
        .toList();
    if (endpoints.isEmpty() && id != null) {
      throw Failure.notFound("there is no integration or repository '"
          + id
          + "'."
          + Nearest.hint(id, Destination.ids(configuration)));
    }
    for (Endpoint endpoint : endpoints) {
      if (context.output().json()) {
        context.output().json(EndpointRows.json(endpoint).put("url", base + endpoint.path()));
      } else {
        context.output().line(base + endpoint.path());
      }
    }
    return 0;
  }

  private int setEnabled(String id, boolean enabled) {
    context
        .configuration()
        .update(before -> ConfigurationChange.integration(
            before, id, each -> ConfigurationChange.enabled(each, enabled)));
    return done(enabled ? "enabled" : "disabled", id);
  }

  private int show(Endpoint endpoint) {
    Output output = context.output();
    String secret = EndpointRows.secret(endpoint.repository(), context.secrets(), true);
    if (output.json()) {
      output.json(EndpointRows.json(endpoint).put("secret", secret));
    } else {
      output.line(endpoint.integration().id()
          + "  "
          + endpoint.repository().id()
          + "  secret: "
          + Printable.line(secret));
    }
    return 0;
  }

  private int done(String what, String id) {
    if (context.output().json()) {
      context.output().json(Json.object().put("integrationId", id).put("change", what));
    } else {
      context.output().line(id + " " + what);
    }
    return 0;
  }

  private SecretSource fresh(String provider) {
    return new SecretSource.Inline(
        Secrets.fresh(provider, bound -> context.environment().random().nextInt(bound)));
  }

  private String suffix() {
    return Integer.toHexString(context.environment().random().nextInt(0x1000000) | 0x1000000)
        .substring(1);
  }
}

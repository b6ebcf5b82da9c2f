package io.github.notrahooks.cli.integrations;

import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.config.Configuration.Integration;
import io.github.notrahooks.config.Configuration.Organization;
import io.github.notrahooks.config.Configuration.Repository;
import io.github.notrahooks.config.SecretSource;
import io.github.notrahooks.config.Secrets;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Style;
import io.github.notrahooks.output.Table;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Endpoints as rows of a table or JSON objects, with their secrets hidden unless told otherwise. */
final class EndpointRows {
  private final Output output;
  private final Secrets secrets;
  private final boolean showSecrets;
  private final Table table = new Table()
      .left("PROVIDER")
      .expendable(2)
      .copied("ORGANIZATION")
      .expendable(3)
      .copied("INTEGRATION")
      .left("ENABLED")
      .copied("REPOSITORY")
      .foreign("NAME", 12)
      .expendable(1)
      .copied("SECRET");

  EndpointRows(Output output, Secrets secrets, boolean showSecrets) {
    this.output = output;
    this.secrets = secrets;
    this.showSecrets = showSecrets;
  }

  /** An integration: a row for each of its repositories, and one without them if it has none. */
  void add(Organization organization, Integration integration) {
    for (Repository repository : integration.repositories()) {
      Endpoint endpoint = new Endpoint(organization, integration, repository);
      String secret = shown(repository);
      if (output.json()) {
        output.json(json(endpoint).put("secret", secret));
      } else {
        row(organization, integration)
            .cell(repository.id())
            .cell(repository.name())
            .cell(secret);
      }
    }
    if (integration.repositories().isEmpty()) {
      if (output.json()) {
        output.json(json(organization, integration));
      } else {
        row(organization, integration).cell("").cell("").cell("");
      }
    }
  }

  /** A secret that is not there is warned of, and the others are shown. */
  private String shown(Repository repository) {
    try {
      return secret(repository, secrets, showSecrets);
    } catch (Failure e) {
      output.warn(repository.id() + ": " + e.getMessage());
      return secret(repository, secrets, false);
    }
  }

  private Table.Row row(Organization organization, Integration integration) {
    boolean enabled = integration.enabled();
    return table
        .row()
        .cell(integration.provider())
        .cell(organization.id())
        .cell(integration.id())
        .cell(enabled ? "yes" : "no", enabled ? null : Style.WARNING);
  }

  /** Prints the table, where it is one. */
  void end() {
    if (!output.json()) {
      output.table(table);
    }
  }

  /** A repository's secret in clear, or where it comes from. */
  static String secret(Repository repository, Secrets secrets, boolean show) {
    Optional<SecretSource> source = repository.secret();
    if (source.isEmpty()) {
      return "none";
    }
    if (show) {
      return secrets.resolve(source.get()).reveal();
    }
    if (source.get() instanceof SecretSource.FromVariable variable) {
      return "from $" + variable.name();
    }
    return source.get() instanceof SecretSource.FromFile file ? "from " + file.path() : "hidden";
  }

  /** An endpoint without its secret. */
  static ObjectNode json(Endpoint endpoint) {
    return json(endpoint.organization(), endpoint.integration())
        .put("repositoryId", endpoint.repository().id())
        .put("name", endpoint.repository().name())
        .put("path", endpoint.path());
  }

  private static ObjectNode json(Organization organization, Integration integration) {
    return Json.object()
        .put("provider", integration.provider())
        .put("organizationId", organization.id())
        .put("integrationId", integration.id())
        .put("enabled", integration.enabled());
  }
}

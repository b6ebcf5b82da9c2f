package io.github.notrahooks.config;

import io.github.notrahooks.config.Configuration.Integration;
import io.github.notrahooks.config.Configuration.Organization;
import io.github.notrahooks.config.Configuration.Repository;
import io.github.notrahooks.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a configuration as the text of {@code config.json}. */
final class ConfigurationWriter {
  private ConfigurationWriter() {}

  static byte[] write(Configuration configuration) {
    ObjectNode root = Json.object();
    root.put("version", 1);
    if (!configuration.options().isEmpty()) {
      ObjectNode options = root.putObject("options");
      configuration.options().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(option -> options.put(option.getKey(), option.getValue()));
    }
    if (!configuration.schemes().isEmpty()) {
      root.set("schemes", configuration.schemes());
    }
    if (!configuration.triggers().isEmpty()) {
      root.set("triggers", configuration.triggers());
    }
    ArrayNode organizations = root.putArray("organizations");
    for (Organization organization : configuration.organizations()) {
      ObjectNode node = organizations.addObject();
      node.put("id", organization.id())
          .put("name", organization.name())
          .put("retentionDays", organization.retentionDays());
      ArrayNode integrations = node.putArray("integrations");
      organization.integrations().forEach(each -> integration(integrations.addObject(), each));
    }
    return (Json.indentedText(root) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void integration(ObjectNode node, Integration integration) {
    node.put("id", integration.id())
        .put("provider", integration.provider())
        .put("enabled", integration.enabled());
    ArrayNode repositories = node.putArray("repositories");
    integration.repositories().forEach(each -> repository(repositories.addObject(), each));
  }

  private static void repository(ObjectNode node, Repository repository) {
    node.put("id", repository.id()).put("name", repository.name());
    repository.secret().ifPresent(source -> {
      if (source instanceof SecretSource.Inline inline) {
        node.put("secret", inline.secret().reveal());
      } else if (source instanceof SecretSource.FromVariable variable) {
        node.putObject("secret").put("env", variable.name());
      } else if (source instanceof SecretSource.FromFile file) {
        node.putObject("secret").put("file", file.path());
      }
    });
  }
}

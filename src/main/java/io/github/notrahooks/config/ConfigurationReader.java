package io.github.notrahooks.config;

import static java.util.stream.Collectors.joining;

import io.github.notrahooks.config.Configuration.Integration;
import io.github.notrahooks.config.Configuration.Organization;
import io.github.notrahooks.config.Configuration.Repository;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code config.json}. Triggers and schemes are read by those who know what they mean. */
final class ConfigurationReader {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
  private static final Pattern QUOTED = Pattern.compile("'[^']{2,}'");

  private final Set<String> providers;
  private final Map<String, Set<String>> ids = new LinkedHashMap<>();

  private ConfigurationReader(Set<String> providers) {
    this.providers = providers;
  }

  /**
   * The configuration in the bytes of a file.
   *
   * @param file names it in errors
   * @param providers the names of the providers there are
   * @throws Failure if anything in it is not as it must be
   */
  static Configuration read(byte[] bytes, String file, Set<String> providers) {
    JsonNode root;
    try {
      root = Json.parseStrictly(bytes);
    } catch (MalformedJson e) {
      throw Failure.usage(file + ": it is not JSON: " + withoutContent(e.getMessage()));
    }
    Set<String> known = Set.of("version", "organizations", "options", "schemes", "triggers");
    return new ConfigurationReader(providers)
        .configuration(ConfiguredObject.of(file, "", root, known));
  }

  private Configuration configuration(ConfiguredObject root) {
    JsonNode version = root.value("version");
    if (!version.isInt() || version.intValue() != 1) {
      throw root.wrong("version", "it must be 1, and is " + ConfiguredObject.shown(version));
    }
    List<Organization> organizations = root.list(
        "organizations", Set.of("id", "name", "retentionDays", "integrations"), this::organization);
    return new Configuration(
        organizations,
        options(root),
        root.has("schemes") ? object(root, "schemes") : Json.object(),
        triggers(root));
  }

  private static Map<String, String> options(ConfiguredObject root) {
    Map<String, String> options = new LinkedHashMap<>();
    if (root.has("options")) {
      for (Map.Entry<String, JsonNode> option : object(root, "options").properties()) {
        JsonNode value = option.getValue();
        if (!value.isString() && !value.isNumber() && !value.isBoolean()) {
          throw root.wrong(
              "options." + option.getKey(), "it must be a text, a number or a boolean");
        }
        options.put(option.getKey(), value.asString());
      }
    }
    return options;
  }

  private static ObjectNode object(ConfiguredObject root, String key) {
    if (root.value(key) instanceof ObjectNode object) {
      return object;
    }
    throw root.wrong(
        key, "it must be an object, and is " + ConfiguredObject.shown(root.value(key)));
  }

  private static ArrayNode triggers(ConfiguredObject root) {
    if (!root.has("triggers")) {
      return Json.array();
    }
    if (root.value("triggers") instanceof ArrayNode array) {
      return array;
    }
    throw root.wrong("triggers", "it must be a list");
  }

  private Organization organization(ConfiguredObject node) {
    String id = id(node, "organization");
    return new Organization(
        id,
        node.optionalText("name").orElse(id),
        node.number("retentionDays", 1, "of days", Configuration.DEFAULT_RETENTION_DAYS),
        node.list(
            "integrations",
            Set.of("id", "provider", "enabled", "repositories"),
            this::integration));
  }

  private Integration integration(ConfiguredObject node) {
    String provider = node.text("provider");
    if (!providers.contains(provider)) {
      throw node.wrong(
          "provider",
          "there is no provider '" + provider + "', only "
              + providers.stream().sorted().collect(joining(" and ")) + "."
              + Nearest.hint(provider, providers));
    }
    boolean enabled = node.flag("enabled", true);
    return new Integration(
        id(node, "integration"),
        provider,
        enabled,
        node.list("repositories", Set.of("id", "name", "secret"), this::repository));
  }

  private Repository repository(ConfiguredObject node) {
    String id = id(node, "repository");
    return new Repository(id, node.optionalText("name").orElse(id), node.secret("secret"));
  }

  private String id(ConfiguredObject node, String kind) {
    String id = node.text("id");
    if (!ID.matcher(id).matches()) {
      throw node.wrong(
          "id", "'" + id + "' must have 1 to 128 letters, digits, dots, underscores or hyphens");
    }
    if (!ids.computeIfAbsent(kind, unused -> new HashSet<>()).add(id)) {
      throw node.wrong("id", "another " + kind + " has the ID '" + id + "' already");
    }
    return id;
  }

  /** What a parser says, without the piece of the file that it quotes. */
  private static String withoutContent(String message) {
    return QUOTED.matcher(message).replaceAll("'…'");
  }
}

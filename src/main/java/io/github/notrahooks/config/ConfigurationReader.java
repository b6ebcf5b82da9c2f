package io.github.notrahooks.config;

import io.github.notrahooks.config.Configuration.Integration;
import io.github.notrahooks.config.Configuration.Organization;
import io.github.notrahooks.config.Configuration.Repository;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.signature.Secret;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads {@code config.json}. Whatever is wrong in it is an error that names the key, the value and what
 * was meant.
 */
final class ConfigurationReader {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
  private static final Pattern QUOTED = Pattern.compile("'[^']{2,}'");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{16}");
  private static final Pattern SECRETIVE =
      Pattern.compile("secret|token|password|key", Pattern.CASE_INSENSITIVE);

  private final String file;
  private final Set<String> providers;
  private final Map<String, Set<String>> ids = new LinkedHashMap<>();

  private ConfigurationReader(String file, Set<String> providers) {
    this.file = file;
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
    ConfigurationReader reader = new ConfigurationReader(file, providers);
    try {
      return reader.configuration(Json.parseStrictly(bytes));
    } catch (MalformedJson e) {
      throw reader.wrong("", "it is not JSON: " + withoutContent(e.getMessage()));
    }
  }

  private Configuration configuration(JsonNode root) {
    keys(root, "", Set.of("version", "organizations", "options", "schemes"));
    JsonNode version = root.path("version");
    if (!version.isInt() || version.intValue() != 1) {
      throw wrong("version", "it must be 1, and is " + shown(version));
    }
    List<Organization> organizations = list(root, "", "organizations", this::organization);
    JsonNode given = root.path("options");
    if (!given.isMissingNode() && !given.isObject()) {
      throw wrong("options", "it must be an object, and is " + shown(given));
    }
    Map<String, String> options = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> option : given.properties()) {
      JsonNode value = option.getValue();
      if (!value.isString() && !value.isNumber() && !value.isBoolean()) {
        throw wrong("options." + option.getKey(), "it must be a text, a number or a boolean");
      }
      options.put(option.getKey(), value.asString());
    }
    JsonNode schemes = root.path("schemes");
    if (!schemes.isMissingNode() && !schemes.isObject()) {
      throw wrong("schemes", "it must be an object, and is " + shown(schemes));
    }
    return new Configuration(
        organizations, options, schemes instanceof ObjectNode object ? object : Json.object());
  }

  private Organization organization(JsonNode node, String at) {
    keys(node, at, Set.of("id", "name", "retentionDays", "integrations"));
    String id = id(node, at, "organization");
    JsonNode days = node.path("retentionDays");
    if (!days.isMissingNode() && !(days.isInt() && days.intValue() >= 1)) {
      throw wrong(
          at + "retentionDays",
          "it must be a whole number of days from 1 on, and is " + shown(days));
    }
    return new Organization(
        id,
        node.has("name") ? text(node, at, "name") : id,
        days.isInt() ? days.intValue() : Configuration.DEFAULT_RETENTION_DAYS,
        list(node, at, "integrations", this::integration));
  }

  private Integration integration(JsonNode node, String at) {
    keys(node, at, Set.of("id", "provider", "enabled", "repositories"));
    String provider = text(node, at, "provider");
    if (!providers.contains(provider)) {
      throw wrong(
          at + "provider",
          "there is no provider '" + provider + "', only "
              + String.join(" and ", providers.stream().sorted().toList()) + "."
              + Nearest.hint(provider, providers));
    }
    JsonNode enabled = node.path("enabled");
    if (!enabled.isMissingNode() && !enabled.isBoolean()) {
      throw wrong(at + "enabled", "it must be true or false, and is " + shown(enabled));
    }
    return new Integration(
        id(node, at, "integration"),
        provider,
        enabled.isMissingNode() || enabled.booleanValue(),
        list(node, at, "repositories", this::repository));
  }

  private Repository repository(JsonNode node, String at) {
    keys(node, at, Set.of("id", "name", "secret"));
    String id = id(node, at, "repository");
    return new Repository(
        id,
        node.has("name") ? text(node, at, "name") : id,
        node.path("secret").isMissingNode() || node.path("secret").isNull()
            ? Optional.empty()
            : Optional.of(secret(node.path("secret"), at + "secret")));
  }

  private SecretSource secret(JsonNode node, String at) {
    if (node.isString()) {
      if (node.stringValue().isBlank()) {
        throw wrong(at, "it is empty; leave it out if there is no secret");
      }
      return new SecretSource.Inline(Secret.of(node.stringValue()));
    }
    Set<String> known = Set.of("env", "file");
    // A key that is not even nearly right may be the secret itself.
    boolean meant =
        node.propertyNames().stream().allMatch(key -> Nearest.to(key, known).isPresent());
    if (!node.isObject() || node.size() != 1 || !meant) {
      throw wrong(at, "it must be a text, {\"env\":\"NAME\"} or {\"file\":\"PATH\"}");
    }
    keys(node, at + ".", known);
    return node.has("env")
        ? new SecretSource.FromVariable(text(node, at + ".", "env"))
        : new SecretSource.FromFile(path(node, at + "."));
  }

  private String path(JsonNode node, String at) {
    String path = text(node, at, "file");
    try {
      return Path.of(path).toString();
    } catch (InvalidPathException e) {
      throw wrong(at + "file", "it cannot be the name of a file: " + e.getReason());
    }
  }

  private <T> List<T> list(
      JsonNode node, String at, String key, BiFunction<JsonNode, String, T> element) {
    JsonNode array = node.path(key);
    if (!array.isArray()) {
      throw wrong(at + key, array.isMissingNode() ? "it is missing" : "it must be a list");
    }
    List<T> elements = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      elements.add(element.apply(array.get(i), at + key + "[" + i + "]."));
    }
    return elements;
  }

  private String id(JsonNode node, String at, String kind) {
    String id = text(node, at, "id");
    if (!ID.matcher(id).matches()) {
      throw wrong(
          at + "id",
          "'" + id + "' must have 1 to 128 letters, digits, dots, underscores or hyphens");
    }
    if (!ids.computeIfAbsent(kind, unused -> new HashSet<>()).add(id)) {
      throw wrong(at + "id", "another " + kind + " has the ID '" + id + "' already");
    }
    return id;
  }

  private String text(JsonNode node, String at, String key) {
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      throw wrong(at + key, "it is missing");
    }
    if (!value.isString() || value.stringValue().isBlank()) {
      throw wrong(at + key, "it must be a text that is not empty, and is " + shown(value));
    }
    return value.stringValue();
  }

  private void keys(JsonNode node, String at, Set<String> known) {
    if (!node.isObject()) {
      String place = at.endsWith(".") ? at.substring(0, at.length() - 1) : at;
      throw wrong(place, "it must be an object, and is " + shown(node));
    }
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      if (!known.contains(property.getKey())) {
        throw wrong(
            at + property.getKey(),
            "there is no such key (its value is "
                + (mayBeSecret(property.getKey()) || at.endsWith("secret.")
                    ? "not shown"
                    : shown(property.getValue()))
                + ")."
                + Nearest.hint(property.getKey(), known));
      }
    }
  }

  /** Whether a key may be a misspelt one for a secret, or names one in other tools. */
  private static boolean mayBeSecret(String key) {
    return Nearest.to(key, Set.of("secret")).isPresent()
        || SECRETIVE.matcher(key).find();
  }

  /** A value as an error shows it; lists and objects may have secrets in them. */
  private static String shown(JsonNode value) {
    if (value.isMissingNode()) {
      return "missing";
    }
    if (value.isContainer()) {
      return value.isObject() ? "an object" : "a list";
    }
    String text = Json.text(value);
    boolean random =
        text.length() > 40 || text.startsWith("\"lin_wh_") || HEX.matcher(text).find();
    return random ? "a value of " + text.length() + " characters" : text;
  }

  /** What a parser says, without the piece of the file that it quotes. */
  private static String withoutContent(String message) {
    return QUOTED.matcher(message).replaceAll("'…'");
  }

  private Failure wrong(String key, String problem) {
    return Failure.usage(file + ": " + (key.isEmpty() ? "" : key + ": ") + problem);
  }
}

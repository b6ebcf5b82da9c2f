package io.github.notrahooks.config;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.signature.Secret;
import io.github.notrahooks.time.Durations;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * An object in {@code config.json} that is being read. Whatever is wrong in it is an error that names the
 * file, the key, the value and what was meant.
 */
public final class ConfiguredObject {
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{16}");
  private static final Pattern SECRETIVE =
      Pattern.compile("secret|token|password|key", Pattern.CASE_INSENSITIVE);

  private final String file;
  private final String at;
  private final JsonNode node;

  private ConfiguredObject(String file, String at, JsonNode node) {
    this.file = file;
    this.at = at;
    this.node = node;
  }

  /**
   * One that is read.
   *
   * @param file names in errors where it stands
   * @param at its key there with a dot behind it; empty for the root
   * @param known the keys that it may have
   * @throws Failure of usage if it is no object, or has another key
   */
  public static ConfiguredObject of(String file, String at, JsonNode node, Set<String> known) {
    ConfiguredObject object = new ConfiguredObject(file, at, node);
    object.refuseOther(known);
    return object;
  }

  private void refuseOther(Set<String> known) {
    if (!node.isObject()) {
      String place = at.endsWith(".") ? at.substring(0, at.length() - 1) : at;
      throw failure(place, "it must be an object, and is " + shown(node));
    }
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      if (!known.contains(property.getKey())) {
        throw wrong(
            property.getKey(),
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

  /** Whether a key is there. */
  public boolean has(String key) {
    return node.has(key);
  }

  /** The value of a key as it stands there; a missing node if it is not there. */
  JsonNode value(String key) {
    return node.path(key);
  }

  /** A text that must be there, and not be blank. */
  public String text(String key) {
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      throw wrong(key, "it is missing");
    }
    return text(key, value);
  }

  private String text(String key, JsonNode value) {
    if (!value.isString() || value.stringValue().isBlank()) {
      throw wrong(key, "it must be a text that is not empty, and is " + shown(value));
    }
    return value.stringValue();
  }

  /** A text that need not be there. */
  public Optional<String> optionalText(String key) {
    return has(key) ? Optional.of(text(key)) : Optional.empty();
  }

  /**
   * Texts, each of which is read as something; none if they are not there.
   *
   * @param meaning reads one, and throws a {@link Failure} that says what is wrong with it
   */
  public <T> List<T> texts(String key, Function<String, T> meaning) {
    if (!has(key)) {
      return List.of();
    }
    JsonNode array = array(key);
    List<T> texts = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      String place = key + "[" + i + "]";
      String text = text(place, array.get(i));
      texts.add(meant(place, text, meaning));
    }
    return texts;
  }

  /**
   * A text that is read as something, if it is there.
   *
   * @param meaning reads it, and throws a {@link Failure} that says what is wrong with it
   */
  public <T> Optional<T> optional(String key, Function<String, T> meaning) {
    return optionalText(key).map(text -> meant(key, text, meaning));
  }

  private <T> T meant(String key, String text, Function<String, T> meaning) {
    try {
      return meaning.apply(text);
    } catch (Failure e) {
      throw wrong(key, String.valueOf(e.getMessage()));
    }
  }

  /** The arguments of a command, each as it stands there: one may be empty. */
  public List<String> arguments(String key) {
    JsonNode array = array(key);
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      JsonNode value = array.get(i);
      if (!value.isString() || value.stringValue().indexOf('\0') >= 0) {
        throw wrong(key + "[" + i + "]", "it must be a text without NUL, and is " + shown(value));
      }
      arguments.add(value.stringValue());
    }
    return arguments;
  }

  /** A boolean, or what counts where it is not there. */
  public boolean flag(String key, boolean otherwise) {
    JsonNode value = node.path(key);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw wrong(key, "it must be true or false, and is " + shown(value));
    }
    return value.isMissingNode() ? otherwise : value.booleanValue();
  }

  /**
   * A whole number, or what counts where it is not there.
   *
   * @param least what it must be at least
   * @param what completes "it must be a whole number", such as "of days"
   */
  public int number(String key, int least, String what, int otherwise) {
    JsonNode value = node.path(key);
    if (!value.isMissingNode() && !(value.isInt() && value.intValue() >= least)) {
      throw wrong(
          key,
          "it must be a whole number" + (what.isEmpty() ? "" : " " + what) + " from " + least
              + " on, and is " + shown(value));
    }
    return value.isMissingNode() ? otherwise : value.intValue();
  }

  /** A duration such as {@code 60s}, if it is there. */
  public Optional<Duration> duration(String key) {
    return optional(
        key,
        text -> Durations.read(text)
            .orElseThrow(() -> Failure.usage("'" + text + "' " + Durations.problem(text))));
  }

  /** Objects of a list that must be there. */
  <T> List<T> list(String key, Set<String> known, Function<ConfiguredObject, T> element) {
    JsonNode array = array(key);
    List<T> elements = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      elements.add(element.apply(of(file, at + key + "[" + i + "].", array.get(i), known)));
    }
    return elements;
  }

  private JsonNode array(String key) {
    JsonNode array = node.path(key);
    if (!array.isArray()) {
      throw wrong(key, array.isMissingNode() ? "it is missing" : "it must be a list");
    }
    return array;
  }

  /** An object in it, if it is there. */
  public Optional<ConfiguredObject> object(String key, Set<String> known) {
    return has(key)
        ? Optional.of(of(file, at + key + ".", node.path(key), known))
        : Optional.empty();
  }

  /** Where a secret comes from, if it is there and not null. */
  public Optional<SecretSource> secret(String key) {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (value.isString()) {
      if (value.stringValue().isBlank()) {
        throw wrong(key, "it is empty; leave it out if there is no secret");
      }
      return Optional.of(new SecretSource.Inline(Secret.of(value.stringValue())));
    }
    Set<String> known = Set.of("env", "file");
    // A key that is not even nearly right may be the secret itself.
    boolean meant =
        value.propertyNames().stream().allMatch(each -> Nearest.to(each, known).isPresent());
    if (!value.isObject() || value.size() != 1 || !meant) {
      throw wrong(key, "it must be a text, {\"env\":\"NAME\"} or {\"file\":\"PATH\"}");
    }
    ConfiguredObject source = of(file, at + key + ".", value, known);
    return Optional.of(
        source.has("env")
            ? new SecretSource.FromVariable(source.text("env"))
            : new SecretSource.FromFile(source.path("file")));
  }

  /** The name of a file or folder, which must be there. */
  public String path(String key) {
    String path = text(key);
    try {
      return Path.of(path).toString();
    } catch (InvalidPathException e) {
      throw wrong(key, "it cannot be the name of a file: " + e.getReason());
    }
  }

  /** What is wrong with a key. */
  public Failure wrong(String key, String problem) {
    return failure(at + key, problem);
  }

  private Failure failure(String place, String problem) {
    return Failure.usage(file + ": " + (place.isEmpty() ? "" : place + ": ") + problem);
  }

  /** A value as an error shows it; lists and objects may have secrets in them. */
  static String shown(JsonNode value) {
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
}

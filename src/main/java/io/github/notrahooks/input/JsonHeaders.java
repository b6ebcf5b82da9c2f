package io.github.notrahooks.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.input.GivenHeaders.Form;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.JsonSpan;
import io.github.notrahooks.json.MalformedJson;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads headers that are kept as JSON, in the ways that programs and services have. */
final class JsonHeaders {
  private static final int LONGEST_START = 1024;

  private static final Pattern START = Pattern.compile("\\s*[{\\[]");

  /** Under what name a message has its headers. */
  static final List<String> CONTAINERS = List.of("multiValueHeaders", "headers");

  private final String origin;
  private final Headers.Builder headers = new Headers.Builder();

  private JsonHeaders(String origin) {
    this.origin = origin;
  }

  /** Whether bytes begin as JSON does, and no header could. */
  static boolean isJson(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, LONGEST_START), ISO_8859_1);
    return START.matcher(start).lookingAt();
  }

  /**
   * Reads headers.
   *
   * @throws MalformedJson if it is no JSON
   * @throws Failure of usage if it is JSON of something else
   */
  static GivenHeaders read(byte[] bytes, String origin) throws MalformedJson {
    JsonNode root = Json.parse(bytes);
    JsonSpan span = JsonSpan.root(bytes);
    for (String container : CONTAINERS) {
      if (root.path(container).isContainer()) {
        for (JsonSpan.Member member : span.members()) {
          span = container.equals(member.key()) ? member.value() : span;
        }
        return new JsonHeaders(origin).all(root.path(container), span);
      }
    }
    return new JsonHeaders(origin).all(root, span);
  }

  private GivenHeaders all(JsonNode node, JsonSpan span) throws MalformedJson {
    Form form = form(node);
    switch (form) {
      case JSON_NAMES -> node.forEach(each -> add(text(part(each, "name")), part(each, "value")));
      case JSON_PAIRS -> node.forEach(each -> add(text(each.get(0)), each.get(1)));
      case JSON_FLAT -> {
        for (int i = 0; i < node.size(); i += 2) {
          add(text(node.get(i)), node.get(i + 1));
        }
      }
      default -> {
        // A name may be there twice, of which a tree keeps one.
        for (JsonSpan.Member member : span.members()) {
          add(String.valueOf(member.key()), Json.parse(member.value().written()));
        }
      }
    }
    return GivenHeaders.of(headers.build(), form, origin);
  }

  private Form form(JsonNode node) {
    if (node.isObject()) {
      return Form.JSON_OBJECT;
    } else if (node.isEmpty()) {
      throw unknown("it is an empty list");
    } else if (all(node, each -> part(each, "name") != null && part(each, "value") != null)) {
      return Form.JSON_NAMES;
    } else if (all(
        node, each -> each.isArray() && each.size() == 2 && each.get(0).isString())) {
      return Form.JSON_PAIRS;
    } else if (node.size() % 2 == 0 && all(node, JsonNode::isString)) {
      return Form.JSON_FLAT;
    }
    throw unknown("its elements are neither names and values nor pairs of them");
  }

  private static boolean all(JsonNode list, Predicate<JsonNode> condition) {
    return StreamSupport.stream(list.spliterator(), false).allMatch(condition);
  }

  /** A property, in small letters or with a capital one. */
  private static @Nullable JsonNode part(@Nullable JsonNode node, String name) {
    if (node == null) {
      return null;
    }
    JsonNode found = node.get(name);
    return found != null
        ? found
        : node.get(Character.toUpperCase(name.charAt(0)) + name.substring(1));
  }

  private static String text(@Nullable JsonNode node) {
    return node == null ? "" : node.asString("");
  }

  private void add(String name, @Nullable JsonNode value) {
    if (!Header.isName(name)) {
      throw unknown("'" + name + "' is not the name of a header");
    }
    if (value == null || value.isNull()) {
      return;
    }
    if (value.isArray()) {
      value.forEach(each -> add(name, each));
    } else if (value.isObject()) {
      throw unknown("the value of '" + name + "' is an object");
    } else {
      headers.add(name, value.asString(""));
    }
  }

  private Failure unknown(String problem) {
    return Failure.usage(origin + " is JSON, but not of headers: " + problem
        + ". Give an object of names and values, or a list of them.");
  }
}

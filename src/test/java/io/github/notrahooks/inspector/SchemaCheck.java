package io.github.notrahooks.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Holds JSON against those words of JSON Schema that the description uses; any other word is an error. */
final class SchemaCheck {
  private static final List<String> WORDS = List.of(
      "type",
      "properties",
      "required",
      "additionalProperties",
      "items",
      "enum",
      "oneOf",
      "$ref",
      "format",
      "description",
      "default",
      "minimum",
      "maximum");

  private final JsonNode document;

  SchemaCheck(JsonNode document) {
    this.document = document;
  }

  /** What does not fit. */
  List<String> problems(JsonNode schema, JsonNode value) {
    List<String> problems = new ArrayList<>();
    check(schema, value, "", problems);
    return problems;
  }

  private void check(JsonNode schema, JsonNode value, String at, List<String> problems) {
    if (schema.isBoolean()) {
      return;
    }
    schema.propertyNames().stream()
        .filter(word -> !WORDS.contains(word))
        .forEach(word -> problems.add("unknown word in the schema: " + word));
    if (schema.has("$ref")) {
      check(document.at(schema.path("$ref").asString().substring(1)), value, at, problems);
      return;
    }
    if (schema.has("oneOf")) {
      long fitting = schema
          .path("oneOf")
          .valueStream()
          .filter(each -> problems(each, value).isEmpty())
          .count();
      if (fitting != 1) {
        problems.add(at + ": fits " + fitting + " of oneOf: " + value);
      }
      return;
    }
    if (schema.has("type") && !hasType(schema.path("type"), value)) {
      problems.add(at + ": is no " + schema.path("type") + ": " + value);
      return;
    }
    if (schema.has("enum")
        && schema.path("enum").valueStream().noneMatch(each -> each.equals(value))) {
      problems.add(at + ": is none of " + schema.path("enum") + ": " + value);
    }
    if (value.isArray() && schema.has("items")) {
      for (int i = 0; i < value.size(); i++) {
        check(schema.path("items"), value.get(i), at + "[" + i + "]", problems);
      }
    }
    if (value.isObject()) {
      object(schema, value, at, problems);
    }
  }

  private void object(JsonNode schema, JsonNode value, String at, List<String> problems) {
    schema
        .path("required")
        .valueStream()
        .map(JsonNode::asString)
        .filter(name -> !value.has(name))
        .forEach(name -> problems.add(at + ": lacks " + name));
    JsonNode others = schema.path("additionalProperties");
    for (Map.Entry<String, JsonNode> each : value.properties()) {
      JsonNode own = schema.path("properties").path(each.getKey());
      String where = at + "." + each.getKey();
      if (!own.isMissingNode()) {
        check(own, each.getValue(), where, problems);
      } else if (others.isObject()) {
        check(others, each.getValue(), where, problems);
      } else if (others.isBoolean() && !others.asBoolean()) {
        problems.add(where + ": is not described");
      }
    }
  }

  private static boolean hasType(JsonNode type, JsonNode value) {
    if (type.isArray()) {
      return type.valueStream().anyMatch(each -> hasType(each, value));
    }
    return switch (type.asString()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> false;
    };
  }
}

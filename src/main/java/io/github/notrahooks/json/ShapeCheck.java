package io.github.notrahooks.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One check of a payload's fields against a {@link Shape}. Not thread-safe. */
final class ShapeCheck {
  private static final int MOST = 20;

  private final List<Shape.Problem> problems = new ArrayList<>();
  private final List<Object> path = new ArrayList<>();

  List<Shape.Problem> run(Shape.Node root, JsonNode fields) {
    check(root, fields);
    return List.copyOf(problems);
  }

  private void check(Shape.Node wanted, @Nullable JsonNode value) {
    if (problems.size() >= MOST) {
      return;
    }
    if (value == null || value.isNull()) {
      if (!wanted.optional && wanted.type != Shape.Type.ANY) {
        String found = value == null ? "it is missing" : "found null";
        problems.add(
            new Shape.Problem(List.copyOf(path), "expected " + name(wanted) + ", " + found));
      }
      return;
    }
    if (!fits(wanted.type, value)) {
      problems.add(new Shape.Problem(
          List.copyOf(path), "expected " + name(wanted) + ", found " + kind(value)));
      return;
    }
    if (wanted.element != null) {
      for (int i = 0; i < value.size(); i++) {
        descend(i, wanted.element, value.get(i));
      }
    }
    for (Map.Entry<String, Shape.Node> child : wanted.children.entrySet()) {
      descend(child.getKey(), child.getValue(), value.get(child.getKey()));
    }
  }

  private void descend(Object segment, Shape.Node wanted, @Nullable JsonNode value) {
    path.add(segment);
    check(wanted, value);
    path.remove(path.size() - 1);
  }

  private static boolean fits(Shape.Type type, JsonNode value) {
    return switch (type) {
      case STRING -> value.isString();
      case NUMBER -> value.isNumber();
      case INTEGER -> value.isNumber() && isWhole(value.doubleValue());
      case BOOLEAN -> value.isBoolean();
      case OBJECT, KEYS -> value.isObject();
      case ARRAY -> value.isArray();
      case ANY -> true;
    };
  }

  /** What JavaScript takes for an integer, however it is spelt: 1, 1.0 and 1e2. */
  private static boolean isWhole(double value) {
    return Double.isFinite(value) && value == Math.rint(value);
  }

  private static String name(Shape.Node wanted) {
    return switch (wanted.type) {
      case STRING -> "a string";
      case NUMBER -> "a number";
      case INTEGER -> "an integer";
      case BOOLEAN -> "a boolean";
      case OBJECT, KEYS -> "an object";
      case ARRAY -> "an array";
      case ANY -> "a value";
    };
  }

  private static String kind(JsonNode value) {
    if (value.isObject()) {
      return "an object";
    }
    if (value.isArray()) {
      return "an array";
    }
    if (value.isString()) {
      return "a string";
    }
    return value.isBoolean() ? "a boolean" : "a number";
  }
}

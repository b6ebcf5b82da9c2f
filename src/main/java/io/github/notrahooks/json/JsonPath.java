package io.github.notrahooks.json;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The way from the root of a JSON text to a value in it, written {@code repository.full_name}, {@code
 * commits[0].message} or, for a key with dots in it, {@code labels["a.b"]}.
 *
 * @param steps at least one
 */
public record JsonPath(List<Step> steps) {
  /** One step down. */
  sealed interface Step {}

  /**
   * To a property of an object.
   *
   * @param name its name
   */
  record Key(String name) implements Step {}

  /**
   * To an item of an array.
   *
   * @param position from 0
   */
  record Index(int position) implements Step {}

  /**
   * Reads a path.
   *
   * @throws io.github.notrahooks.failure.Failure if it is not written as one
   */
  public static JsonPath parse(String text) {
    JsonPathParser parser = new JsonPathParser(text);
    JsonPath path = parser.path();
    parser.expectEnd();
    return path;
  }

  /** What the path leads to in a text, if it is there; of repeated keys the last one counts. */
  public Optional<JsonSpan> in(JsonSpan root) {
    JsonSpan at = root;
    for (Step step : steps) {
      JsonSpan next = null;
      if (step instanceof Key key && at.isObject()) {
        for (JsonSpan.Member member : at.members()) {
          next = key.name().equals(member.key()) ? member.value() : next;
        }
      } else if (step instanceof Index index && at.isArray()) {
        List<JsonSpan.Member> items = at.members();
        next = index.position() < items.size() ? items.get(index.position()).value() : null;
      }
      if (next == null) {
        return Optional.empty();
      }
      at = next;
    }
    return Optional.of(at);
  }

  /**
   * What the path leads to in a text; of repeated keys the last one counts.
   *
   * @throws Failure if it is not there; it names what is nearest
   */
  public JsonSpan required(JsonSpan root) {
    JsonSpan at = root;
    for (int i = 0; i < steps.size(); i++) {
      JsonSpan container = at;
      int depth = i;
      at = new JsonPath(List.of(steps.get(i)))
          .in(container)
          .orElseThrow(() -> Failure.notFound(missing(container, depth)));
    }
    return at;
  }

  /**
   * Says that a step of this path is not there, and what is instead.
   *
   * @param container what the steps before lead to
   * @param depth how many these are
   */
  String missing(JsonSpan container, int depth) {
    JsonPath parent = first(depth);
    List<JsonSpan.Member> members = container.members();
    String problem;
    if (steps.get(depth) instanceof Key key && container.isObject()) {
      List<String> keys =
          members.stream().map(JsonSpan.Member::key).filter(Objects::nonNull).toList();
      problem = Nearest.to(key.name(), keys)
          .map(nearest -> " Did you mean '" + parent.then(nearest) + "'?")
          .orElse(keys.isEmpty() ? " It has no keys." : " It has " + listed(keys) + ".");
    } else if (container.isArray()) {
      problem = members.isEmpty()
          ? " It is an empty array."
          : " It is an array, from " + parent + "[0] to " + parent + "[" + (members.size() - 1)
              + "].";
    } else {
      problem = " It is " + container.kind() + ".";
    }
    return "There is no '" + first(depth + 1) + "' in " + parent.subject() + "." + problem;
  }

  private static String listed(List<String> keys) {
    int shown = Math.min(12, keys.size());
    return String.join(", ", keys.subList(0, shown)) + (shown < keys.size() ? ", …" : "");
  }

  /** The first steps of this path; without any, the text is that of the root. */
  JsonPath first(int count) {
    return new JsonPath(steps.subList(0, count));
  }

  /** The path to a property of what this path leads to. */
  JsonPath then(String key) {
    return then(new Key(key));
  }

  /** The path to an item of what this path leads to. */
  JsonPath then(int position) {
    return then(new Index(position));
  }

  private JsonPath then(Step step) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(step);
    return new JsonPath(longer);
  }

  /** What the path leads to, in words: {@code 'commits[0]'} or {@code the payload}. */
  String subject() {
    return steps.isEmpty() ? "the payload" : "'" + this + "'";
  }

  /** The path as it is written. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      if (step instanceof Index index) {
        text.append('[').append(index.position()).append(']');
      } else if (step instanceof Key key && JsonPathParser.isBare(key.name())) {
        text.append(text.isEmpty() ? "" : ".").append(key.name());
      } else if (step instanceof Key key) {
        text.append('[');
        Json.appendString(text, key.name());
        text.append(']');
      }
    }
    return text.toString();
  }
}

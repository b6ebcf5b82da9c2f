package io.github.notrahooks.json;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.JsonSpan.Member;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts new members into a JSON text, spaced as the member before them is. */
final class JsonInsertion {
  private JsonInsertion() {}

  /** The bytes with those from {@code from} to {@code to} replaced by a text. */
  static byte[] splice(byte[] bytes, int from, int to, String text) {
    byte[] inserted = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream result =
        new ByteArrayOutputStream(bytes.length - (to - from) + inserted.length);
    result.write(bytes, 0, from);
    result.writeBytes(inserted);
    result.write(bytes, to, bytes.length - to);
    return result.toByteArray();
  }

  /**
   * The text with a value at the end of a path of which this container is the last part that exists.
   *
   * @param depth how many steps lead to the container
   */
  static byte[] into(JsonSpan container, JsonPath path, int depth, String literal) {
    if (container.isNull()) {
      return splice(
          container.bytes(), container.start(), container.end(), built(path, depth, literal));
    }
    JsonPath.Step step = path.steps().get(depth);
    List<Member> members = container.members();
    String value = built(path, depth + 1, literal);
    if (container.isObject() && step instanceof JsonPath.Key key) {
      return appended(container, members, quoted(key.name()), value);
    }
    if (container.isArray() && step instanceof JsonPath.Index index) {
      if (index.position() != members.size()) {
        throw Failure.usage(path.first(depth).subject() + " has " + members.size()
            + " items, so the next one is [" + members.size() + "], not [" + index.position()
            + "].");
      }
      return appended(container, members, "", value);
    }
    throw Failure.usage("'" + path.first(depth + 1) + "' cannot be added: "
        + path.first(depth).subject() + " is " + container.kind() + ".");
  }

  private static byte[] appended(
      JsonSpan container, List<Member> members, String key, String value) {
    byte[] bytes = container.bytes();
    if (members.isEmpty()) {
      int at = container.start() + 1;
      return splice(bytes, at, at, key.isEmpty() ? value : key + ":" + value);
    }
    Member last = members.get(members.size() - 1);
    int at = last.value().end();
    String colon = key.isEmpty() ? "" : colonOf(bytes, last);
    return splice(bytes, at, at, "," + spaceBefore(bytes, last.start()) + key + colon + value);
  }

  private static String colonOf(byte[] bytes, Member member) {
    int valueStart = member.value().start();
    int colon = valueStart - 1;
    while (bytes[colon] != ':') {
      colon--;
    }
    return spaceBefore(bytes, colon) + ":" + spaceBefore(bytes, valueStart);
  }

  private static String spaceBefore(byte[] bytes, int end) {
    int start = end;
    while (" \t\n\r".indexOf(bytes[start - 1]) >= 0) {
      start--;
    }
    return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
  }

  private static String built(JsonPath path, int depth, String literal) {
    String built = literal;
    for (int i = path.steps().size() - 1; i >= depth; i--) {
      if (path.steps().get(i) instanceof JsonPath.Key key) {
        built = "{" + quoted(key.name()) + ":" + built + "}";
      } else if (path.steps().get(i) instanceof JsonPath.Index index && index.position() == 0) {
        built = "[" + built + "]";
      } else {
        throw Failure.usage("'" + path.first(i + 1)
            + "' cannot be added: the array is not there yet, so its first item is [0].");
      }
    }
    return built;
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder();
    Json.appendString(quoted, text);
    return quoted.toString();
  }
}

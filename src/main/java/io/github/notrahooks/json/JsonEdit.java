package io.github.notrahooks.json;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.JsonSpan.Member;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change to a JSON text, made in its bytes: only the value that changes is written anew, and every
 * other byte, white space and byte-order mark included, stays as it is.
 *
 * <p>Of repeated keys the last one counts, as it does for those who read the text.
 */
public final class JsonEdit {
  private final JsonPath path;
  private final @Nullable String value;
  private final boolean add;

  private JsonEdit(JsonPath path, @Nullable String value, boolean add) {
    this.path = path;
    this.value = value;
    this.add = add;
  }

  /**
   * Gives a value that exists another one.
   *
   * @param assignment {@code PATH=VALUE}; the value is JSON if it parses as JSON, else a string
   * @throws Failure if it is not written so
   */
  public static JsonEdit set(String assignment) {
    return assign(assignment, false);
  }

  /**
   * Gives a value, and makes what of its path is not there: properties, the objects around them, and
   * the item after an array's last one.
   *
   * @param assignment as for {@link #set}
   * @throws Failure if it is not written so
   */
  public static JsonEdit add(String assignment) {
    return assign(assignment, true);
  }

  /**
   * Takes out a property or an item, every one of them where a key is repeated.
   *
   * @throws Failure if the path is not written as one
   */
  public static JsonEdit remove(String path) {
    return new JsonEdit(JsonPath.parse(path), null, false);
  }

  private static JsonEdit assign(String assignment, boolean add) {
    JsonPathParser parser = new JsonPathParser(assignment);
    JsonPath path = parser.path();
    return new JsonEdit(path, literal(parser.value()), add);
  }

  private static String literal(String value) {
    try {
      // A byte-order mark is fine before a text, but not in the middle of one.
      if (!value.startsWith("\uFEFF")) {
        Json.parse(value.getBytes(StandardCharsets.UTF_8));
        return value.strip();
      }
    } catch (MalformedJson e) {
      // Then it is a string.
    }
    StringBuilder quoted = new StringBuilder();
    Json.appendString(quoted, value);
    return quoted.toString();
  }

  /**
   * The text with this change.
   *
   * @param json is not modified
   * @throws Failure if it is not JSON, or has not got what the path leads to
   */
  public byte[] applyTo(byte[] json) {
    JsonSpan root = root(json);
    return value == null ? removed(json, root) : assigned(root, value);
  }

  private JsonSpan root(byte[] json) {
    try {
      return JsonSpan.root(json);
    } catch (MalformedJson e) {
      throw Failure.usage(
          "The payload cannot be changed at '" + path + "', it is not JSON: " + e.getMessage());
    }
  }

  private byte[] assigned(JsonSpan root, String literal) {
    JsonSpan container = root;
    for (int i = 0; i < path.steps().size(); i++) {
      Member member = find(container.members(), path.steps().get(i));
      if (member == null) {
        if (!add) {
          throw missing(container, i);
        }
        return JsonInsertion.into(container, path, i, literal);
      }
      container = member.value();
    }
    return JsonInsertion.splice(container.bytes(), container.start(), container.end(), literal);
  }

  private byte[] removed(byte[] json, JsonSpan root) {
    JsonSpan container = containerOf(root);
    int last = path.steps().size() - 1;
    List<Member> members = container.members();
    Member member = find(members, path.steps().get(last));
    if (member == null) {
      throw missing(container, last);
    }
    byte[] shorter = json;
    while (member != null) {
      shorter = without(container, members, members.indexOf(member));
      // An item has moved up into the place of the one that went; a repeated key would come to
      // light.
      if (member.key() == null) {
        return shorter;
      }
      container = containerOf(root(shorter));
      members = container.members();
      member = find(members, path.steps().get(last));
    }
    return shorter;
  }

  private JsonSpan containerOf(JsonSpan root) {
    JsonSpan container = root;
    for (int i = 0; i < path.steps().size() - 1; i++) {
      Member member = find(container.members(), path.steps().get(i));
      if (member == null) {
        throw missing(container, i);
      }
      container = member.value();
    }
    return container;
  }

  private static byte[] without(JsonSpan container, List<Member> members, int index) {
    Member member = members.get(index);
    int from;
    int to;
    if (members.size() == 1) {
      from = container.start() + 1;
      to = container.end() - 1;
    } else if (index == 0) {
      from = member.start();
      to = members.get(1).start();
    } else {
      from = members.get(index - 1).value().end();
      to = member.value().end();
    }
    return JsonInsertion.splice(container.bytes(), from, to, "");
  }

  private static @Nullable Member find(List<Member> members, JsonPath.Step step) {
    if (step instanceof JsonPath.Index index) {
      boolean there = index.position() < members.size() && members.get(0).key() == null;
      return there ? members.get(index.position()) : null;
    }
    Member found = null;
    for (Member member : members) {
      if (step instanceof JsonPath.Key key && key.name().equals(member.key())) {
        found = member;
      }
    }
    return found;
  }

  private Failure missing(JsonSpan container, int depth) {
    String more = value != null && container.isObject() ? " --add makes what is not there." : "";
    return Failure.usage(path.missing(container, depth) + more);
  }
}

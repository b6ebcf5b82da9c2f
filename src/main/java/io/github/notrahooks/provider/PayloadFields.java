package io.github.notrahooks.provider;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.JsonSpan;
import io.github.notrahooks.json.MalformedJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Short texts from a payload, for sentences about it: as strangers wrote them, so not safe to print, but of
 * one line and never long. Each object of the payload is looked through once. Not thread-safe.
 */
public final class PayloadFields {
  /** What is longer is not looked into: a list of deliveries has to be there at once. */
  private static final int LARGEST = 1024 * 1024;

  /** How many characters of a text are kept, as in the first line of a commit's message. */
  private static final int LONGEST = 72;

  private final JsonSpan root;
  private final Map<Integer, Map<String, JsonSpan>> objects = new HashMap<>();

  private PayloadFields(JsonSpan root) {
    this.root = root;
  }

  /**
   * Those of a body, or of the JSON in a form; nothing if it is no JSON object, longer than a mebibyte, or not
   * there.
   */
  public static Optional<PayloadFields> of(Body body) {
    if (body.size() == 0 || body.size() > LARGEST) {
      return Optional.empty();
    }
    Body json = FormBody.hasPayload(body) ? FormBody.decode(body).orElse(body) : body;
    try {
      JsonSpan root = JsonSpan.root(json.bytes());
      return root.isObject() ? Optional.of(new PayloadFields(root)) : Optional.empty();
    } catch (MalformedJson e) {
      return Optional.empty();
    }
  }

  /**
   * The first line of a string, cut where it is long, or a number or boolean as it is written; the empty text
   * for anything else, and if there is nothing.
   *
   * @param path the names of properties with dots between
   */
  public String text(String path) {
    JsonSpan value = at(path);
    return value == null || value.isObject() || value.isArray() || value.isNull()
        ? ""
        : shortened(value.value());
  }

  /** The first of several {@linkplain #text texts} that is not empty. */
  public String first(String... paths) {
    for (String path : paths) {
      String text = text(path);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** Whether there is something there, be it null. */
  public boolean has(String path) {
    return at(path) != null;
  }

  /** Whether that is true. */
  public boolean isTrue(String path) {
    JsonSpan value = at(path);
    return value != null && value.text().equals("true");
  }

  /** How many items a list has; none if there is no list. */
  public int count(String path) {
    JsonSpan value = at(path);
    return value != null && value.isArray() ? value.members().size() : 0;
  }

  /** The names of an object's properties, the first few of them. */
  public List<String> names(String path, int most) {
    JsonSpan value = at(path);
    List<String> names = new ArrayList<>();
    if (value != null && value.isObject()) {
      for (JsonSpan.Member member : value.members(most)) {
        names.add(shortened(String.valueOf(member.key())));
      }
    }
    return names;
  }

  private @Nullable JsonSpan at(String path) {
    JsonSpan at = root;
    for (String name : path.split("\\.", -1)) {
      at = at.isObject() ? members(at).get(name) : null;
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  private Map<String, JsonSpan> members(JsonSpan object) {
    return objects.computeIfAbsent(object.start(), start -> {
      Map<String, JsonSpan> members = new HashMap<>();
      for (JsonSpan.Member member : object.members()) {
        members.put(String.valueOf(member.key()), member.value());
      }
      return members;
    });
  }

  private static String shortened(String text) {
    String line = text.strip().lines().findFirst().orElse("").strip();
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)).stripTrailing() + "…";
  }
}

package io.github.notrahooks.json;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds where two JSON texts say something different. */
public final class JsonDifference {
  private JsonDifference() {}

  /**
   * The path of the first value that differs, such as {@code commits[0].message}; nothing if one of the texts
   * is no JSON, or they say the same and are only written differently.
   */
  public static Optional<String> first(byte[] one, byte[] other) {
    try {
      return Optional.ofNullable(first("", JsonSpan.root(one), JsonSpan.root(other)));
    } catch (MalformedJson e) {
      return Optional.empty();
    }
  }

  private static @Nullable String first(String path, JsonSpan one, JsonSpan other) {
    if (one.isObject() && other.isObject()) {
      return inObjects(path, one, other);
    }
    if (one.isArray() && other.isArray()) {
      return inLists(path, one, other);
    }
    boolean same = one.isString() && other.isString()
        ? one.value().equals(other.value())
        : Arrays.equals(one.written(), other.written());
    return same ? null : path.isEmpty() ? "its one value" : path;
  }

  private static @Nullable String inObjects(String path, JsonSpan one, JsonSpan other) {
    List<JsonSpan.Member> others = other.members();
    for (JsonSpan.Member member : one.members()) {
      String key = member.key();
      String inside = path.isEmpty() ? String.valueOf(key) : path + "." + key;
      JsonSpan value = named(others, key);
      String found = value == null ? inside : first(inside, member.value(), value);
      if (found != null) {
        return found;
      }
    }
    List<JsonSpan.Member> ones = one.members();
    for (JsonSpan.Member member : others) {
      if (named(ones, member.key()) == null) {
        return path.isEmpty() ? member.key() : path + "." + member.key();
      }
    }
    return null;
  }

  private static @Nullable JsonSpan named(List<JsonSpan.Member> members, @Nullable String key) {
    for (JsonSpan.Member member : members) {
      if (String.valueOf(member.key()).equals(key)) {
        return member.value();
      }
    }
    return null;
  }

  private static @Nullable String inLists(String path, JsonSpan one, JsonSpan other) {
    List<JsonSpan.Member> ones = one.members();
    List<JsonSpan.Member> others = other.members();
    for (int i = 0; i < Math.max(ones.size(), others.size()); i++) {
      String inside = path + "[" + i + "]";
      String found = i >= ones.size() || i >= others.size()
          ? inside
          : first(inside, ones.get(i).value(), others.get(i).value());
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}

package io.github.notrahooks.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What two JSON texts say differently, value by value. How they are written makes no difference: white space,
 * the order of properties, escapes, and numbers that are equal, such as 1.0 and 1.
 */
public final class JsonComparison {
  /** More differences than anybody reads, and than are to be kept. */
  private static final int MOST = 10_000;

  /** What happened to a value on the way from the one text to the other. */
  public enum Op {
    /** It is only in the second. */
    ADDED,
    /** It is only in the first. */
    REMOVED,
    /** It is another one. */
    CHANGED
  }

  /**
   * A difference.
   *
   * @param op what it is
   * @param path where it is, in the second text for what was added, else in the first; without steps where the
   *     texts differ as a whole
   * @param a the value in the first text, or null
   * @param b the value in the second text, or null
   */
  public record Change(
      Op op, JsonPath path, @Nullable JsonSpan a, @Nullable JsonSpan b) {}

  private final List<Change> changes = new ArrayList<>();

  private JsonComparison() {}

  /** The differences, in the order of the first text; ten thousand at most. */
  public static List<Change> of(JsonSpan a, JsonSpan b) {
    JsonComparison comparison = new JsonComparison();
    comparison.compare(new JsonPath(List.of()), a, b);
    return List.copyOf(comparison.changes);
  }

  private void add(Op op, JsonPath path, @Nullable JsonSpan a, @Nullable JsonSpan b) {
    if (changes.size() < MOST) {
      changes.add(new Change(op, path, a, b));
    }
  }

  private void compare(JsonPath path, JsonSpan a, JsonSpan b) {
    if (changes.size() >= MOST || written(a, b)) {
      return;
    }
    if (a.isObject() && b.isObject()) {
      objects(path, a, b);
    } else if (a.isArray() && b.isArray()) {
      arrays(path, a, b);
    } else if (!same(a, b)) {
      add(Op.CHANGED, path, a, b);
    }
  }

  private void objects(JsonPath path, JsonSpan a, JsonSpan b) {
    Map<String, JsonSpan> others = properties(b);
    Map<String, JsonSpan> ones = properties(a);
    ones.forEach((key, value) -> {
      JsonSpan other = others.get(key);
      if (other == null) {
        add(Op.REMOVED, path.then(key), value, null);
      } else {
        compare(path.then(key), value, other);
      }
    });
    others.forEach((key, value) -> {
      if (!ones.containsKey(key)) {
        add(Op.ADDED, path.then(key), null, value);
      }
    });
  }

  /** Of repeated keys the last one counts, as it does for those who read the text. */
  private static Map<String, JsonSpan> properties(JsonSpan object) {
    Map<String, JsonSpan> properties = new LinkedHashMap<>();
    object
        .members()
        .forEach(member -> properties.put(String.valueOf(member.key()), member.value()));
    return properties;
  }

  /** Items that are the same at both ends stay out of it, so that one that was put in is one difference. */
  private void arrays(JsonPath path, JsonSpan a, JsonSpan b) {
    List<JsonSpan.Member> ones = a.members();
    List<JsonSpan.Member> others = b.members();
    int from = 0;
    int one = ones.size();
    int other = others.size();
    while (from < one
        && from < other
        && same(ones.get(from).value(), others.get(from).value())) {
      from++;
    }
    while (one > from
        && other > from
        && same(ones.get(one - 1).value(), others.get(other - 1).value())) {
      one--;
      other--;
    }
    for (int i = from; i < Math.max(one, other); i++) {
      if (i >= other) {
        add(Op.REMOVED, path.then(i), ones.get(i).value(), null);
      } else if (i >= one) {
        add(Op.ADDED, path.then(i), null, others.get(i).value());
      } else {
        compare(path.then(i), ones.get(i).value(), others.get(i).value());
      }
    }
  }

  /** Whether two values are the same. */
  static boolean same(JsonSpan a, JsonSpan b) {
    if (written(a, b)) {
      return true;
    }
    if (a.isObject() && b.isObject()) {
      Map<String, JsonSpan> ones = properties(a);
      Map<String, JsonSpan> others = properties(b);
      boolean same = ones.size() == others.size();
      for (Map.Entry<String, JsonSpan> each : ones.entrySet()) {
        JsonSpan other = same ? others.get(each.getKey()) : null;
        same = other != null && same(each.getValue(), other);
      }
      return same;
    }
    if (a.isArray() && b.isArray()) {
      List<JsonSpan.Member> ones = a.members();
      List<JsonSpan.Member> others = b.members();
      boolean same = ones.size() == others.size();
      for (int i = 0; same && i < ones.size(); i++) {
        same = same(ones.get(i).value(), others.get(i).value());
      }
      return same;
    }
    if (a.isString() && b.isString()) {
      return a.value().equals(b.value());
    }
    return isNumber(a) && isNumber(b) && sameNumber(a.text(), b.text());
  }

  private static boolean isNumber(JsonSpan value) {
    byte first = value.bytes()[value.start()];
    return first == '-' || first >= '0' && first <= '9';
  }

  private static boolean sameNumber(String a, String b) {
    try {
      return new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
    } catch (NumberFormatException e) {
      // Its exponent is beyond all reason, and the two are not written alike.
      return false;
    }
  }

  private static boolean written(JsonSpan a, JsonSpan b) {
    return Arrays.equals(a.bytes(), a.start(), a.end(), b.bytes(), b.start(), b.end());
  }
}

package io.github.notrahooks.restore;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way in which programs write JSON.
 *
 * @param layout its white space
 * @param order the order of keys
 * @param escapes how strings are escaped
 * @param numbers how numbers are written
 * @param newline whether a line break follows it
 */
public record JsonStyle(
    Layout layout, Order order, Escapes escapes, Numbers numbers, boolean newline) {
  /** Without white space, and all else as it was written: what GitHub sends. */
  public static final JsonStyle COMPACT = plain(Layout.COMPACT);

  /** As PostgreSQL turns its {@code jsonb} into text. */
  public static final JsonStyle JSONB =
      new JsonStyle(Layout.SPACED, Order.BY_LENGTH, Escapes.PLAIN, Numbers.WRITTEN, false);

  /** What texts that are too large for all of them are written in: the most usual ones. */
  static final List<JsonStyle> FEW = List.of(
      COMPACT,
      COMPACT.with(Escapes.PLAIN),
      COMPACT.with(Escapes.PHP),
      new JsonStyle(Layout.SPACED, Order.WRITTEN, Escapes.ASCII, Numbers.WRITTEN, false));

  /** The order of keys; all but {@link #WRITTEN} are for JSON without repeated ones, of which they keep one. */
  public enum Order {
    /** As they stand. */
    WRITTEN,
    /** By their names. */
    SORTED,
    /** Names that are numbers first, in their order, as JavaScript has it. */
    INDICES_FIRST,
    /** By the length of their names, then by these. */
    BY_LENGTH
  }

  /** Only laid out anew. */
  static JsonStyle plain(Layout layout) {
    return new JsonStyle(layout, Order.WRITTEN, Escapes.WRITTEN, Numbers.WRITTEN, false);
  }

  private JsonStyle with(Escapes other) {
    return new JsonStyle(layout, order, other, numbers, newline);
  }

  /** Whether it differs from the text in hand by its white space at most. */
  public boolean isOnlyLayout() {
    return changes() == 0;
  }

  /** In how many ways this differs from text that is only laid out anew. */
  int changes() {
    return (order == Order.WRITTEN ? 0 : 1)
        + (escapes == Escapes.WRITTEN ? 0 : 1)
        + (numbers == Numbers.WRITTEN ? 0 : 1)
        + (newline ? 1 : 0);
  }

  /**
   * The end of a sentence that begins with "it would match if", which names what is different.
   *
   * @param own the layout that the text in hand has, or null for one of no program
   */
  public String condition(@Nullable Layout own) {
    if (this.equals(JSONB)) {
      return "the JSON were written as PostgreSQL writes jsonb";
    }
    List<String> traits = new ArrayList<>();
    if (order != Order.WRITTEN) {
      traits.add(order == Order.SORTED ? "sorted keys" : "keys that are numbers first");
    }
    if (escapes != Escapes.WRITTEN) {
      traits.add(escapes.description());
    }
    if (numbers != Numbers.WRITTEN) {
      traits.add(numbers.description());
    }
    if (newline) {
      traits.add("a line break at its end");
    }
    String with = String.join(" and ", traits);
    if (layout == own) {
      return "the JSON had " + with;
    }
    return "the JSON were " + layout.description() + (traits.isEmpty() ? "" : ", with " + with);
  }

  /** All styles with at most this many changes, those with the fewest first. */
  static List<JsonStyle> all(int mostChanges) {
    List<JsonStyle> styles = new ArrayList<>();
    for (int changes = 0; changes <= mostChanges; changes++) {
      addAll(styles, changes);
      if (changes == 1) {
        styles.add(JSONB);
      }
    }
    return styles;
  }

  /** As languages write that change three things and more, Go and jq above all: sorted, escaped, ended. */
  static List<JsonStyle> ofLanguages() {
    List<JsonStyle> styles = new ArrayList<>();
    for (Escapes escapes : Escapes.values()) {
      for (Numbers numbers : Numbers.values()) {
        for (Layout layout : List.of(Layout.COMPACT, Layout.SPACED, Layout.TWO_SPACES)) {
          for (boolean newline : new boolean[] {false, true}) {
            JsonStyle style = new JsonStyle(layout, Order.SORTED, escapes, numbers, newline);
            if (style.changes() > 2 && numbers.goWith(escapes)) {
              styles.add(style);
            }
          }
        }
      }
    }
    return styles;
  }

  private static void addAll(List<JsonStyle> styles, int changes) {
    for (Escapes escapes : Escapes.values()) {
      for (Order order : List.of(Order.WRITTEN, Order.SORTED, Order.INDICES_FIRST)) {
        for (Numbers numbers : Numbers.values()) {
          for (Layout layout : Layout.values()) {
            for (boolean newline : new boolean[] {false, true}) {
              JsonStyle style = new JsonStyle(layout, order, escapes, numbers, newline);
              if (style.changes() == changes && numbers.goWith(escapes)) {
                styles.add(style);
              }
            }
          }
        }
      }
    }
  }
}

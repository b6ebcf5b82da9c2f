package io.github.notrahooks.verify;

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
record JsonStyle(Layout layout, Order order, Escapes escapes, Numbers numbers, boolean newline) {
  /** As PostgreSQL turns its {@code jsonb} into text. */
  static final JsonStyle JSONB =
      new JsonStyle(Layout.SPACED, Order.BY_LENGTH, Escapes.PLAIN, Numbers.WRITTEN, false);

  /** White space between tokens. */
  enum Layout {
    COMPACT(Hint.JSON_WAS_COMPACT, "compact", "", ",", ":"),
    SPACED(Hint.JSON_WAS_SPACED, "written with a space after each colon and comma", "", ", ", ": "),
    TWO_SPACES(Hint.JSON_WAS_INDENTED, "indented by two spaces", "  ", ",", ": "),
    FOUR_SPACES(Hint.JSON_WAS_INDENTED, "indented by four spaces", "    ", ",", ": "),
    TABS(Hint.JSON_WAS_INDENTED, "indented by tabs", "\t", ",", ": "),
    JACKSON(Hint.JSON_WAS_INDENTED, "indented as Jackson does it", "  ", ",", " : ");

    final Hint hint;
    final String description;
    final String indent;
    final String comma;
    final String colon;

    Layout(Hint hint, String description, String indent, String comma, String colon) {
      this.hint = hint;
      this.description = description;
      this.indent = indent;
      this.comma = comma;
      this.colon = colon;
    }
  }

  /** The order of keys; all but {@link #WRITTEN} keep the last of repeated ones. */
  enum Order {
    WRITTEN,
    SORTED,
    BY_LENGTH
  }

  /** How strings are escaped. */
  enum Escapes {
    WRITTEN(""),
    PLAIN("no needless escapes"),
    ASCII("\\uxxxx for characters that are not ASCII"),
    ASCII_UPPER("\\uXXXX in upper case for characters that are not ASCII"),
    SLASHES("\\/ for each slash"),
    PHP("\\/ for each slash and \\uxxxx for characters that are not ASCII"),
    HTML("\\u003c, \\u003e and \\u0026 for <, > and &");

    final String description;

    Escapes(String description) {
      this.description = description;
    }

    private List<Hint> hints() {
      return switch (this) {
        case WRITTEN -> List.of();
        case PLAIN -> List.of(Hint.JSON_WAS_UNESCAPED);
        case ASCII, ASCII_UPPER -> List.of(Hint.JSON_WAS_ESCAPED);
        case SLASHES -> List.of(Hint.JSON_SLASHES_WERE_ESCAPED);
        case PHP -> List.of(Hint.JSON_WAS_ESCAPED, Hint.JSON_SLASHES_WERE_ESCAPED);
        case HTML -> List.of(Hint.JSON_WAS_HTML_ESCAPED);
      };
    }
  }

  /** How numbers are written. */
  enum Numbers {
    WRITTEN,
    NORMALISED
  }

  /** In how many ways this differs from text that is only laid out anew. */
  int changes() {
    return (order == Order.WRITTEN ? 0 : 1)
        + (escapes == Escapes.WRITTEN ? 0 : 1)
        + (numbers == Numbers.WRITTEN ? 0 : 1)
        + (newline ? 1 : 0);
  }

  /**
   * What it means if this is the style of the signed bytes, the most telling first.
   *
   * @param own the layout of the body, which is no difference then; null for one of no program
   */
  List<Hint> hints(@Nullable Layout own) {
    if (this.equals(JSONB)) {
      return List.of(Hint.JSON_WAS_JSONB);
    }
    List<Hint> hints = new ArrayList<>(escapes.hints());
    if (order != Order.WRITTEN) {
      hints.add(Hint.JSON_KEYS_WERE_SORTED);
    }
    if (numbers != Numbers.WRITTEN) {
      hints.add(Hint.JSON_NUMBERS_WERE_NORMALISED);
    }
    if (layout != own) {
      hints.add(layout.hint);
    }
    if (newline) {
      hints.add(Hint.TRAILING_NEWLINE_REMOVED);
    }
    return hints;
  }

  /**
   * The end of a sentence that begins with "it would match if", which names what the hints do.
   *
   * @param own the layout of the body, or null
   */
  String condition(@Nullable Layout own) {
    if (this.equals(JSONB)) {
      return "the JSON were written as PostgreSQL writes jsonb";
    }
    List<String> traits = new ArrayList<>();
    if (order != Order.WRITTEN) {
      traits.add("sorted keys");
    }
    if (escapes != Escapes.WRITTEN) {
      traits.add(escapes.description);
    }
    if (numbers != Numbers.WRITTEN) {
      traits.add("numbers as JavaScript writes them");
    }
    if (newline) {
      traits.add("a line break at its end");
    }
    String with = String.join(" and ", traits);
    if (layout == own) {
      return "the JSON had " + with;
    }
    return "the JSON were " + layout.description + (traits.isEmpty() ? "" : ", with " + with);
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

  private static void addAll(List<JsonStyle> styles, int changes) {
    for (Escapes escapes : Escapes.values()) {
      for (Order order : List.of(Order.WRITTEN, Order.SORTED)) {
        for (Numbers numbers : Numbers.values()) {
          for (Layout layout : Layout.values()) {
            for (boolean newline : new boolean[] {false, true}) {
              JsonStyle style = new JsonStyle(layout, order, escapes, numbers, newline);
              if (style.changes() == changes) {
                styles.add(style);
              }
            }
          }
        }
      }
    }
  }
}

package io.github.notrahooks.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.provider.FormBody;
import io.github.notrahooks.restore.Escapes;
import io.github.notrahooks.restore.JsonStyle;
import io.github.notrahooks.restore.JsonStyle.Order;
import io.github.notrahooks.restore.Layout;
import io.github.notrahooks.restore.Numbers;
import io.github.notrahooks.restore.Restoring;
import io.github.notrahooks.verify.BodyVariant.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A body of JSON, written again in the ways in which programs write it. */
final class JsonFaults {
  private final Body body;
  private final Restoring restoring;

  JsonFaults(Body body) {
    this.body = body;
    this.restoring = new Restoring(body);
  }

  /**
   * Shows the visitor the body in each style; true if it found the one it looked for.
   *
   * @param keys with how many the visitor hashes each
   */
  boolean visit(int keys, Visitor visitor) {
    boolean large = body.size() > Restoring.LARGEST;
    return restoring.visit(keys, told(visitor))
        || restoring.isJson() && !large && (form(visitor) || withoutRepeated(visitor));
  }

  /** Without the values of repeated names that a program drops when it parses them. */
  private boolean withoutRepeated(Visitor visitor) {
    Optional<Body> once = restoring.withoutRepeated();
    if (once.isEmpty()) {
      return false;
    }
    BodyVariant dropped = new BodyVariant(
        List.of(Hint.JSON_REPEATED_NAMES_WERE_DROPPED),
        "each name in an object were there once, with its last value",
        once.get());
    BodyVariant compact = new BodyVariant(
        List.of(Hint.JSON_WAS_COMPACT),
        "the JSON were " + Layout.COMPACT.description(),
        once.get());
    return visitor.visit(restoring.layout() == Layout.COMPACT ? dropped : dropped.and(compact))
        || new JsonFaults(once.get()).visitUsual(written -> visitor.visit(dropped.and(written)));
  }

  /** Shows the visitor the body in the usual styles only. */
  boolean visitUsual(Visitor visitor) {
    return restoring.visitUsual(told(visitor));
  }

  /** Whether the body is so large that not all was tried. */
  boolean isPartly() {
    return restoring.isPartly();
  }

  private Restoring.Visitor told(Visitor visitor) {
    return (style, written) ->
        visitor.visit(new BodyVariant(hints(style), condition(style), written));
  }

  private String condition(JsonStyle style) {
    String around = around(style).isEmpty() ? "" : "the body had nothing around it";
    boolean same = style.layout() == restoring.layout() && style.isOnlyLayout();
    if (same && !around.isEmpty()) {
      return around;
    }
    return style.condition(restoring.layout()) + (around.isEmpty() ? "" : " and " + around);
  }

  /** What is around the JSON in hand, and is not part of it. */
  private List<Hint> around(JsonStyle style) {
    if (restoring.layout() == null) {
      // The style says of all of it how it was.
      return List.of();
    }
    String text = new String(body.bytes(), ISO_8859_1);
    List<Hint> hints = new ArrayList<>();
    if (text.startsWith(SecretReadings.BOM)) {
      hints.add(Hint.BOM_ADDED);
      text = text.substring(SecretReadings.BOM.length());
    }
    String bare = text.strip();
    if (text.length() == bare.length() || style.newline()) {
      return hints;
    }
    boolean breaks = text.startsWith(bare)
        && text.substring(bare.length()).chars().allMatch(c -> c == '\n' || c == '\r');
    hints.add(breaks ? Hint.TRAILING_NEWLINE_ADDED : Hint.WHITE_SPACE_ADDED);
    return hints;
  }

  private boolean form(Visitor visitor) {
    return visitor.visit(new BodyVariant(
        List.of(Hint.FORM_DECODED, Hint.JSON_WAS_COMPACT),
        "the body were the form that carries this JSON, compact",
        FormBody.encode(restoring.compact())));
  }

  /** What it means if this is the style of the signed bytes, the most telling first. */
  private List<Hint> hints(JsonStyle style) {
    if (style.equals(JsonStyle.JSONB)) {
      return List.of(Hint.JSON_WAS_JSONB);
    }
    List<Hint> hints = new ArrayList<>(hints(style.escapes()));
    if (style.order() != Order.WRITTEN) {
      hints.add(Hint.JSON_KEYS_WERE_SORTED);
    }
    if (style.numbers() != Numbers.WRITTEN) {
      hints.add(Hint.JSON_NUMBERS_WERE_NORMALISED);
    }
    if (style.layout() != restoring.layout()) {
      hints.add(hint(style.layout()));
    }
    if (style.newline() && !endsInLineBreak()) {
      hints.add(Hint.TRAILING_NEWLINE_REMOVED);
    }
    hints.addAll(around(style));
    return hints;
  }

  private boolean endsInLineBreak() {
    return body.size() > 0 && body.bytes()[body.size() - 1] == '\n';
  }

  private static Hint hint(Layout layout) {
    return switch (layout) {
      case COMPACT -> Hint.JSON_WAS_COMPACT;
      case SPACED, INSIDE, MONGO, AROUND_COLONS -> Hint.JSON_WAS_SPACED;
      case TWO_SPACES, FOUR_SPACES, TABS, JACKSON, WINDOWS, OLD_RUBY -> Hint.JSON_WAS_INDENTED;
    };
  }

  private static List<Hint> hints(Escapes escapes) {
    return switch (escapes) {
      case WRITTEN -> List.of();
      case PLAIN, PLAIN_UPPER, DEL -> List.of(Hint.JSON_WAS_UNESCAPED);
      case ASCII,
          ASCII_UPPER,
          PYTHON,
          SEPARATORS,
          WITHOUT_SHORT,
          NEWTONSOFT,
          ASTRAL,
          ASTRAL_UPPER -> List.of(Hint.JSON_WAS_ESCAPED);
      case SLASHES -> List.of(Hint.JSON_SLASHES_WERE_ESCAPED);
      case PHP, PHP_HEX, SLASHES_AND_SEPARATORS ->
        List.of(Hint.JSON_WAS_ESCAPED, Hint.JSON_SLASHES_WERE_ESCAPED);
      case HTML, HTML_WITHOUT_SHORT, GSON, GSON_WITHOUT_NULLS, NEWTONSOFT_HTML ->
        List.of(Hint.JSON_WAS_HTML_ESCAPED);
      case SYSTEM_TEXT_JSON, SYSTEM_TEXT_JSON_RELAXED -> List.of(Hint.JSON_WAS_SYSTEM_TEXT_JSON);
      case UPPER, LOWER -> List.of(Hint.JSON_ESCAPES_WERE_RECASED);
    };
  }
}

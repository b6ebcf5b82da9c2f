package io.github.notrahooks.cli.text;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.JsonFold;
import io.github.notrahooks.json.JsonLayout;
import io.github.notrahooks.json.JsonSpan;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.output.LineBatch;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Style;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** JSON on a terminal: indented, in colours, and what is long folded. */
public final class JsonText {
  /** About as much of a payload as is read without losing one's place. */
  private static final int ROOM = 50;

  private JsonText() {}

  /** What came of printing a body. */
  public enum Printed {
    /** It is no JSON, and was not printed. */
    NOTHING,
    /** All of it was. */
    ALL,
    /** Some of it was left out. */
    FOLDED
  }

  /**
   * Prints a body if it is JSON.
   *
   * @param full whether nothing is folded
   */
  public static Printed print(Output output, Body body, boolean full) throws IOException {
    return print(output, body, root -> full ? JsonFold.NONE : JsonFold.toFit(root, ROOM));
  }

  /**
   * Prints a body if it is JSON.
   *
   * @param folding what is folded in a text
   */
  public static Printed print(Output output, Body body, Function<JsonSpan, JsonFold> folding)
      throws IOException {
    JsonSpan root = root(body);
    if (root == null) {
      return Printed.NOTHING;
    }
    JsonFold fold = folding.apply(root);
    boolean colours = output.settings().outColours();
    try (LineBatch lines = new LineBatch(output)) {
      return JsonLayout.lay(root, fold, line -> lines.add(line(line, colours)))
          ? Printed.FOLDED
          : Printed.ALL;
    }
  }

  /** A body as JSON, or null if it is none. */
  public static @Nullable JsonSpan root(Body body) {
    if (body.size() == 0) {
      return null;
    }
    try {
      return JsonSpan.root(body.bytes());
    } catch (MalformedJson e) {
      // Then it is shown as the text that it is.
      return null;
    }
  }

  /** A line, safe to print. */
  public static String line(JsonLayout.Line line, boolean colours) {
    StringBuilder text = new StringBuilder("  ".repeat(line.depth()));
    for (JsonLayout.Part part : line.parts()) {
      String safe = Printable.line(part.text());
      Style style = style(part.kind());
      text.append(style == null ? safe : style.paint(safe, colours));
    }
    return text.toString();
  }

  /** The style of a part; null for none. */
  public static @Nullable Style style(JsonLayout.Kind kind) {
    return switch (kind) {
      case KEY -> Style.LITERAL;
      case STRING -> Style.SUCCESS;
      case NUMBER, BOOLEAN -> Style.WARNING;
      case NULL, FOLDED -> Style.MUTED;
      case MARK -> null;
    };
  }
}

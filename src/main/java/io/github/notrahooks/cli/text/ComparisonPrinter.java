package io.github.notrahooks.cli.text;

import io.github.notrahooks.json.JsonComparison;
import io.github.notrahooks.json.JsonFold;
import io.github.notrahooks.json.JsonLayout;
import io.github.notrahooks.json.JsonSpan;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Style;
import io.github.notrahooks.view.BodyComparison;
import io.github.notrahooks.view.DeliveryComparison;
import io.github.notrahooks.view.DeliverySummary;
import io.github.notrahooks.view.LineComparison;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two deliveries beside each other, as lines for people that are safe to print. */
public final class ComparisonPrinter {
  /** Longer values are cut, wherever there is no telling how wide a line is. */
  private static final int LONGEST = 200;

  private static final int SHORTEST = 20;

  private final DeliveryComparison compared;
  private final boolean colours;
  private final int width;

  /**
   * Prints what was compared.
   *
   * @param colours whether lines have colours
   * @param width how many columns a line may have; 0 where that is not known, and a very large number for
   *     lines that are never cut
   */
  public ComparisonPrinter(DeliveryComparison compared, boolean colours, int width) {
    this.compared = compared;
    this.colours = colours;
    this.width = width;
  }

  /**
   * The lines.
   *
   * @param all whether headers that are the same are among them
   */
  public List<String> lines(boolean all) {
    List<String> lines = new ArrayList<>();
    lines.add(named("a", Style.ERROR, compared.a()));
    lines.add(named("b", Style.SUCCESS, compared.b()));
    lines.add("");
    body(lines);
    lines.add("");
    headers(lines, all);
    return List.copyOf(lines);
  }

  private String named(String letter, Style style, LogRecord delivery) {
    return style.paint(letter, colours) + "  "
        + Printable.line(delivery.id() + "  " + delivery.integrationType() + " "
            + DeliverySummary.event(delivery));
  }

  private void body(List<String> lines) {
    BodyComparison body = compared.body();
    lines.add(Style.STRONG.paint("Body: " + sentence(), colours));
    for (JsonComparison.Change change : body.json()) {
      lines.add(json(change));
    }
    for (LineComparison.Change change : body.lines()) {
      String text = Printable.line("line " + change.number() + ": " + change.text());
      lines.add(marked(change.added() ? "+" : "-", cut(text, columns() - 2)));
    }
  }

  /** What is to be said of the bodies as a whole. */
  private String sentence() {
    BodyComparison body = compared.body();
    if (body.sameBytes()) {
      return "the bytes are the same, " + body.aBytes() + " of them";
    }
    String bytes = body.aBytes() + " and " + body.bBytes() + " bytes, the first difference at byte "
        + (body.firstByte() + 1);
    if (body.sameValues()) {
      return "the values are the same; the bytes differ: " + bytes;
    }
    int count = body.json().size() + body.lines().size();
    return switch (body.kind()) {
      case JSON -> count + (count == 1 ? " value differs" : " values differ");
      case TEXT -> count + (count == 1 ? " line differs" : " lines differ") + ", in " + bytes;
      case BYTES -> bytes;
    };
  }

  private String json(JsonComparison.Change change) {
    String path = change.path().toString();
    String where = path.isEmpty() ? "" : Printable.line(path) + ": ";
    int room = Math.max(SHORTEST, columns() - 2 - where.length());
    return switch (change.op()) {
      case ADDED -> marked("+", where + value(change.b(), room));
      case REMOVED -> marked("-", where + value(change.a(), room));
      case CHANGED -> {
        int half = Math.max(SHORTEST / 2, (room - 3) / 2);
        String a = value(change.a(), Integer.MAX_VALUE);
        String b = value(change.b(), Integer.MAX_VALUE);
        int from = difference(a, b, half);
        yield marked("~", where + part(a, from, half) + " → " + part(b, from, half));
      }
    };
  }

  /** Where to begin with two long texts, so that what differs is seen. */
  private static int difference(String a, String b, int room) {
    int from = 0;
    while (from < Math.min(a.length(), b.length()) && a.charAt(from) == b.charAt(from)) {
      from++;
    }
    int longest = Math.max(a.length(), b.length());
    return longest <= room || from < room / 2 ? 0 : from - room / 4;
  }

  private static String part(String text, int from, int room) {
    if (from == 0) {
      return cut(text, room);
    }
    // Not in the middle of a character.
    int start = Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
    return cut("…" + text.substring(start), room);
  }

  private String marked(String sign, String text) {
    Style style = switch (sign) {
      case "+" -> Style.SUCCESS;
      case "-" -> Style.ERROR;
      default -> Style.WARNING;
    };
    return style.paint(sign + " " + text, colours);
  }

  /** A value on a line, as it is written. */
  private String value(@Nullable JsonSpan span, int room) {
    if (span == null) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    // What cannot be seen is not made.
    boolean small = span.end() - span.start() <= 16 * LONGEST || width == Integer.MAX_VALUE;
    JsonFold fold = small ? JsonFold.NONE : JsonFold.below(0);
    for (JsonLayout.Line line : JsonLayout.of(span, fold)) {
      line.parts().forEach(part -> text.append(part.text()));
      boolean comma = text.charAt(text.length() - 1) == ',';
      text.append(comma ? " " : "");
    }
    return cut(Printable.line(text.toString()), room);
  }

  private void headers(List<String> lines, boolean all) {
    List<DeliveryComparison.HeaderPair> different = compared.differentHeaders();
    int count = different.size();
    int same = compared.headers().size() - count;
    lines.add(Style.STRONG.paint(
        "Headers: "
            + (count == 0 ? "none differs" : count + (count == 1 ? " differs" : " differ"))
            + (all || same == 0 ? "" : ", " + same + " the same"),
        colours));
    for (DeliveryComparison.HeaderPair pair : all ? compared.headers() : different) {
      if (pair.same()) {
        lines.add("  " + cut(Printable.line(pair.name() + ": " + pair.a()), columns() - 2));
      } else {
        lines.add("  " + Printable.line(pair.name()));
        side(lines, "-", pair.a());
        side(lines, "+", pair.b());
      }
    }
  }

  private void side(List<String> lines, String sign, @Nullable String value) {
    if (value != null) {
      lines.add("  " + marked(sign, cut(Printable.line(value), columns() - 4)));
    }
  }

  private int columns() {
    return width > 0 ? width : LONGEST;
  }

  private static String cut(String text, int room) {
    return text.codePointCount(0, text.length()) <= room
        ? text
        : text.substring(0, text.offsetByCodePoints(0, Math.max(1, room) - 1)) + "…";
  }
}

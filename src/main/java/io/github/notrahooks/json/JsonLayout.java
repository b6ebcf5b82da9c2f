package io.github.notrahooks.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * JSON laid out in lines for people to read. Each token has the very text that it is written with: numbers,
 * escapes and repeated keys are as they came, and none of it is safe to print. The text is walked through
 * once, whatever its size and depth.
 */
public final class JsonLayout {
  /** What a part of a line is. */
  public enum Kind {
    /** The name of a property, with its quotes. */
    KEY,
    /** A string, with its quotes. */
    STRING,
    /** A number. */
    NUMBER,
    /** True or false. */
    BOOLEAN,
    /** Null. */
    NULL,
    /** Brackets, colons and commas. */
    MARK,
    /** Words for what is left out. */
    FOLDED
  }

  /**
   * A part of a line.
   *
   * @param kind what it is
   * @param text as it is written
   */
  public record Part(Kind kind, String text) {}

  /**
   * A line.
   *
   * @param depth how far it is indented: 0 for what the whole text is
   * @param parts from left to right
   * @param value where the value that it shows, or the beginning of, stands in the text; that of the object or
   *     list for the line that ends one
   */
  public record Line(int depth, List<Part> parts, JsonSpan value) {}

  /** Takes lines from the first on. */
  @FunctionalInterface
  public interface Lines {
    /** Takes the next. */
    void add(Line line) throws IOException;
  }

  private final byte[] bytes;
  private final JsonFold fold;
  private final Lines lines;
  private final BitSet objects = new BitSet();
  private final List<Integer> starts = new ArrayList<>();
  private boolean folded;

  private JsonLayout(JsonSpan root, JsonFold fold, Lines lines) {
    this.bytes = root.bytes();
    this.fold = fold;
    this.lines = lines;
  }

  /** All lines of a value, as a list. */
  public static List<Line> of(JsonSpan root, JsonFold fold) {
    List<Line> all = new ArrayList<>();
    try {
      lay(root, fold, all::add);
    } catch (IOException e) {
      throw new IllegalStateException("a list takes lines without a problem", e);
    }
    return all;
  }

  /**
   * Gives the lines of a value one by one.
   *
   * @return whether anything was left out
   */
  public static boolean lay(JsonSpan root, JsonFold fold, Lines lines) throws IOException {
    JsonLayout layout = new JsonLayout(root, fold, lines);
    layout.run(root);
    return layout.folded;
  }

  private void run(JsonSpan root) throws IOException {
    int at = value(root.start(), new ArrayList<>());
    while (!starts.isEmpty()) {
      boolean object = objects.get(starts.size() - 1);
      at = JsonSpan.skipSpace(bytes, at);
      List<Part> parts = new ArrayList<>();
      if (bytes[at] == '}' || bytes[at] == ']') {
        at = close(at, parts);
      } else {
        if (object) {
          int keyEnd = JsonSpan.endOfValue(bytes, at);
          parts.add(new Part(Kind.KEY, text(at, keyEnd)));
          parts.add(new Part(Kind.MARK, ": "));
          at = JsonSpan.skipSpace(bytes, JsonSpan.skipSpace(bytes, keyEnd) + 1);
        }
        at = value(at, parts);
      }
    }
  }

  /** Lays out a value, or the beginning of one that is open; returns where what follows begins. */
  private int value(int start, List<Part> parts) throws IOException {
    int depth = starts.size();
    byte first = bytes[start];
    boolean container = first == '{' || first == '[';
    if (container && !isEmpty(start) && !fold.folds(start, depth)) {
      parts.add(new Part(Kind.MARK, first == '{' ? "{" : "["));
      lines.add(new Line(depth, parts, new JsonSpan(bytes, start, start + 1)));
      objects.set(depth, first == '{');
      starts.add(start);
      return start + 1;
    }
    int end = JsonSpan.endOfValue(bytes, start);
    if (container) {
      leftOut(start, end, parts);
    } else {
      scalar(start, end, parts);
    }
    return end(new JsonSpan(bytes, start, end), depth, parts);
  }

  private int close(int at, List<Part> parts) throws IOException {
    int depth = starts.size() - 1;
    int start = starts.remove(depth);
    parts.add(new Part(Kind.MARK, bytes[at] == '}' ? "}" : "]"));
    return end(new JsonSpan(bytes, start, at + 1), depth, parts);
  }

  /** Ends a line behind a value, with the comma that follows where there is one. */
  private int end(JsonSpan value, int depth, List<Part> parts) throws IOException {
    int next = starts.isEmpty() ? value.end() : JsonSpan.skipSpace(bytes, value.end());
    boolean comma = !starts.isEmpty() && bytes[next] == ',';
    if (comma) {
      parts.add(new Part(Kind.MARK, ","));
    }
    lines.add(new Line(depth, parts, value));
    return comma ? next + 1 : next;
  }

  private void leftOut(int start, int end, List<Part> parts) {
    boolean object = bytes[start] == '{';
    if (isEmpty(start)) {
      parts.add(new Part(Kind.MARK, object ? "{}" : "[]"));
      return;
    }
    folded = true;
    int count = new JsonSpan(bytes, start, end).count();
    String noun = object ? count == 1 ? "key" : "keys" : count == 1 ? "item" : "items";
    parts.add(new Part(Kind.MARK, object ? "{ " : "[ "));
    parts.add(new Part(Kind.FOLDED, "… " + count + " " + noun));
    parts.add(new Part(Kind.MARK, object ? " }" : " ]"));
  }

  private void scalar(int start, int end, List<Part> parts) {
    Kind kind = switch (bytes[start]) {
      case '"' -> Kind.STRING;
      case 't', 'f' -> Kind.BOOLEAN;
      case 'n' -> Kind.NULL;
      default -> Kind.NUMBER;
    };
    int longest = fold.longestString();
    if (kind != Kind.STRING || end - start <= longest) {
      parts.add(new Part(kind, text(start, end)));
      return;
    }
    int cut = start + longest * 3 / 4;
    // Neither in the middle of a character, nor between a backslash and what it escapes.
    while ((bytes[cut] & 0xC0) == 0x80) {
      cut--;
    }
    for (int i = cut - 1; i > start && i > cut - 6; i--) {
      if (bytes[i] == '\\') {
        int before = i;
        while (bytes[before - 1] == '\\') {
          before--;
        }
        cut = before;
        break;
      }
    }
    folded = true;
    parts.add(new Part(Kind.STRING, text(start, cut)));
    parts.add(new Part(Kind.FOLDED, " … " + (end - 1 - cut) + " more bytes"));
    parts.add(new Part(Kind.STRING, "\""));
  }

  private boolean isEmpty(int start) {
    byte next = bytes[JsonSpan.skipSpace(bytes, start + 1)];
    return next == '}' || next == ']';
  }

  private String text(int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }
}

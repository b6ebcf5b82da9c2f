package io.github.notrahooks.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object as one line of JSON, written property by property. For commands that print one and are done:
 * a tree's node types alone take longer to load. Not thread-safe.
 */
public final class JsonLine {
  private final StringBuilder text = new StringBuilder(256).append('{');

  /** Adds a text, or null. */
  public JsonLine put(String name, @Nullable String value) {
    name(name);
    Json.appendString(text, value);
    return this;
  }

  /** Adds a list of texts. */
  public JsonLine put(String name, List<String> values) {
    name(name);
    text.append('[');
    String separator = "";
    for (String value : values) {
      text.append(separator);
      Json.appendString(text, value);
      separator = ",";
    }
    text.append(']');
    return this;
  }

  /** Adds a list of objects. */
  public JsonLine putAll(String name, List<JsonLine> objects) {
    name(name);
    text.append('[');
    String separator = "";
    for (JsonLine each : objects) {
      text.append(separator).append(each);
      separator = ",";
    }
    text.append(']');
    return this;
  }

  /**
   * Adds a value as it is written elsewhere, but for the white space between its tokens and for {@linkplain
   * HiddenCharacters hidden characters}, which are escaped.
   */
  public JsonLine put(String name, JsonSpan value) {
    name(name);
    for (JsonLayout.Line line : JsonLayout.of(value, JsonFold.NONE)) {
      for (JsonLayout.Part part : line.parts()) {
        String written = part.text();
        written.codePoints().forEach(this::escaped);
      }
    }
    return this;
  }

  private void escaped(int codePoint) {
    if (HiddenCharacters.contains(codePoint)) {
      text.append(String.format("\\u%04x", codePoint));
    } else {
      text.appendCodePoint(codePoint);
    }
  }

  /** Adds true or false. */
  public JsonLine put(String name, boolean value) {
    name(name);
    text.append(value);
    return this;
  }

  /** Adds a whole number. */
  public JsonLine put(String name, long value) {
    name(name);
    text.append(value);
    return this;
  }

  /** Adds a number, which must be finite. */
  public JsonLine put(String name, double value) {
    name(name);
    text.append(value);
    return this;
  }

  private void name(String name) {
    if (text.length() > 1) {
      text.append(',');
    }
    Json.appendString(text, name);
    text.append(':');
  }

  /** The line, without a line end. */
  @Override
  public String toString() {
    return text + "}";
  }
}

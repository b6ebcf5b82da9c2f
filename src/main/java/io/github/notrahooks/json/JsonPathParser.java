package io.github.notrahooks.json;

import io.github.notrahooks.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads a {@link JsonPath}, which ends at the end of the text or at an equals sign. */
final class JsonPathParser {
  private static final String SYNTAX =
      " A path is written repository.full_name or commits[0].message;"
          + " a key with dots, brackets, quotes or '=' is quoted: [\"a.b\"].";
  private static final String SPECIAL = ".[]=\"";

  private final String text;
  private int at;

  JsonPathParser(String text) {
    this.text = text;
  }

  /** Whether a key can be written as it is. */
  static boolean isBare(String key) {
    return !key.isEmpty() && key.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0);
  }

  JsonPath path() {
    List<JsonPath.Step> steps = new ArrayList<>();
    while (at < text.length() && text.charAt(at) != '=') {
      if (text.charAt(at) == '[') {
        at++;
        steps.add(bracketed());
      } else {
        if (!steps.isEmpty()) {
          expect('.');
        }
        steps.add(bare());
      }
    }
    if (steps.isEmpty()) {
      throw wrong("there is nothing before the '='");
    }
    return new JsonPath(List.copyOf(steps));
  }

  /** What follows the equals sign that the path must end with. */
  String value() {
    if (at == text.length()) {
      throw Failure.usage("'" + text + "' has no '=': write PATH=VALUE." + SYNTAX);
    }
    return text.substring(at + 1);
  }

  void expectEnd() {
    if (at < text.length()) {
      throw wrong("a path has no '='");
    }
  }

  private JsonPath.Step bare() {
    int start = at;
    while (at < text.length() && SPECIAL.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == start) {
      throw wrong(
          at == text.length() ? "it ends where a key should follow" : "a key is missing" + here());
    }
    return new JsonPath.Key(text.substring(start, at));
  }

  private JsonPath.Step bracketed() {
    JsonPath.Step step = at < text.length() && text.charAt(at) == '"' ? quoted() : index();
    expect(']');
    return step;
  }

  private JsonPath.Step index() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start || at - start > 9) {
      throw wrong("between [ and ] stands an index from 0, or a key in double quotes");
    }
    return new JsonPath.Index(Integer.parseInt(text.substring(start, at)));
  }

  private JsonPath.Step quoted() {
    int start = at++;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= text.length()) {
      throw wrong("a double quote is not closed");
    }
    at++;
    try {
      byte[] literal = text.substring(start, at).getBytes(StandardCharsets.UTF_8);
      return new JsonPath.Key(Json.parse(literal).stringValue());
    } catch (MalformedJson e) {
      throw wrong("a quoted key is not a JSON string: " + e.getMessage());
    }
  }

  private void expect(char c) {
    if (at == text.length() || text.charAt(at) != c) {
      throw wrong("'" + c + "' is missing" + (at == text.length() ? " at the end" : here()));
    }
    at++;
  }

  private String here() {
    return " before '" + text.charAt(at) + "' at character " + (at + 1);
  }

  private Failure wrong(String problem) {
    return Failure.usage("'" + text + "' is not a path into JSON: " + problem + "." + SYNTAX);
  }
}

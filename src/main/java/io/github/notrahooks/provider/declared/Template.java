package io.github.notrahooks.provider.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A text in which names in braces stand for something else. */
final class Template {
  /** Texts at even places, names at odd ones. */
  private final List<String> parts = new ArrayList<>();

  /**
   * From its text.
   *
   * @throws IllegalArgumentException if a brace has no other
   */
  Template(String text) {
    int start = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', start)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        throw new IllegalArgumentException("'" + text + "' has a { without its }");
      }
      parts.add(text.substring(start, open));
      parts.add(text.substring(open + 1, close));
      start = close + 1;
    }
    parts.add(text.substring(start));
  }

  /** The names in braces, in their order. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 1; i < parts.size(); i += 2) {
      names.add(parts.get(i));
    }
    return names;
  }

  boolean isEmpty() {
    return parts.size() == 1 && parts.get(0).isEmpty();
  }

  /** The text with what each name stands for. */
  String filled(Function<String, String> values) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    StringBuilder text = new StringBuilder(160);
    for (int i = 0; i < parts.size(); i++) {
      text.append(i % 2 == 0 ? parts.get(i) : values.apply(parts.get(i)));
    }
    return text.toString();
  }
}

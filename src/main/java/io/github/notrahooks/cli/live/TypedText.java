package io.github.notrahooks.cli.live;

/** A text that is being typed. */
final class TypedText {
  private TypedText() {}

  /** It without its last character. */
  static String shorter(String text) {
    return text.isEmpty() ? "" : text.substring(0, text.offsetByCodePoints(text.length(), -1));
  }
}

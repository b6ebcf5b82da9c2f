package io.github.notrahooks.output;

/** How a piece of text is meant; the colour follows from that. */
public enum Style {
  /** Something is wrong. */
  ERROR("31"),
  /** Something may be wrong. */
  WARNING("33"),
  /** It went well. */
  SUCCESS("32"),
  /** Less important than the rest. */
  MUTED("2"),
  /** A heading, or what to look at first. */
  STRONG("1"),
  /** A name or address to copy. */
  LITERAL("36");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** The text in this style, or unchanged where colours are off. */
  public String paint(String text, boolean colours) {
    return colours && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}

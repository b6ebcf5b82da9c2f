package io.github.notrahooks.json;

/**
 * The characters that must not reach a terminal or a line-based reader as they are: they move the
 * cursor, hide text, reorder it or end a line.
 */
public final class HiddenCharacters {
  private HiddenCharacters() {}

  /**
   * Whether a code point is a control character (C0, DEL, C1), a line or paragraph separator, a
   * bidirectional or zero-width control, a byte-order mark or half of a surrogate pair.
   */
  public static boolean contains(int codePoint) {
    if (codePoint < 0x7F) {
      return codePoint < 0x20;
    }
    return codePoint <= 0x9F
        || codePoint >= 0x200B && codePoint <= 0x200F
        || codePoint >= 0x2028 && codePoint <= 0x202E
        || codePoint >= 0x2060 && codePoint <= 0x206F
        || codePoint == 0x061C
        || codePoint == 0xFEFF
        || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}

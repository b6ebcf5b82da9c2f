package io.github.notrahooks.log;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.HiddenCharacters;
import io.github.notrahooks.json.Utf8Cursor;
import java.util.Base64;

/** Bytes and texts written so that a POSIX shell gives exactly them to a command. */
final class ShellText {
  private ShellText() {}

  /** A text as one word. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** A command that prints a body: as it is where all of it can be seen, else from Base64. */
  static String print(Body body) {
    if (!Utf8Cursor.isValid(body.pieces())) {
      return decode(body.bytes());
    }
    String text = body.text();
    return text.codePoints().allMatch(ShellText::isVisible)
        ? "printf '%s' " + quoted(text)
        : decode(body.bytes());
  }

  /** A command that prints bytes from Base64. */
  static String decode(byte[] bytes) {
    return "printf '%s' '" + Base64.getEncoder().encodeToString(bytes) + "' | base64 -d";
  }

  private static boolean isVisible(int codePoint) {
    if (codePoint < 0x7F) {
      return codePoint >= 0x20;
    }
    return !HiddenCharacters.contains(codePoint)
        && switch (Character.getType(codePoint)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.SPACE_SEPARATOR,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR -> false;
          default -> true;
        };
  }
}

package io.github.notrahooks.export;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.HiddenCharacters;
import io.github.notrahooks.json.Utf8Cursor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Bytes and texts written so that a POSIX shell gives exactly them to a command. */
final class ShellText {
  private static final byte[] PRINT = "printf '%s' '".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] QUOTE = "'\\''".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DECODE = "' | base64 -d".getBytes(StandardCharsets.US_ASCII);

  private ShellText() {}

  /** A text as one word. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** Writes a command that prints a body: as it is where all of it can be seen, else from Base64. */
  static void print(Body body, OutputStream out) throws IOException {
    out.write(PRINT);
    if (!isVisible(body)) {
      body.writeBase64To(out);
      out.write(DECODE);
      return;
    }
    for (byte[] piece : body.pieces()) {
      int from = 0;
      for (int i = 0; i < piece.length; i++) {
        if (piece[i] == '\'') {
          out.write(piece, from, i - from);
          out.write(QUOTE);
          from = i + 1;
        }
      }
      out.write(piece, from, piece.length - from);
    }
    out.write('\'');
  }

  /** A command that prints bytes from Base64. */
  static String decode(byte[] bytes) {
    return "printf '%s' '" + Base64.getEncoder().encodeToString(bytes) + "' | base64 -d";
  }

  private static boolean isVisible(Body body) {
    if (!Utf8Cursor.isValid(body.pieces())) {
      return false;
    }
    Utf8Cursor cursor = new Utf8Cursor();
    for (byte[] piece : body.pieces()) {
      for (byte b : piece) {
        boolean whole = b >= 0 || cursor.accept(b);
        if (whole && !isVisible(b >= 0 ? b : cursor.codePoint())) {
          return false;
        }
      }
    }
    return true;
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

package io.github.notrahooks.input;

import io.github.notrahooks.delivery.Body;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is in a text file, as UTF-8, without an editor's byte-order mark.
 *
 * @param bytes the text
 * @param fromUtf16 whether the file was in UTF-16, as PowerShell writes files
 */
record PlainText(byte[] bytes, boolean fromUtf16) {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** Reads a file; what is no text stays as it is. */
  static PlainText of(byte[] file) {
    Optional<Body> utf8 = BodyText.utf16(file);
    byte[] text = utf8.map(Body::bytes).orElse(file);
    boolean marked = text.length >= MARK.length && Arrays.equals(text, 0, 3, MARK, 0, 3);
    return new PlainText(
        marked ? Arrays.copyOfRange(text, MARK.length, text.length) : text, utf8.isPresent());
  }
}

package io.github.notrahooks.json;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes the UTF-8 of a text and writes it as the inside of a JSON string, so that a text of any length takes
 * no memory. Not thread-safe; flushing and closing it does nothing.
 */
public final class JsonStringStream extends OutputStream {
  private static final int BLOCK = 4096;

  private final OutputStream out;
  private final JsonBytes escaped = new JsonBytes(2 * BLOCK);

  /**
   * The inside of a string.
   *
   * @param out where it goes; gets many small writes, and so is to be buffered
   */
  public JsonStringStream(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] utf8, int offset, int length) throws IOException {
    int end = offset + length;
    for (int from = offset; from < end; from += BLOCK) {
      escaped.inside(utf8, from, Math.min(end, from + BLOCK));
      out.write(escaped.array(), 0, escaped.length());
      escaped.clear();
    }
  }
}

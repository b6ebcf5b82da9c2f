package io.github.notrahooks.log.segment;

import io.github.notrahooks.json.Utf8Cursor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The UTF-8 of a JSON string in a line, from behind its first quote up to its last. Not thread-safe. */
final class QuotedBytes extends InputStream {
  private static final int BLOCK = 64 * 1024;

  private final LogLine line;
  private byte[] block = {};

  /** Where in the line the block ends. */
  private long blockEnd;

  private int at;
  private boolean ended;

  /** What is still to be given of a character that was escaped. */
  private final byte[] character = new byte[4];

  private int characterAt;
  private int characterEnd;

  QuotedBytes(LogLine line, long from) {
    this.line = line;
    this.blockEnd = from;
  }

  /** Where in the line the last quote ends, once all was read. */
  long end() {
    return blockEnd - block.length + at;
  }

  /** Decoders of Base64 ask for each byte, and in Base64 none is special. */
  @Override
  public int read() throws IOException {
    if (at < block.length && characterAt == characterEnd && !ended) {
      byte next = block[at];
      if (next != '"' && next != '\\') {
        at++;
        return next & 0xFF;
      }
    }
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int used = 0;
    while (used < length && !ended) {
      if (characterAt < characterEnd) {
        target[offset + used++] = character[characterAt++];
        continue;
      }
      used += copyPlain(target, offset + used, length - used);
      if (used < length) {
        special();
      }
    }
    return used == 0 && length > 0 ? -1 : used;
  }

  /** Copies what stands for itself, as far as the block goes. */
  private int copyPlain(byte[] target, int offset, int most) {
    int end = Math.min(block.length, at + most);
    int i = at;
    while (i < end && block[i] != '"' && block[i] != '\\') {
      i++;
    }
    int count = i - at;
    System.arraycopy(block, at, target, offset, count);
    at = i;
    return count;
  }

  private void special() throws IOException {
    byte b = next();
    if (b == '"') {
      ended = true;
    } else if (b == '\\') {
      characterAt = 0;
      characterEnd = escaped(next());
    } else {
      // The first of the next block.
      at--;
    }
  }

  private int escaped(byte letter) throws IOException {
    if (letter == 'u') {
      int value = 0;
      for (int i = 0; i < 4; i++) {
        int digit = Character.digit(next(), 16);
        if (digit < 0) {
          throw new IOException("an escape is not hexadecimal");
        }
        value = value << 4 | digit;
      }
      if (Character.isSurrogate((char) value)) {
        throw new IOException("half a surrogate pair");
      }
      return Utf8Cursor.encode(value, character, 0);
    }
    character[0] = switch (letter) {
      case '"', '\\', '/' -> letter;
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> throw new IOException("there is no escape \\" + (char) letter);
    };
    return 1;
  }

  private byte next() throws IOException {
    if (at == block.length) {
      block = line.part(blockEnd, (int) Math.min(BLOCK, line.length() - blockEnd));
      blockEnd += block.length;
      at = 0;
      if (block.length == 0) {
        throw new EOFException("a text has no end");
      }
    }
    return block[at++];
  }
}

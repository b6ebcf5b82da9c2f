package io.github.notrahooks.log.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A line of spaces: what stands in place of records that were not stored where they could not be cut
 * off. It is no damage, and readers pass over it.
 */
public final class BlankLine {
  private static final int BLOCK = 64 * 1024;

  private BlankLine() {}

  static boolean is(byte[] line) {
    for (byte b : line) {
      if (b != ' ') {
        return false;
      }
    }
    return true;
  }

  /** Makes one blank line of all bytes from an offset on. */
  public static void over(SegmentFile file, long from) throws IOException {
    long last = file.size() - 1;
    byte[] spaces = new byte[BLOCK];
    Arrays.fill(spaces, (byte) ' ');
    for (long at = from; at < last; at += BLOCK) {
      file.write(ByteBuffer.wrap(spaces, 0, (int) Math.min(BLOCK, last - at)), at);
    }
    if (from <= last) {
      file.write(ByteBuffer.wrap(new byte[] {'\n'}), last);
    }
  }
}

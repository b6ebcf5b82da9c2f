package io.github.notrahooks.log.segment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A complete line of a segment, without its end. One that is long stays in its file: a body of 25 MiB whose
 * bytes are all escaped makes a line of 150 MiB. Immutable.
 */
public final class LogLine {
  /** Longer ones stay in their file. */
  public static final int LONGEST_IN_MEMORY = 1024 * 1024;

  private static final int BLOCK = 64 * 1024;

  private final long offset;
  private final long length;
  private final byte @Nullable [] bytes;
  private final @Nullable SegmentSource source;

  private LogLine(
      long offset, long length, byte @Nullable [] bytes, @Nullable SegmentSource source) {
    this.offset = offset;
    this.length = length;
    this.bytes = bytes;
    this.source = source;
  }

  /** A line in memory. */
  public static LogLine of(long offset, byte[] bytes) {
    return new LogLine(offset, bytes.length, bytes, null);
  }

  /** A line that stays in its file. */
  public static LogLine in(SegmentSource source, long offset, long length) {
    return new LogLine(offset, length, null, source);
  }

  /** Where it begins. */
  public long offset() {
    return offset;
  }

  /** How many bytes it has. */
  public long length() {
    return length;
  }

  /** Whether it stays in its file. */
  public boolean isLong() {
    return bytes == null;
  }

  /** The bytes of a line that is in memory; for reading only. */
  public byte[] bytes() {
    if (bytes == null) {
      throw new IllegalStateException("a long line is not in memory");
    }
    return bytes;
  }

  /** Whether it is all spaces. */
  public boolean isBlank() throws IOException {
    if (bytes != null) {
      return BlankLine.is(bytes);
    }
    for (long at = 0; at < length; at += BLOCK) {
      if (!BlankLine.is(part(at, (int) Math.min(BLOCK, length - at)))) {
        return false;
      }
    }
    return true;
  }

  /** A copy of some of its bytes; fewer where the file was cut off since. */
  byte[] part(long from, int count) throws IOException {
    if (source == null) {
      return Arrays.copyOfRange(bytes(), (int) from, (int) from + count);
    }
    ByteBuffer part = ByteBuffer.allocate(count);
    source.read(part, offset + from);
    return part.hasRemaining() ? Arrays.copyOf(part.array(), part.position()) : part.array();
  }

  /** Whether it is in memory, or in a file that is still open. */
  public boolean isAtHand() {
    return source == null || source.channel().isOpen();
  }

  /** The line that is in its place now, in the file that has the name of its own; to be closed. */
  public SegmentSource reopened() throws IOException {
    if (source == null) {
      throw new IllegalStateException("it has no file");
    }
    return SegmentSource.open(source.path());
  }

  /** Writes its bytes. */
  public void writeTo(OutputStream out) throws IOException {
    if (bytes != null) {
      out.write(bytes);
      return;
    }
    for (long at = 0; at < length; at += BLOCK) {
      int count = (int) Math.min(BLOCK, length - at);
      byte[] part = part(at, count);
      if (part.length < count) {
        throw new IOException("a record was cut off while it was read");
      }
      out.write(part);
    }
  }
}

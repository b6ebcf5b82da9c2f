package io.github.notrahooks.log;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of one segment, one after the other. Not thread-safe. */
interface Lines extends Closeable {
  /** The next line, or null after the last one. */
  @Nullable
  Line next() throws IOException;

  /**
   * A complete line.
   *
   * @param offset where it begins
   * @param bytes its bytes without the line end
   */
  record Line(long offset, byte[] bytes) {}
}

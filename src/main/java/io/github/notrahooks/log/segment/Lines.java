package io.github.notrahooks.log.segment;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of one segment, one after the other. Not thread-safe. */
public interface Lines extends Closeable {
  /** The next line, or null after the last one. */
  @Nullable
  LogLine next() throws IOException;
}

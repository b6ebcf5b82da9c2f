package io.github.notrahooks.trigger.command;

import io.github.notrahooks.delivery.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The beginning of what a command prints, and how much it was. Thread-safe. */
final class KeptOutput {
  private static final int LONGEST = 64 * 1024;

  private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
  private long count;

  /** Reads to the end of a stream, or until somebody closes it. */
  void readFrom(InputStream stream) {
    byte[] bytes = new byte[LONGEST];
    try (stream) {
      for (int read = stream.read(bytes); read >= 0; read = stream.read(bytes)) {
        add(bytes, read);
      }
    } catch (IOException e) {
      // It was closed, as nothing that comes later is the command's own.
      return;
    }
  }

  private synchronized void add(byte[] bytes, int length) {
    beginning.write(bytes, 0, Math.min(length, LONGEST - beginning.size()));
    count += length;
  }

  synchronized Body body() {
    return Body.of(beginning.toByteArray());
  }

  synchronized long count() {
    return count;
  }
}

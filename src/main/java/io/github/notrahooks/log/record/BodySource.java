package io.github.notrahooks.log.record;

import io.github.notrahooks.delivery.Body;

/** Where the body of a record is read from whose line is not in memory. Used by one thread. */
public interface BodySource {
  /**
   * Reads it.
   *
   * @param at where in the line it begins, behind the quote
   * @param size how many bytes it should have
   * @throws DamagedLine if it has another size, or cannot be read
   */
  Body read(long at, boolean base64, long size) throws DamagedLine;

  /** What stands behind it in the line, once it was read. */
  byte[] rest();
}

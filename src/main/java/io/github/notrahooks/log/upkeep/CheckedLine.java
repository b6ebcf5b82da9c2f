package io.github.notrahooks.log.upkeep;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.log.record.DamagedLine;
import io.github.notrahooks.log.record.IndexEntry;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.RecordHead;
import io.github.notrahooks.log.segment.LogLine;
import io.github.notrahooks.log.segment.StoredRecord;
import io.github.notrahooks.log.segment.Unread;
import io.github.notrahooks.signature.Sha256;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a line on its own tells about whether the log is whole.
 *
 * @param offset where the line begins
 * @param length how many bytes it has without its end
 * @param blank whether it is no record, and not meant to be one
 * @param seq its sequence number, or 0
 * @param entry what the index should say of it; null if nothing
 * @param damage why it is no record; null if it is one
 * @param body what is wrong with its body; null if nothing
 * @param unread why it could not be looked into; null if it could
 */
record CheckedLine(
    long offset,
    long length,
    boolean blank,
    long seq,
    long @Nullable [] entry,
    @Nullable String damage,
    @Nullable String body,
    @Nullable String unread) {

  static CheckedLine of(LogLine line) throws IOException {
    long offset = line.offset();
    long length = line.length();
    if (line.isBlank()) {
      return new CheckedLine(offset, length, true, 0, null, null, null, null);
    }
    long seq = 0;
    try {
      seq = StoredRecord.check(line);
      LogRecord record = StoredRecord.parse(line);
      long[] entry = IndexEntry.of(RecordHead.of(record));
      if (entry != null) {
        IndexEntry.place(entry, offset, length);
      }
      return new CheckedLine(
          offset, length, false, seq, entry, null, bodyFault(record.request()), null);
    } catch (DamagedLine e) {
      return new CheckedLine(offset, length, false, seq, null, e.getMessage(), null, null);
    } catch (OutOfMemoryError e) {
      if (!line.isLong()) {
        // It is not to blame.
        throw e;
      }
      return new CheckedLine(offset, length, false, seq, null, null, null, Unread.tooLarge(line));
    }
  }

  private static @Nullable String bodyFault(LogRecord.Request request) {
    Body body = request.body();
    // Of a body that broke off, all that came may have been kept: then that is what was hashed.
    if (request.bodyTruncated() && body.size() < request.bodyBytes()) {
      return null;
    }
    if (body.size() != request.bodyBytes()) {
      return "the body has " + body.size() + " bytes, not " + request.bodyBytes();
    }
    return Sha256.hex(body.pieces()).equals(request.bodySha256())
        ? null
        : "the body's SHA-256 is not the one noted";
  }
}

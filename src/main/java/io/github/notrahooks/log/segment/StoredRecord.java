package io.github.notrahooks.log.segment;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.log.record.BodySource;
import io.github.notrahooks.log.record.DamagedLine;
import io.github.notrahooks.log.record.HeadParser;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.RecordHead;
import io.github.notrahooks.log.record.RecordLine;
import io.github.notrahooks.log.record.RecordParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Reads the record in a line of a segment. Of a line that stays in its file, what stands before the
 * body and behind it is in memory, and the body itself, but never the line: that is what lets
 * records of any body be read in little memory. Thread-safe.
 */
public final class StoredRecord {
  private static final int BLOCK = 64 * 1024;
  private static final int LONGEST_TRAILER = 64;
  private static final int USUAL_START = 256 * 1024;

  private StoredRecord() {}

  /**
   * The sequence number of an undamaged line.
   *
   * @throws DamagedLine if the checksum does not match, or is not there
   */
  public static long check(LogLine line) throws DamagedLine, IOException {
    return line.isLong() ? checkLong(line) : RecordLine.check(line.bytes());
  }

  private static long checkLong(LogLine line) throws DamagedLine, IOException {
    long end = line.length() - RecordLine.CRC_LENGTH;
    CRC32C crc = new CRC32C();
    for (long at = 0; at < end; at += BLOCK) {
      crc.update(line.part(at, (int) Math.min(BLOCK, end - at)));
    }
    long trailer = Math.max(0, line.length() - LONGEST_TRAILER);
    return RecordLine.check(
        line.part(trailer, (int) (line.length() - trailer)), (int) crc.getValue());
  }

  /**
   * The record in a line whose frame was checked.
   *
   * @throws DamagedLine if the line is not a record all the same: somebody else wrote it
   */
  public static LogRecord parse(LogLine line) throws DamagedLine, IOException {
    return line.isLong() ? parseLong(line) : RecordParser.parse(line.bytes());
  }

  private static LogRecord parseLong(LogLine line) throws DamagedLine, IOException {
    InFile body = new InFile(line);
    try {
      for (int start = USUAL_START; !body.begun && start > 0 && start < line.length(); start *= 4) {
        LogRecord canonical = RecordParser.parseCanonical(line.part(0, start), body);
        if (canonical != null) {
          return canonical;
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (line.length() > Integer.MAX_VALUE / 2) {
      throw new DamagedLine("the line is too long");
    }
    return RecordParser.parse(line.part(0, (int) line.length()));
  }

  /** The head of a record; null where it is not written in the usual way. */
  public static @Nullable RecordHead head(LogLine line) throws IOException {
    if (!line.isLong()) {
      return HeadParser.parse(line.bytes(), 0, line.bytes().length);
    }
    for (long known = USUAL_START; ; known *= 4) {
      byte[] start = line.part(0, (int) Math.min(known, line.length()));
      RecordHead head = HeadParser.parse(start, 0, start.length);
      if (head != null || known >= line.length()) {
        return head;
      }
    }
  }

  /** The body of a record, where it stands in the file. */
  private static final class InFile implements BodySource {
    private final LogLine line;
    private boolean begun;
    private long end;

    InFile(LogLine line) {
      this.line = line;
    }

    @Override
    public Body read(long at, boolean base64, long size) throws DamagedLine {
      begun = true;
      if (size > line.length()) {
        throw new DamagedLine("the body is not as long as it says");
      }
      try (QuotedBytes inside = new QuotedBytes(line, at);
          InputStream decoded = base64 ? Base64.getDecoder().wrap(inside) : inside) {
        byte[] bytes = new byte[(int) size];
        int count = decoded.readNBytes(bytes, 0, bytes.length);
        // A decoder of Base64 stops at the padding, before the quote.
        if (count < bytes.length || decoded.read() >= 0 || inside.read() >= 0) {
          throw new DamagedLine("the body is not as long as it says");
        }
        end = inside.end();
        return Body.of(bytes);
      } catch (IOException e) {
        throw new DamagedLine(String.valueOf(e.getMessage()));
      }
    }

    @Override
    public byte[] rest() {
      try {
        return line.part(end, (int) (line.length() - end));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

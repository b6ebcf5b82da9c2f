package io.github.notrahooks.log.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** The frame of a line: its checksum and its sequence number, checked before anything in it is believed. */
public final class RecordLine {
  /** The length of {@code ,"crc":"9ae0daaf"}}. */
  public static final int CRC_LENGTH = 18;

  private static final byte[] CRC =
      (RecordKeys.written(RecordKeys.CRC) + "\"").getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SEQ =
      RecordKeys.written(RecordKeys.SEQ).getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_SEQ = 18;

  private RecordLine() {}

  /**
   * The sequence number of an undamaged line, from 1.
   *
   * @param line all of it, without its line end
   * @throws DamagedLine if the checksum does not match, or is not there
   */
  public static long check(byte[] line) throws DamagedLine {
    CRC32C crc = new CRC32C();
    crc.update(line, 0, Math.max(0, line.length - CRC_LENGTH));
    return check(line, (int) crc.getValue());
  }

  /**
   * The sequence number of an undamaged line.
   *
   * @param line its end at least
   * @param crc the checksum of all of it that is summed up
   * @throws DamagedLine if that does not match, or is not there
   */
  public static long check(byte[] line, int crc) throws DamagedLine {
    int end = line.length - CRC_LENGTH;
    if (end < SEQ.length || !matches(line, end, CRC)) {
      throw new DamagedLine("the line is cut: it does not end in a checksum");
    }
    String right = HexFormat.of().toHexDigits(crc) + "\"}";
    if (!matches(line, end + CRC.length, right.getBytes(StandardCharsets.US_ASCII))) {
      throw new DamagedLine("the checksum does not match: the line was altered");
    }
    return seq(line, end);
  }

  private static long seq(byte[] line, int end) throws DamagedLine {
    long seq = 0;
    long scale = 1;
    int at = end - 1;
    while (at > end - LONGEST_SEQ && line[at] >= '0' && line[at] <= '9') {
      seq += (line[at] - '0') * scale;
      scale *= 10;
      at--;
    }
    if (seq == 0 || !matches(line, at + 1 - SEQ.length, SEQ)) {
      throw new DamagedLine("the line has no sequence number");
    }
    return seq;
  }

  private static boolean matches(byte[] line, int at, byte[] expected) {
    int end = at + expected.length;
    return at >= 0
        && end <= line.length
        && Arrays.equals(line, at, end, expected, 0, expected.length);
  }
}

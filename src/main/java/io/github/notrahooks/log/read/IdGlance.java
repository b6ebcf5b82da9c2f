package io.github.notrahooks.log.read;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.RecordKeys;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Wants the lines whose ID or reference ID begins with a text; these are the first two in a line. */
final class IdGlance implements Glance {
  private static final byte[] ID = ascii("{\"" + RecordKeys.ID + "\":\"");
  private static final byte[] LOG_ID = ascii("{\"" + RecordKeys.ID + "\":\"log_");
  private static final byte[] REFERENCE_ID =
      ascii("\"" + RecordKeys.written(RecordKeys.REFERENCE_ID) + "\"");

  private final byte[] prefix;

  IdGlance(String prefix) {
    StringBuilder quoted = new StringBuilder();
    Json.appendString(quoted, prefix);
    this.prefix = quoted.substring(1, quoted.length() - 1).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean wants(byte[] line) {
    return isAt(line, 0, ID) && isAt(line, ID.length, prefix)
        || isAt(line, 0, LOG_ID) && isAt(line, LOG_ID.length, prefix)
        || isReference(line);
  }

  private boolean isReference(byte[] line) {
    int end = ID.length;
    while (end < line.length && line[end] != '"') {
      end += line[end] == '\\' ? 2 : 1;
    }
    return isAt(line, end, REFERENCE_ID) && isAt(line, end + REFERENCE_ID.length, prefix);
  }

  private static boolean isAt(byte[] line, int at, byte[] expected) {
    return at + expected.length <= line.length
        && Arrays.equals(line, at, at + expected.length, expected, 0, expected.length);
  }

  @Override
  public Optional<Needles> needles() {
    return Optional.of(new Needles(List.of(new Needle(prefix))));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

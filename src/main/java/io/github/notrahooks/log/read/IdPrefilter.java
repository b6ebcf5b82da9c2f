package io.github.notrahooks.log.read;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.RecordKeys;

/** Wants the lines whose ID or reference ID begins with a text; these are the first two in a line. */
final class IdPrefilter implements Prefilter {
  private static final String ID = "{\"" + RecordKeys.ID + "\":\"";
  private static final String LOG_ID = ID + "log_";
  private static final String REFERENCE_ID =
      "\"" + RecordKeys.written(RecordKeys.REFERENCE_ID) + "\"";

  private final String prefix;

  IdPrefilter(String prefix) {
    StringBuilder quoted = new StringBuilder();
    Json.appendString(quoted, prefix);
    this.prefix = Prefilter.inLine(quoted.substring(1, quoted.length() - 1));
  }

  @Override
  public boolean wants(String line) {
    return line.startsWith(ID) && line.startsWith(prefix, ID.length())
        || line.startsWith(LOG_ID) && line.startsWith(prefix, LOG_ID.length())
        || isReference(line);
  }

  private boolean isReference(String line) {
    int end = ID.length();
    while (end < line.length() && line.charAt(end) != '"') {
      end += line.charAt(end) == '\\' ? 2 : 1;
    }
    return line.startsWith(REFERENCE_ID, end)
        && line.startsWith(prefix, end + REFERENCE_ID.length());
  }
}

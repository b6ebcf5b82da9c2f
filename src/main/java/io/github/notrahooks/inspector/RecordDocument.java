package io.github.notrahooks.inspector;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.Utf8Cursor;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.RecordKeys;
import io.github.notrahooks.view.BodilessJson;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** A record as JSON with no more than the beginning of its bodies, in the log's own words. */
final class RecordDocument {
  /** A character has no more bytes than that. */
  private static final int LONGEST_CHARACTER = 4;

  private final ObjectNode cut = Json.object();
  private final int most;

  private RecordDocument(int most) {
    this.most = most;
  }

  /**
   * The record.
   *
   * @param record what the log says in the entry, with its body
   * @param most how many bytes of a body are shown
   */
  static ObjectNode of(LogEntry entry, LogRecord record, int most) {
    return new RecordDocument(most).document(entry, record);
  }

  private ObjectNode document(LogEntry entry, LogRecord record) {
    ObjectNode node = BodilessJson.of(record, entry.seq());
    if (node.get(RecordKeys.REQUEST) instanceof ObjectNode request) {
      put(
          request,
          RecordKeys.BODY,
          RecordKeys.BODY_BASE64,
          RecordKeys.REQUEST,
          record.request().body());
    }
    LogRecord.Response response = record.response();
    if (response != null && node.get(RecordKeys.RESPONSE) instanceof ObjectNode answer) {
      put(answer, RecordKeys.BODY, RecordKeys.BODY_BASE64, RecordKeys.RESPONSE, response.body());
    }
    LogRecord.Run run = record.run();
    if (run != null && node.get(RecordKeys.RUN) instanceof ObjectNode command) {
      put(command, RecordKeys.STDOUT, RecordKeys.STDOUT_BASE64, RecordKeys.STDOUT, run.stdout());
      put(command, RecordKeys.STDERR, RecordKeys.STDERR_BASE64, RecordKeys.STDERR, run.stderr());
    }
    if (!cut.isEmpty()) {
      node.set("cut", cut);
    }
    return node;
  }

  private void put(ObjectNode node, String text, String base64, String what, Body body) {
    boolean isText = Utf8Cursor.isValid(body.pieces());
    Body shown = body.size() <= most ? body : body.truncated(isText ? whole(body) : most);
    if (shown.size() < body.size()) {
      cut.putObject(what).put("shown", shown.size()).put("bytes", body.size());
    }
    if (isText) {
      node.put(text, shown.text());
    } else {
      node.put(base64, Base64.getEncoder().encodeToString(shown.bytes()));
    }
  }

  /** How much of a text can be shown so that it ends with a whole character. */
  private int whole(Body body) {
    byte[] start = body.truncated(most + 1).bytes();
    int end = most;
    while (end > 0 && most - end < LONGEST_CHARACTER && (start[end] & 0xC0) == 0x80) {
      end--;
    }
    return end;
  }
}

package io.github.notrahooks.log;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A record ready to be written: the text before its body, the body, and the text after it. Only the
 * sequence number and the checksum are still to come; they are known when the line's turn comes.
 */
final class EncodedRecord {
  private final byte[] head;
  private final Body body;
  private final boolean text;
  private final byte[] tail;

  private EncodedRecord(byte[] head, Body body, boolean text, byte[] tail) {
    this.head = head;
    this.body = body;
    this.text = text;
    this.tail = tail;
  }

  static EncodedRecord of(LogRecord log) {
    StringBuilder line = new StringBuilder(2048);
    string(line, "{\"id\":", log.id());
    string(line, ",\"referenceId\":", log.referenceId());
    string(line, ",\"title\":", log.title());
    string(line, ",\"integrationType\":", log.integrationType());
    string(line, ",\"direction\":", log.direction().wireName());
    string(line, ",\"status\":", log.status());
    line.append(",\"statusCode\":").append(log.statusCode());
    string(line, ",\"errorMessage\":", log.errorMessage());
    payload(line, log.payload());
    string(line, ",\"createdAt\":", Timestamps.text(log.createdAt()));
    string(line, ",\"organizationId\":", log.organizationId());
    string(line, ",\"integrationId\":", log.integrationId());
    string(line, ",\"repositoryId\":", log.repositoryId());
    string(line, ",\"outcome\":", log.outcome().wireName());
    if (log.duplicateOf() != null) {
      string(line, ",\"duplicateOf\":", log.duplicateOf());
    }
    line.append(",\"durationMs\":").append(log.durationMs());
    Body body = log.request().body();
    boolean text = Utf8Cursor.isValid(body.pieces());
    request(line, log.request(), text);
    byte[] head = line.toString().getBytes(StandardCharsets.UTF_8);
    line.setLength(0);
    line.append("\"}");
    response(line, log.response());
    return new EncodedRecord(head, body, text, line.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void payload(StringBuilder line, LogRecord.Payload payload) {
    string(line, ",\"payload\":{\"event\":", payload.event());
    string(line, ",\"action\":", payload.action());
    if (payload.reason() != null) {
      string(line, ",\"reason\":", payload.reason());
    }
    line.append(",\"data\":");
    Json.append(line, payload.data());
    line.append('}');
  }

  private static void request(StringBuilder line, LogRecord.Request request, boolean text) {
    string(line, ",\"request\":{\"method\":", request.method());
    string(line, ",\"path\":", request.path());
    if (request.url() != null) {
      string(line, ",\"url\":", request.url());
    }
    string(line, ",\"remoteAddress\":", request.remoteAddress());
    headers(line, request.headers());
    string(line, ",\"bodySha256\":", request.bodySha256());
    line.append(",\"bodyBytes\":").append(request.bodyBytes());
    if (request.bodyTruncated()) {
      line.append(",\"bodyTruncated\":true");
    }
    line.append(text ? ",\"body\":\"" : ",\"bodyBase64\":\"");
  }

  private static void headers(StringBuilder line, Headers headers) {
    line.append(",\"headers\":[");
    String separator = "[";
    for (Header header : headers) {
      string(line, separator, header.name());
      string(line, ",", header.value());
      line.append(']');
      separator = ",[";
    }
    line.append(']');
  }

  private static void response(StringBuilder line, LogRecord.@Nullable Response response) {
    if (response == null) {
      return;
    }
    line.append(",\"response\":{\"statusCode\":").append(response.statusCode());
    headers(line, response.headers());
    byte[] bytes = response.body().bytes();
    if (Utf8Cursor.isValid(response.body().pieces())) {
      string(line, ",\"body\":", new String(bytes, StandardCharsets.UTF_8));
    } else {
      string(line, ",\"bodyBase64\":", Base64.getEncoder().encodeToString(bytes));
    }
    line.append(",\"durationMs\":").append(response.durationMs()).append('}');
  }

  private static void string(StringBuilder line, String key, @Nullable String value) {
    line.append(key);
    Json.appendString(line, value);
  }

  /** Roughly how many bytes the line will have. */
  long size() {
    return (long) head.length + body.size() + tail.length;
  }

  /** Writes the line, its sequence number, its checksum and the line end. */
  void write(LineBuffer buffer, long seq) throws IOException {
    buffer.startLine();
    buffer.put(head);
    if (text) {
      buffer.putEscaped(body.pieces());
    } else {
      buffer.putBase64(body.pieces());
    }
    buffer.put(tail);
    buffer.put((",\"seq\":" + seq).getBytes(StandardCharsets.US_ASCII));
    int checksum = buffer.checksum();
    buffer.put(CRC);
    buffer.putHex(checksum);
    buffer.put(END);
  }

  private static final byte[] CRC = ",\"crc\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "\"}\n".getBytes(StandardCharsets.US_ASCII);
}

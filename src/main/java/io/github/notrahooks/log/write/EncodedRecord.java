package io.github.notrahooks.log.write;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.HeaderEncoding;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.JsonBytes;
import io.github.notrahooks.json.Utf8Cursor;
import io.github.notrahooks.log.record.IndexEntry;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.RecordHead;
import io.github.notrahooks.log.record.Timestamps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A record ready to be written: the text before its body, the body, and the text after it. Only the
 * sequence number and the checksum's end are still to come; they are known when the line's turn comes.
 *
 * <p>Whoever hands in a record encodes it, so that the one thread that writes has little to do. A large
 * body is the exception: encoded ahead of its turn it would be in memory twice.
 */
public final class EncodedRecord {
  /** Larger bodies are encoded while they are written. */
  private static final int LARGE_BODY_BYTES = 64 * 1024;

  /** The sequence number, the checksum and the line end, with their keys. */
  private static final int LONGEST_FRAME = 45;

  private static final byte[] CRC = ",\"crc\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "\"}\n".getBytes(StandardCharsets.US_ASCII);

  private final JsonBytes head;
  private final Body body;
  private final boolean text;
  private final JsonBytes tail;

  /** What the index will say of it; null for nothing. */
  private final long @Nullable [] entry;

  /** That of the head, which is the whole line but its end where the body is not large. */
  private final CRC32C crc = new CRC32C();

  private EncodedRecord(
      JsonBytes head, Body body, boolean text, JsonBytes tail, long @Nullable [] entry) {
    this.head = head;
    this.body = body;
    this.text = text;
    this.tail = tail;
    this.entry = entry;
    crc.update(head.array(), 0, head.length());
  }

  static EncodedRecord of(LogRecord log) {
    Body body = log.request().body();
    boolean large = body.size() > LARGE_BODY_BYTES;
    boolean text = Utf8Cursor.isValid(body.pieces());
    JsonBytes line = new JsonBytes(2048 + (large ? 0 : body.size() * 5 / 4));
    head(line, log, text);
    long[] entry = IndexEntry.of(RecordHead.of(log));
    if (large) {
      return new EncodedRecord(line, body, text, tail(new JsonBytes(64), log.response()), entry);
    }
    if (text) {
      body.pieces().forEach(piece -> line.inside(piece, 0, piece.length));
    } else {
      line.raw(Base64.getEncoder().encode(body.bytes()));
    }
    return new EncodedRecord(tail(line, log.response()), Body.EMPTY, true, new JsonBytes(0), entry);
  }

  private static void head(JsonBytes line, LogRecord log, boolean text) {
    line.raw("{\"id\":").string(log.id());
    line.raw(",\"referenceId\":").string(log.referenceId());
    line.raw(",\"title\":").string(log.title());
    line.raw(",\"integrationType\":").string(log.integrationType());
    line.raw(",\"direction\":").string(log.direction().wireName());
    line.raw(",\"status\":").string(log.status());
    line.raw(",\"statusCode\":").raw(String.valueOf(log.statusCode()));
    line.raw(",\"errorMessage\":").string(log.errorMessage());
    payload(line, log.payload());
    line.raw(",\"createdAt\":").string(Timestamps.text(log.createdAt()));
    line.raw(",\"organizationId\":").string(log.organizationId());
    line.raw(",\"integrationId\":").string(log.integrationId());
    line.raw(",\"repositoryId\":").string(log.repositoryId());
    line.raw(",\"outcome\":").string(log.outcome().wireName());
    if (log.duplicateOf() != null) {
      line.raw(",\"duplicateOf\":").string(log.duplicateOf());
    }
    line.raw(",\"durationMs\":").number(log.durationMs());
    request(line, log.request(), text);
  }

  private static JsonBytes tail(JsonBytes line, LogRecord.@Nullable Response response) {
    line.raw("\"}");
    if (response != null) {
      response(line, response);
    }
    return line;
  }

  private static void payload(JsonBytes line, LogRecord.Payload payload) {
    line.raw(",\"payload\":{\"event\":").string(payload.event());
    line.raw(",\"action\":").string(payload.action());
    if (payload.reason() != null) {
      line.raw(",\"reason\":").string(payload.reason());
    }
    line.raw(",\"data\":").node(payload.data()).raw("}");
  }

  private static void request(JsonBytes line, LogRecord.Request request, boolean text) {
    line.raw(",\"request\":{\"method\":").string(request.method());
    line.raw(",\"path\":").string(request.path());
    if (request.url() != null) {
      line.raw(",\"url\":").string(request.url());
    }
    line.raw(",\"remoteAddress\":").string(request.remoteAddress());
    headers(line, request.headers());
    line.raw(",\"bodySha256\":").string(request.bodySha256());
    line.raw(",\"bodyBytes\":").number(request.bodyBytes());
    if (request.bodyTruncated()) {
      line.raw(",\"bodyTruncated\":true");
    }
    String separator = ",\"cut\":[";
    for (String key : request.cut()) {
      line.raw(separator).string(key);
      separator = ",";
    }
    if (!request.cut().isEmpty()) {
      line.raw("]");
    }
    line.raw(text ? ",\"body\":\"" : ",\"bodyBase64\":\"");
  }

  private static void headers(JsonBytes line, Headers headers) {
    Optional<HeaderEncoding> encoding = headers.encoding();
    line.raw(",\"headers\":[");
    String separator = "[";
    for (Header header : headers) {
      String value = encoding.map(header::valueIn).orElse(header.value());
      line.raw(separator).string(header.name()).raw(",").string(value).raw("]");
      separator = ",[";
    }
    line.raw("]");
    encoding.ifPresent(
        name -> line.raw(",\"" + HeaderEncoding.KEY + "\":").string(name.wireName()));
  }

  private static void response(JsonBytes line, LogRecord.Response response) {
    line.raw(",\"response\":{\"statusCode\":").number(response.statusCode());
    headers(line, response.headers());
    byte[] bytes = response.body().bytes();
    if (Utf8Cursor.isValid(List.of(bytes))) {
      line.raw(",\"body\":\"").inside(bytes, 0, bytes.length).raw("\"");
    } else {
      line.raw(",\"bodyBase64\":\"").raw(Base64.getEncoder().encode(bytes)).raw("\"");
    }
    line.raw(",\"durationMs\":").number(response.durationMs()).raw("}");
  }

  /** How many bytes its line and its index entry take at most: a number's digits are not known yet. */
  long mostBytes() {
    long line = (long) head.length() + tail.length() + body.size() * 6L + LONGEST_FRAME;
    return line + (entry == null ? 0 : IndexEntry.BYTES);
  }

  /**
   * Writes the line, its sequence number, its checksum and the line end; to be called once.
   *
   * @param entries takes what the index will say of it
   */
  void write(LineBuffer buffer, long seq, List<long[]> entries) throws IOException {
    long offset = buffer.position();
    buffer.startLine(crc, head);
    if (text) {
      buffer.putEscaped(body.pieces());
    } else {
      buffer.putBase64(body.pieces());
    }
    buffer.put(tail.array(), tail.length());
    buffer.put((",\"seq\":" + seq).getBytes(StandardCharsets.US_ASCII));
    int checksum = buffer.checksum();
    buffer.put(CRC);
    buffer.putHex(checksum);
    buffer.put(END);
    if (entry != null) {
      IndexEntry.place(entry, offset, buffer.position() - offset - 1);
      entries.add(entry);
    }
  }
}

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
import io.github.notrahooks.log.record.RecordKeys;
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
final class EncodedRecord {
  /** Larger bodies are encoded while they are written. */
  private static final int LARGE_BODY_BYTES = 64 * 1024;

  /** The sequence number, the checksum and the line end, with their keys. */
  private static final int LONGEST_FRAME = 45;

  private static final byte[] CRC =
      (RecordKeys.written(RecordKeys.CRC) + "\"").getBytes(StandardCharsets.US_ASCII);
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
    head(line, log);
    long[] entry = IndexEntry.of(RecordHead.of(log));
    if (log.run() != null && log.request().equals(LogRecord.Request.NONE)) {
      return new EncodedRecord(behindRequest(line, log), body, true, new JsonBytes(0), entry);
    }
    request(line, log.request(), text);
    if (large) {
      return new EncodedRecord(line, body, text, tail(new JsonBytes(64), log), entry);
    }
    if (text) {
      body.pieces().forEach(piece -> line.inside(piece, 0, piece.length));
    } else {
      line.raw(Base64.getEncoder().encode(body.bytes()));
    }
    return new EncodedRecord(tail(line, log), Body.EMPTY, true, new JsonBytes(0), entry);
  }

  private static void head(JsonBytes line, LogRecord log) {
    first(line, RecordKeys.ID).string(log.id());
    key(line, RecordKeys.REFERENCE_ID).string(log.referenceId());
    key(line, RecordKeys.TITLE).string(log.title());
    key(line, RecordKeys.INTEGRATION_TYPE).string(log.integrationType());
    key(line, RecordKeys.DIRECTION).string(log.direction().wireName());
    key(line, RecordKeys.STATUS).string(log.status());
    key(line, RecordKeys.STATUS_CODE).raw(String.valueOf(log.statusCode()));
    key(line, RecordKeys.ERROR_MESSAGE).string(log.errorMessage());
    payload(line, log.payload());
    key(line, RecordKeys.CREATED_AT).string(Timestamps.text(log.createdAt()));
    key(line, RecordKeys.ORGANIZATION_ID).string(log.organizationId());
    key(line, RecordKeys.INTEGRATION_ID).string(log.integrationId());
    key(line, RecordKeys.REPOSITORY_ID).string(log.repositoryId());
    key(line, RecordKeys.OUTCOME).string(log.outcome().wireName());
    if (log.duplicateOf() != null) {
      key(line, RecordKeys.DUPLICATE_OF).string(log.duplicateOf());
    }
    if (log.cause() != null) {
      cause(line, log.cause());
    }
    key(line, RecordKeys.DURATION_MS).number(log.durationMs());
    if (log.importedAt() != null) {
      key(line, RecordKeys.IMPORTED_AT).string(Timestamps.text(log.importedAt()));
    }
  }

  private static void cause(JsonBytes line, LogRecord.Cause cause) {
    key(line, RecordKeys.TRIGGER_ID).string(cause.triggerId());
    key(line, RecordKeys.CAUSE_ID).string(cause.causeId());
    key(line, RecordKeys.ATTEMPT).number(cause.attempt());
  }

  /** Begins an object, with its first key. */
  private static JsonBytes first(JsonBytes line, String key) {
    return line.raw("{\"").raw(key).raw("\":");
  }

  /** Writes a key that is not the first of its object. */
  private static JsonBytes key(JsonBytes line, String key) {
    return line.raw(",\"").raw(key).raw("\":");
  }

  /** What comes behind the request's body. */
  private static JsonBytes tail(JsonBytes line, LogRecord log) {
    return behindRequest(line.raw("\"}"), log);
  }

  private static JsonBytes behindRequest(JsonBytes line, LogRecord log) {
    if (log.response() != null) {
      response(line, log.response());
    }
    if (log.run() != null) {
      run(line, log.run());
    }
    return line;
  }

  private static void payload(JsonBytes line, LogRecord.Payload payload) {
    first(key(line, RecordKeys.PAYLOAD), RecordKeys.EVENT).string(payload.event());
    key(line, RecordKeys.ACTION).string(payload.action());
    if (payload.reason() != null) {
      key(line, RecordKeys.REASON).string(payload.reason());
    }
    key(line, RecordKeys.DATA).node(payload.data()).raw("}");
  }

  private static void request(JsonBytes line, LogRecord.Request request, boolean text) {
    first(key(line, RecordKeys.REQUEST), RecordKeys.METHOD).string(request.method());
    key(line, RecordKeys.PATH).string(request.path());
    if (request.url() != null) {
      key(line, RecordKeys.URL).string(request.url());
    }
    key(line, RecordKeys.REMOTE_ADDRESS).string(request.remoteAddress());
    headers(line, request.headers());
    key(line, RecordKeys.BODY_SHA256).string(request.bodySha256());
    key(line, RecordKeys.BODY_BYTES).number(request.bodyBytes());
    if (request.bodyTruncated()) {
      key(line, RecordKeys.BODY_TRUNCATED).raw("true");
    }
    if (!request.cut().isEmpty()) {
      texts(key(line, RecordKeys.CUT), request.cut());
    }
    key(line, text ? RecordKeys.BODY : RecordKeys.BODY_BASE64).raw("\"");
  }

  private static void headers(JsonBytes line, Headers headers) {
    Optional<HeaderEncoding> encoding = headers.encoding();
    key(line, RecordKeys.HEADERS).raw("[");
    String separator = "[";
    for (Header header : headers) {
      String value = encoding.map(header::valueIn).orElse(header.value());
      line.raw(separator).string(header.name()).raw(",").string(value).raw("]");
      separator = ",[";
    }
    line.raw("]");
    encoding.ifPresent(name -> key(line, RecordKeys.HEADER_ENCODING).string(name.wireName()));
  }

  private static void response(JsonBytes line, LogRecord.Response response) {
    first(key(line, RecordKeys.RESPONSE), RecordKeys.STATUS_CODE).number(response.statusCode());
    headers(line, response.headers());
    body(line, RecordKeys.BODY, RecordKeys.BODY_BASE64, response.body());
    key(line, RecordKeys.DURATION_MS).number(response.durationMs()).raw("}");
  }

  private static void run(JsonBytes line, LogRecord.Run run) {
    texts(first(key(line, RecordKeys.RUN), RecordKeys.COMMAND), run.command());
    if (run.exitCode() != null) {
      key(line, RecordKeys.EXIT_CODE).number(run.exitCode());
    }
    if (run.signal() != null) {
      key(line, RecordKeys.SIGNAL).string(run.signal());
    }
    body(line, RecordKeys.STDOUT, RecordKeys.STDOUT_BASE64, run.stdout());
    key(line, RecordKeys.STDOUT_BYTES).number(run.stdoutBytes());
    body(line, RecordKeys.STDERR, RecordKeys.STDERR_BASE64, run.stderr());
    key(line, RecordKeys.STDERR_BYTES).number(run.stderrBytes());
    key(line, RecordKeys.DURATION_MS).number(run.durationMs()).raw("}");
  }

  private static void texts(JsonBytes line, List<String> texts) {
    line.raw("[");
    String separator = "";
    for (String text : texts) {
      line.raw(separator).string(text);
      separator = ",";
    }
    line.raw("]");
  }

  private static void body(JsonBytes line, String text, String base64, Body body) {
    byte[] bytes = body.bytes();
    if (Utf8Cursor.isValid(List.of(bytes))) {
      key(line, text).raw("\"").inside(bytes, 0, bytes.length).raw("\"");
    } else {
      key(line, base64).raw("\"").raw(Base64.getEncoder().encode(bytes)).raw("\"");
    }
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
    buffer.put((RecordKeys.written(RecordKeys.SEQ) + seq).getBytes(StandardCharsets.US_ASCII));
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

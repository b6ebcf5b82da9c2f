package io.github.notrahooks.log.record;

import static io.github.notrahooks.log.record.LineCursor.ascii;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.HeaderEncoding;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.log.write.EncodedRecord;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a line that is written just as {@link EncodedRecord} does it, without a tree of it and without
 * making text of the body: that is most of the time that reading a large log takes.
 */
public final class UsualRecord {
  private static final byte[] REASON = ascii(",\"reason\":");
  private static final byte[] DATA = ascii(",\"data\":");
  private static final byte[] OBJECT = ascii("{");
  private static final byte[] OBJECT_END = ascii("}");
  private static final byte[] METHOD = ascii(",\"request\":{\"method\":");
  private static final byte[] PATH = ascii(",\"path\":");
  private static final byte[] URL = ascii(",\"url\":");
  private static final byte[] REMOTE_ADDRESS = ascii(",\"remoteAddress\":");
  private static final byte[] HEADERS = ascii(",\"headers\":[");
  private static final byte[] PAIR = ascii("[");
  private static final byte[] COMMA = ascii(",");
  private static final byte[] ARRAY_END = ascii("]");
  private static final byte[] HEADER_ENCODING = ascii(",\"" + HeaderEncoding.KEY + "\":");
  private static final byte[] BODY_SHA256 = ascii(",\"bodySha256\":");
  private static final byte[] BODY_BYTES = ascii(",\"bodyBytes\":");
  private static final byte[] BODY_TRUNCATED = ascii(",\"bodyTruncated\":true");
  private static final byte[] CUT = ascii(",\"cut\":");
  private static final byte[] BODY = ascii(",\"body\":");
  private static final byte[] BODY_BASE64 = ascii(",\"bodyBase64\":");
  private static final byte[] RESPONSE = ascii(",\"response\":{\"statusCode\":");
  private static final byte[] SEQ = ascii(",\"seq\":");
  private static final byte[] NULL = ascii("null");
  private static final byte[] NOTHING = {};

  private static final byte[] QUOTE = ascii("\"");

  private final @Nullable LongBody longBody;
  private byte[] bytes;
  private LineCursor line;

  /** How the headers of a request are to be read that do not say it; the direction tells. */
  private HeaderEncoding unsaid = HeaderEncoding.UTF_8;

  /** A body that is not in memory. */
  public interface LongBody {
    /**
     * Reads it.
     *
     * @param at where in the line it begins, behind the quote
     * @param size how many bytes it should have
     */
    Body read(long at, boolean base64, long size) throws DamagedLine;

    /** What stands behind it in the line, once it was read. */
    byte[] rest();
  }

  private UsualRecord(byte[] bytes, @Nullable LongBody longBody) {
    this.longBody = longBody;
    this.bytes = bytes;
    this.line = new LineCursor(bytes, 0, bytes.length);
  }

  /** The record in a line, or null where it is not written in the usual way. */
  static @Nullable LogRecord parse(byte[] line) {
    return parse(line, null);
  }

  /** The same for a line of which only the beginning is in memory, up to its body at least. */
  public static @Nullable LogRecord parse(byte[] line, @Nullable LongBody longBody) {
    try {
      return new UsualRecord(line, longBody).read();
    } catch (DamagedLine
        | MalformedJson
        | IllegalArgumentException
        | DateTimeException
        | IndexOutOfBoundsException e) {
      return null;
    }
  }

  private LogRecord read() throws DamagedLine, MalformedJson {
    LogRecord record = new LogRecord(
        line.required(HeadParser.ID),
        line.text(HeadParser.REFERENCE_ID),
        line.required(HeadParser.TITLE),
        line.required(HeadParser.INTEGRATION_TYPE),
        direction(),
        line.required(HeadParser.STATUS).equals("success"),
        statusCode(),
        line.text(HeadParser.ERROR_MESSAGE),
        payload(),
        Timestamps.parse(line.required(HeadParser.CREATED_AT)),
        line.text(HeadParser.ORGANIZATION_ID),
        line.text(HeadParser.INTEGRATION_ID),
        line.text(HeadParser.REPOSITORY_ID),
        HeadParser.outcome(line.required(HeadParser.OUTCOME)),
        line.isNext(HeadParser.DUPLICATE_OF) ? line.text(HeadParser.DUPLICATE_OF) : null,
        line.number(HeadParser.DURATION),
        request(),
        line.isNext(RESPONSE) ? response() : null);
    line.expect(SEQ);
    return record;
  }

  private Direction direction() throws DamagedLine {
    Direction direction = HeadParser.direction(line.required(HeadParser.DIRECTION));
    unsaid = HeaderEncoding.unsaid(direction);
    return direction;
  }

  private @Nullable Integer statusCode() throws DamagedLine {
    line.expect(HeadParser.STATUS_CODE);
    return line.pass(NULL) ? null : Math.toIntExact(line.number(NOTHING));
  }

  private LogRecord.Payload payload() throws DamagedLine, MalformedJson {
    String event = line.required(HeadParser.EVENT);
    String action = line.required(HeadParser.ACTION);
    String reason = line.isNext(REASON) ? line.text(REASON) : null;
    line.expect(DATA);
    int start = line.at();
    line.expect(OBJECT);
    line.skipRestOfObject();
    ObjectNode data = line.at() - start == 2
        ? Json.object()
        : (ObjectNode) Json.parseOurs(Arrays.copyOfRange(bytes, start, line.at()));
    line.expect(OBJECT_END);
    return new LogRecord.Payload(event, action, reason, data);
  }

  private LogRecord.Request request() throws DamagedLine {
    String method = line.required(METHOD);
    String path = line.required(PATH);
    String url = line.isNext(URL) ? line.text(URL) : null;
    String remoteAddress = line.text(REMOTE_ADDRESS);
    Headers headers = headers(unsaid);
    String sha256 = line.required(BODY_SHA256);
    long size = line.number(BODY_BYTES);
    boolean truncated = line.pass(BODY_TRUNCATED);
    List<String> cut = cut();
    Body body = longBody == null ? body() : longBody(longBody, size);
    line.expect(OBJECT_END);
    return new LogRecord.Request(
        method, path, url, remoteAddress, headers, sha256, size, body, truncated, cut);
  }

  private List<String> cut() throws DamagedLine {
    if (!line.pass(CUT)) {
      return List.of();
    }
    List<String> keys = new ArrayList<>();
    keys.add(line.required(PAIR));
    while (line.isNext(COMMA)) {
      keys.add(line.required(COMMA));
    }
    line.expect(ARRAY_END);
    return List.copyOf(keys);
  }

  private LogRecord.Response response() throws DamagedLine {
    int statusCode = Math.toIntExact(line.number(RESPONSE));
    Headers headers = headers(HeaderEncoding.UTF_8);
    Body body = body();
    long durationMs = line.number(HeadParser.DURATION);
    line.expect(OBJECT_END);
    return new LogRecord.Response(statusCode, headers, body, durationMs);
  }

  private Headers headers(HeaderEncoding unsaid) throws DamagedLine {
    Headers.Builder headers = new Headers.Builder();
    line.expect(HEADERS);
    boolean more = line.isNext(PAIR);
    while (more) {
      String name = line.required(PAIR);
      headers.add(name, line.required(COMMA));
      line.expect(ARRAY_END);
      more = line.pass(COMMA);
    }
    line.expect(ARRAY_END);
    HeaderEncoding encoding = line.isNext(HEADER_ENCODING)
        ? HeaderEncoding.named(line.required(HEADER_ENCODING))
        : unsaid;
    return headers.build().readIn(encoding);
  }

  private Body longBody(LongBody read, long size) throws DamagedLine {
    boolean base64 = line.pass(BODY_BASE64);
    if (!base64) {
      line.expect(BODY);
    }
    line.expect(QUOTE);
    Body body = read.read(line.at(), base64, size);
    bytes = read.rest();
    line = new LineCursor(bytes, 0, bytes.length);
    return body;
  }

  private Body body() throws DamagedLine {
    return line.isNext(BODY_BASE64)
        ? Body.of(Base64.getDecoder().decode(line.bytes(BODY_BASE64)))
        : Body.of(line.bytes(BODY));
  }
}

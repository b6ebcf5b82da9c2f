package io.github.notrahooks.log.record;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.HeaderEncoding;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/** Reads a line back into the record that it was written from. Thread-safe. */
public final class RecordParser {
  private RecordParser() {}

  /**
   * The record in a line whose frame was checked.
   *
   * @param line without its line end; for reading only
   * @throws DamagedLine if the line is not a record all the same: somebody else wrote it
   */
  public static LogRecord parse(byte[] line) throws DamagedLine {
    LogRecord canonical = parseCanonical(line, null);
    return canonical == null ? parseAny(line) : canonical;
  }

  /**
   * The record in a line that is written just as the log writes it; null where it is not.
   *
   * @param line all of it, or where its body is read from elsewhere, its beginning up to the body
   *     at least
   * @param body where the body is read from; null for the line
   */
  public static @Nullable LogRecord parseCanonical(byte[] line, @Nullable BodySource body) {
    try {
      CanonicalFields fields = new CanonicalFields(line, body);
      LogRecord record = read(fields);
      return fields.has(RecordKeys.SEQ) ? record : null;
    } catch (DamagedLine
        | IllegalArgumentException
        | DateTimeException
        | IndexOutOfBoundsException e) {
      return null;
    }
  }

  /** Reads a line whatever its white space and the order of its keys. */
  static LogRecord parseAny(byte[] line) throws DamagedLine {
    try {
      return read(new TreeFields(Json.parseOurs(line)));
    } catch (MalformedJson | IllegalArgumentException | DateTimeException e) {
      throw new DamagedLine("the line is not a record: " + e.getMessage());
    }
  }

  private static LogRecord read(RecordFields record) throws DamagedLine {
    RecordBuilder log = LogRecord.builder()
        .id(record.required(RecordKeys.ID))
        .referenceId(record.text(RecordKeys.REFERENCE_ID))
        .title(record.required(RecordKeys.TITLE))
        .integrationType(record.required(RecordKeys.INTEGRATION_TYPE));
    Direction direction = Direction.named(record.required(RecordKeys.DIRECTION));
    log.direction(direction)
        .success(record.required(RecordKeys.STATUS).equals(LogRecord.SUCCESS))
        .statusCode(record.code(RecordKeys.STATUS_CODE))
        .errorMessage(record.text(RecordKeys.ERROR_MESSAGE))
        .payload(payload(record.inside(RecordKeys.PAYLOAD)))
        .createdAt(Timestamps.parse(record.required(RecordKeys.CREATED_AT)))
        .organizationId(record.text(RecordKeys.ORGANIZATION_ID))
        .integrationId(record.text(RecordKeys.INTEGRATION_ID))
        .repositoryId(record.text(RecordKeys.REPOSITORY_ID))
        .outcome(Outcome.named(record.required(RecordKeys.OUTCOME)))
        .duplicateOf(optional(record, RecordKeys.DUPLICATE_OF))
        .cause(record.has(RecordKeys.TRIGGER_ID) ? cause(record) : null)
        .durationMs(record.number(RecordKeys.DURATION_MS))
        .importedAt(
            record.has(RecordKeys.IMPORTED_AT)
                ? Timestamps.parse(record.required(RecordKeys.IMPORTED_AT))
                : null);
    boolean requested = record.has(RecordKeys.REQUEST);
    if (requested) {
      log.request(request(record.inside(RecordKeys.REQUEST), HeaderEncoding.unsaid(direction)));
    }
    if (record.has(RecordKeys.RESPONSE)) {
      log.response(response(record.inside(RecordKeys.RESPONSE)));
    }
    if (record.has(RecordKeys.RUN)) {
      log.run(run(record.inside(RecordKeys.RUN)));
    } else if (!requested) {
      throw new DamagedLine("the line is not a record: " + RecordKeys.REQUEST + " is missing");
    }
    return log.build();
  }

  private static LogRecord.Cause cause(RecordFields record) throws DamagedLine {
    return new LogRecord.Cause(
        record.required(RecordKeys.TRIGGER_ID), record.required(RecordKeys.CAUSE_ID), (int)
            record.number(RecordKeys.ATTEMPT));
  }

  private static LogRecord.Payload payload(RecordFields fields) throws DamagedLine {
    LogRecord.Payload payload = new LogRecord.Payload(
        fields.name(RecordKeys.EVENT),
        fields.name(RecordKeys.ACTION),
        optional(fields, RecordKeys.REASON),
        fields.object(RecordKeys.DATA));
    fields.end();
    return payload;
  }

  private static LogRecord.Request request(RecordFields fields, HeaderEncoding unsaid)
      throws DamagedLine {
    RequestBuilder request = LogRecord.Request.builder()
        .method(fields.required(RecordKeys.METHOD))
        .path(fields.required(RecordKeys.PATH))
        .url(optional(fields, RecordKeys.URL))
        .remoteAddress(fields.text(RecordKeys.REMOTE_ADDRESS))
        .headers(headers(fields, unsaid))
        .bodySha256(fields.required(RecordKeys.BODY_SHA256));
    long size = fields.number(RecordKeys.BODY_BYTES);
    request
        .bodyBytes(size)
        .bodyTruncated(fields.flag(RecordKeys.BODY_TRUNCATED))
        .cut(fields.texts(RecordKeys.CUT))
        .body(fields.body(RecordKeys.BODY, RecordKeys.BODY_BASE64, size));
    fields.end();
    return request.build();
  }

  private static LogRecord.Response response(RecordFields fields) throws DamagedLine {
    Integer statusCode = fields.code(RecordKeys.STATUS_CODE);
    Headers headers = headers(fields, HeaderEncoding.UTF_8);
    Body body = fields.body(RecordKeys.BODY, RecordKeys.BODY_BASE64, -1);
    LogRecord.Response response = new LogRecord.Response(
        statusCode == null ? 0 : statusCode, headers, body, fields.number(RecordKeys.DURATION_MS));
    fields.end();
    return response;
  }

  private static LogRecord.Run run(RecordFields fields) throws DamagedLine {
    if (!fields.has(RecordKeys.COMMAND)) {
      throw new DamagedLine("the line is not a record: " + RecordKeys.COMMAND + " is missing");
    }
    LogRecord.Run run = new LogRecord.Run(
        fields.texts(RecordKeys.COMMAND),
        fields.has(RecordKeys.EXIT_CODE) ? fields.code(RecordKeys.EXIT_CODE) : null,
        optional(fields, RecordKeys.SIGNAL),
        fields.body(RecordKeys.STDOUT, RecordKeys.STDOUT_BASE64, -1),
        fields.number(RecordKeys.STDOUT_BYTES),
        fields.body(RecordKeys.STDERR, RecordKeys.STDERR_BASE64, -1),
        fields.number(RecordKeys.STDERR_BYTES),
        fields.number(RecordKeys.DURATION_MS));
    fields.end();
    return run;
  }

  private static Headers headers(RecordFields message, HeaderEncoding unsaid) throws DamagedLine {
    Headers headers = message.headers(RecordKeys.HEADERS);
    String encoding = optional(message, RecordKeys.HEADER_ENCODING);
    return headers.readIn(encoding == null ? unsaid : HeaderEncoding.named(encoding));
  }

  private static @Nullable String optional(RecordFields fields, String key) throws DamagedLine {
    return fields.has(key) ? fields.text(key) : null;
  }
}

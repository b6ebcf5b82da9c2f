package io.github.notrahooks.input;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.JsonSpan;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.log.record.DamagedLine;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.RecordLine;
import io.github.notrahooks.log.record.RecordParser;
import io.github.notrahooks.provider.FormBody;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.signature.Sha256;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a file has that a log had before: lines of this tool's own log, or the entries of an HTTP archive, its own
 * or another program's.
 *
 * @param records in the order of the file
 * @param leftOut how many entries of an archive are no deliveries of a provider that is known
 * @param archive whether it is an HTTP archive
 */
public record LoggedFile(List<LogRecord> records, int leftOut, boolean archive) {
  private static final String ID = "log_[0-9a-f]{16}";
  private static final int ID_DIGITS = 16;

  /**
   * Reads an HTTP archive; nothing if these bytes are none.
   *
   * @param now for entries that do not say when they were
   */
  public static Optional<LoggedFile> archive(Body file, SignatureSchemes schemes, Instant now) {
    List<JsonSpan.Member> entries;
    try {
      JsonSpan root = JsonSpan.root(PlainText.of(file.bytes()).bytes());
      Map<String, JsonSpan> log = members(members(root).get("log"));
      JsonSpan list = log.get("entries");
      if (list == null || !list.isArray()) {
        return Optional.empty();
      }
      entries = list.members();
    } catch (MalformedJson e) {
      return Optional.empty();
    }
    List<LogRecord> records = new ArrayList<>();
    for (JsonSpan.Member entry : entries) {
      record(entry.value(), schemes, now).ifPresent(records::add);
    }
    return Optional.of(new LoggedFile(List.copyOf(records), entries.size() - records.size(), true));
  }

  /** Reads lines, all of which must be records of a log; nothing if one is not. */
  public static Optional<LoggedFile> lines(Body file) {
    List<LogRecord> records = new ArrayList<>();
    byte[] bytes = file.bytes();
    int start = 0;
    while (start < bytes.length) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      byte[] line = Arrays.copyOfRange(bytes, start, end);
      start = end + 1;
      if (isBlank(line)) {
        continue;
      }
      try {
        records.add(record(line));
      } catch (DamagedLine e) {
        return Optional.empty();
      }
    }
    return records.isEmpty()
        ? Optional.empty()
        : Optional.of(new LoggedFile(List.copyOf(records), 0, false));
  }

  /** Whether a line has nothing. */
  public static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  /**
   * The record in a line of a log, as this tool wrote it or as another program wrote it again.
   *
   * @throws DamagedLine if it is none, is not all there, or was altered
   */
  public static LogRecord record(byte[] line) throws DamagedLine {
    LogRecord canonical = RecordParser.parseCanonical(line, null);
    if (canonical != null) {
      RecordLine.check(line);
      return canonical;
    }
    LogRecord record = RecordParser.parse(line);
    LogRecord.Request request = record.request();
    if (record.run() != null && request.equals(LogRecord.Request.NONE)) {
      return record;
    }
    if (!request.bodyTruncated()
        && (request.body().size() != request.bodyBytes()
            || !Sha256.hex(request.body().pieces()).equals(request.bodySha256()))) {
      throw new DamagedLine(
          request.body().size() == 0
              ? "the body is not there; 'logs export' writes records with their bodies"
              : "the body is not the one of which the record has the SHA-256");
    }
    return record;
  }

  private static Map<String, JsonSpan> members(@Nullable JsonSpan object) {
    Map<String, JsonSpan> members = new LinkedHashMap<>();
    if (object != null && object.isObject()) {
      for (JsonSpan.Member member : object.members()) {
        if (member.key() != null) {
          members.putIfAbsent(member.key(), member.value());
        }
      }
    }
    return members;
  }

  private static @Nullable String text(Map<String, JsonSpan> members, String name) {
    JsonSpan value = members.get(name);
    return value != null && value.isString() ? value.value() : null;
  }

  private static double number(Map<String, JsonSpan> members, String name) {
    JsonSpan value = members.get(name);
    try {
      return value == null || value.isString() ? 0 : Double.parseDouble(value.text());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static Optional<LogRecord> record(JsonSpan entry, SignatureSchemes schemes, Instant now) {
    Optional<Envelope> envelope = EnvelopeReader.entry(entry);
    Optional<SignatureScheme> scheme = envelope.flatMap(each -> each.scheme(schemes));
    if (envelope.isEmpty() || scheme.isEmpty()) {
      return Optional.empty();
    }
    Map<String, JsonSpan> said = members(entry);
    Map<String, JsonSpan> request = members(said.get("request"));
    Headers headers = scheme.get().standard(envelope.get().headers());
    Envelope.Content content = envelope.get().content();
    Body body = content.exact()
        ? content.body()
        : FormBody.carrier(envelope.get().headers()).apply(content.body());
    int status = (int) number(members(said.get("response")), "status");
    String event = text(said, "_event");
    String action = text(said, "_action");
    String name = event != null ? event : scheme.get().event(headers, body).orElse("");
    String reference = text(said, "_referenceId");
    Direction direction =
        Direction.named(or(text(said, "_direction"), Direction.INCOMING.wireName()));
    String url = or(text(request, "url"), "/");
    long bodyBytes = Math.max(body.size(), (long) number(request, "bodySize"));
    return Optional.of(LogRecord.builder()
        .id(id(entry, text(said, "_id")))
        .referenceId(
            reference != null
                ? reference
                : scheme.get().deliveryHeader().flatMap(headers::first).orElse(null))
        .title(name.isEmpty() ? "Imported delivery" : "Imported " + name + " event")
        .integrationType(or(text(said, "_provider"), scheme.get().id()))
        .direction(direction)
        .success(status >= 200 && status < 300)
        .statusCode(status == 0 ? null : status)
        .errorMessage(text(said, "_error"))
        .payload(new LogRecord.Payload(
            name, action != null ? action : Payload.action(body), null, Json.object()))
        .createdAt(time(text(said, "startedDateTime"), now))
        .outcome(outcome(text(said, "_outcome"), status, direction))
        .durationMs(Math.max(0, Math.round(number(said, "time"))))
        .request(LogRecord.Request.builder()
            .method(or(text(request, "method"), "POST"))
            .path(path(url))
            .url(Direction.OUTGOING.equals(direction) ? url : null)
            .headers(headers)
            .body(body)
            .bodyBytes(isCut(said) ? bodyBytes : body.size())
            .bodyTruncated(isCut(said))
            .build())
        .build());
  }

  /** Whether this tool's own export says that only the beginning of the body is kept. */
  private static boolean isCut(Map<String, JsonSpan> entry) {
    String comment = text(members(members(entry.get("request")).get("postData")), "comment");
    return entry.containsKey("_id") && comment != null && comment.startsWith("only the first ");
  }

  private static String or(@Nullable String text, String other) {
    return text == null || text.isEmpty() ? other : text;
  }

  /** The same for the same entry whenever it is read, so that nothing is imported twice. */
  private static String id(JsonSpan entry, @Nullable String own) {
    return own != null && own.matches(ID)
        ? own
        : "log_" + Sha256.hex(List.of(entry.written())).substring(0, ID_DIGITS);
  }

  private static Instant time(@Nullable String text, Instant now) {
    try {
      return (text == null ? now : OffsetDateTime.parse(text).toInstant())
          .truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      return now.truncatedTo(ChronoUnit.MILLIS);
    }
  }

  private static Outcome outcome(@Nullable String own, int status, Direction direction) {
    if (own != null && !own.isEmpty()) {
      return Outcome.named(own);
    }
    boolean accepted = status >= 200 && status < 300;
    if (Direction.OUTGOING.equals(direction)) {
      return accepted ? Outcome.SENT : Outcome.FAILED;
    }
    return accepted
        ? Outcome.PROCESSED
        : status >= 400 && status < 500 ? Outcome.REJECTED : Outcome.FAILED;
  }

  private static String path(String url) {
    int scheme = url.indexOf("://");
    int slash = url.indexOf('/', scheme < 0 ? 0 : scheme + 3);
    return slash < 0 ? "/" : url.substring(slash);
  }
}

package io.github.notrahooks.log;

import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the head of a line that {@link EncodedRecord} wrote: it relies on the order of the keys and on
 * there being no white space, and looks at nothing after the head. Not thread-safe.
 */
final class HeadParser {
  private static final byte[] ID = ascii("{\"id\":");
  private static final byte[] REFERENCE_ID = ascii(",\"referenceId\":");
  private static final byte[] TITLE = ascii(",\"title\":");
  private static final byte[] INTEGRATION_TYPE = ascii(",\"integrationType\":");
  private static final byte[] DIRECTION = ascii(",\"direction\":");
  private static final byte[] STATUS = ascii(",\"status\":");
  private static final byte[] STATUS_CODE = ascii(",\"statusCode\":");
  private static final byte[] ERROR_MESSAGE = ascii(",\"errorMessage\":");
  private static final byte[] EVENT = ascii(",\"payload\":{\"event\":");
  private static final byte[] ACTION = ascii(",\"action\":");
  private static final byte[] CREATED_AT = ascii(",\"createdAt\":");
  private static final byte[] ORGANIZATION_ID = ascii(",\"organizationId\":");
  private static final byte[] INTEGRATION_ID = ascii(",\"integrationId\":");
  private static final byte[] REPOSITORY_ID = ascii(",\"repositoryId\":");
  private static final byte[] OUTCOME = ascii(",\"outcome\":");
  private static final byte[] DUPLICATE_OF = ascii(",\"duplicateOf\":");
  private static final byte[] DURATION = ascii(",\"durationMs\":");
  private static final byte[] REQUEST = ascii(",\"request\":");

  private final byte[] line;
  private final int end;
  private int at;

  private HeadParser(byte[] line, int start, int end) {
    this.line = line;
    this.at = start;
    this.end = end;
  }

  /** The head of a line that begins at an offset; null if it is not all there before {@code end}. */
  static @Nullable RecordHead parse(byte[] line, int start, int end) {
    try {
      return new HeadParser(line, start, end).read();
    } catch (DamagedLine | IllegalArgumentException | DateTimeException e) {
      return null;
    }
  }

  private RecordHead read() throws DamagedLine {
    String id = required(ID);
    String referenceId = text(REFERENCE_ID);
    skip(TITLE);
    String integrationType = required(INTEGRATION_TYPE);
    Direction direction = Direction.valueOf(required(DIRECTION).toUpperCase(Locale.ROOT));
    boolean success = required(STATUS).equals("success");
    skip(STATUS_CODE);
    skip(ERROR_MESSAGE);
    String event = required(EVENT);
    String action = required(ACTION);
    skipRestOfObject();
    Instant createdAt = Timestamps.parse(required(CREATED_AT));
    skip(ORGANIZATION_ID);
    String integrationId = text(INTEGRATION_ID);
    String repositoryId = text(REPOSITORY_ID);
    Outcome outcome = Outcome.valueOf(required(OUTCOME).toUpperCase(Locale.ROOT));
    String duplicateOf = isNext(DUPLICATE_OF) ? text(DUPLICATE_OF) : null;
    long durationMs = number(DURATION);
    expect(REQUEST);
    return new RecordHead(
        id,
        referenceId,
        integrationType,
        direction,
        success,
        event,
        action,
        createdAt,
        integrationId,
        repositoryId,
        outcome,
        duplicateOf,
        durationMs);
  }

  private String required(byte[] key) throws DamagedLine {
    String value = text(key);
    if (value == null) {
      throw unexpected();
    }
    return value;
  }

  private @Nullable String text(byte[] key) throws DamagedLine {
    expect(key);
    int start = at;
    skipValue();
    if (line[start] != '"') {
      if (line[start] != 'n') {
        throw unexpected();
      }
      return null;
    }
    for (int i = start + 1; i < at - 1; i++) {
      if (line[i] == '\\') {
        return unescaped(start);
      }
    }
    return new String(line, start + 1, at - start - 2, StandardCharsets.UTF_8);
  }

  private String unescaped(int start) throws DamagedLine {
    try {
      return Json.parseOurs(Arrays.copyOfRange(line, start, at)).stringValue();
    } catch (MalformedJson e) {
      throw new DamagedLine(e.getMessage());
    }
  }

  private long number(byte[] key) throws DamagedLine {
    expect(key);
    int start = at;
    skipValue();
    return Long.parseLong(new String(line, start, at - start, StandardCharsets.US_ASCII));
  }

  private void skip(byte[] key) throws DamagedLine {
    expect(key);
    skipValue();
  }

  /** Passes over a string, a number or {@code null}. */
  private void skipValue() throws DamagedLine {
    if (at < end && line[at] == '"') {
      skipString();
      return;
    }
    while (at < end && line[at] != ',' && line[at] != '}') {
      at++;
    }
    if (at == end) {
      throw unexpected();
    }
  }

  private void skipString() throws DamagedLine {
    for (at++; at < end; at++) {
      if (line[at] == '\\') {
        at++;
      } else if (line[at] == '"') {
        at++;
        return;
      }
    }
    throw unexpected();
  }

  private void skipRestOfObject() throws DamagedLine {
    int depth = 1;
    while (depth > 0 && at < end) {
      switch (line[at]) {
        case '"' -> skipString();
        case '{' -> {
          depth++;
          at++;
        }
        case '}' -> {
          depth--;
          at++;
        }
        default -> at++;
      }
    }
  }

  private boolean isNext(byte[] key) {
    return end - at >= key.length && Arrays.equals(line, at, at + key.length, key, 0, key.length);
  }

  private void expect(byte[] key) throws DamagedLine {
    if (!isNext(key)) {
      throw unexpected();
    }
    at += key.length;
  }

  private DamagedLine unexpected() {
    return new DamagedLine("the head of the record ends early at offset " + at);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

package io.github.notrahooks.log.record;

import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.log.write.EncodedRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the head of a line that {@link EncodedRecord} wrote, and looks at nothing behind it.
 */
public final class HeadParser {
  static final byte[] ID = LineCursor.ascii("{\"id\":");
  static final byte[] REFERENCE_ID = LineCursor.ascii(",\"referenceId\":");
  static final byte[] TITLE = LineCursor.ascii(",\"title\":");
  static final byte[] INTEGRATION_TYPE = LineCursor.ascii(",\"integrationType\":");
  static final byte[] DIRECTION = LineCursor.ascii(",\"direction\":");
  static final byte[] STATUS = LineCursor.ascii(",\"status\":");
  static final byte[] STATUS_CODE = LineCursor.ascii(",\"statusCode\":");
  static final byte[] ERROR_MESSAGE = LineCursor.ascii(",\"errorMessage\":");
  static final byte[] EVENT = LineCursor.ascii(",\"payload\":{\"event\":");
  static final byte[] ACTION = LineCursor.ascii(",\"action\":");
  static final byte[] CREATED_AT = LineCursor.ascii(",\"createdAt\":");
  static final byte[] ORGANIZATION_ID = LineCursor.ascii(",\"organizationId\":");
  static final byte[] INTEGRATION_ID = LineCursor.ascii(",\"integrationId\":");
  static final byte[] REPOSITORY_ID = LineCursor.ascii(",\"repositoryId\":");
  static final byte[] OUTCOME = LineCursor.ascii(",\"outcome\":");
  static final byte[] DUPLICATE_OF = LineCursor.ascii(",\"duplicateOf\":");
  static final byte[] DURATION = LineCursor.ascii(",\"durationMs\":");
  static final byte[] REQUEST = LineCursor.ascii(",\"request\":");

  private HeadParser() {}

  /** The head of a line that begins at an offset; null if it is not all there before {@code end}. */
  public static @Nullable RecordHead parse(byte[] line, int start, int end) {
    try {
      return read(new LineCursor(line, start, end));
    } catch (DamagedLine | IllegalArgumentException | DateTimeException e) {
      return null;
    }
  }

  private static RecordHead read(LineCursor line) throws DamagedLine {
    String id = line.required(ID);
    String referenceId = line.text(REFERENCE_ID);
    line.skip(TITLE);
    String integrationType = line.required(INTEGRATION_TYPE);
    Direction direction = direction(line.required(DIRECTION));
    boolean success = line.required(STATUS).equals("success");
    line.skip(STATUS_CODE);
    line.skip(ERROR_MESSAGE);
    String event = line.required(EVENT);
    String action = line.required(ACTION);
    line.skipRestOfObject();
    Instant createdAt = Timestamps.parse(line.required(CREATED_AT));
    line.skip(ORGANIZATION_ID);
    String integrationId = line.text(INTEGRATION_ID);
    String repositoryId = line.text(REPOSITORY_ID);
    Outcome outcome = outcome(line.required(OUTCOME));
    String duplicateOf = line.isNext(DUPLICATE_OF) ? line.text(DUPLICATE_OF) : null;
    long durationMs = line.number(DURATION);
    line.expect(REQUEST);
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

  static Direction direction(String name) {
    return Direction.valueOf(name.toUpperCase(Locale.ROOT));
  }

  static Outcome outcome(String name) {
    return Outcome.valueOf(name.toUpperCase(Locale.ROOT));
  }
}

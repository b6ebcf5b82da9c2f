package io.github.notrahooks.log.record;

import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the head of a line that the log wrote, and looks at nothing behind it. */
public final class HeadParser {

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
    line.expect('{');
    String id = line.required(RecordKeys.ID);
    String referenceId = line.text(RecordKeys.REFERENCE_ID);
    line.skip(RecordKeys.TITLE);
    String integrationType = line.required(RecordKeys.INTEGRATION_TYPE);
    Direction direction = Direction.named(line.required(RecordKeys.DIRECTION));
    boolean success = line.required(RecordKeys.STATUS).equals(LogRecord.SUCCESS);
    line.skip(RecordKeys.STATUS_CODE);
    line.skip(RecordKeys.ERROR_MESSAGE);
    line.key(RecordKeys.PAYLOAD);
    line.expect('{');
    String event = line.required(RecordKeys.EVENT);
    String action = line.required(RecordKeys.ACTION);
    line.skipRestOfObject();
    Instant createdAt = Timestamps.parse(line.required(RecordKeys.CREATED_AT));
    line.skip(RecordKeys.ORGANIZATION_ID);
    String integrationId = line.text(RecordKeys.INTEGRATION_ID);
    String repositoryId = line.text(RecordKeys.REPOSITORY_ID);
    Outcome outcome = Outcome.named(line.required(RecordKeys.OUTCOME));
    String duplicateOf =
        line.isNext(RecordKeys.DUPLICATE_OF) ? line.text(RecordKeys.DUPLICATE_OF) : null;
    LogRecord.Cause cause = line.isNext(RecordKeys.TRIGGER_ID) ? cause(line) : null;
    long durationMs = line.number(RecordKeys.DURATION_MS);
    Instant importedAt = line.isNext(RecordKeys.IMPORTED_AT)
        ? Timestamps.parse(line.required(RecordKeys.IMPORTED_AT))
        : null;
    if (!line.isNext(RecordKeys.RUN) && !line.isNext(RecordKeys.RESPONSE)) {
      line.key(RecordKeys.REQUEST);
    }
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
        cause,
        durationMs,
        importedAt);
  }

  private static LogRecord.Cause cause(LineCursor line) throws DamagedLine {
    return new LogRecord.Cause(
        line.required(RecordKeys.TRIGGER_ID), line.required(RecordKeys.CAUSE_ID), (int)
            line.number(RecordKeys.ATTEMPT));
  }
}

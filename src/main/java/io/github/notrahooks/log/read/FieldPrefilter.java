package io.github.notrahooks.log.read;

import static io.github.notrahooks.log.record.RecordKeys.written;

import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.RecordKeys;
import io.github.notrahooks.log.record.Timestamps;
import io.github.notrahooks.log.segment.Segment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A filter as tests of a line. It relies on how the log is written: the order of the keys, no
 * white space, and one way to escape each character.
 */
final class FieldPrefilter implements Prefilter {
  private static final String CREATED_AT = "}" + written(RecordKeys.CREATED_AT) + "\"";
  private static final List<String> BASE64 = List.of(
      written(RecordKeys.BODY_BASE64) + "\"",
      written(RecordKeys.STDOUT_BASE64) + "\"",
      written(RecordKeys.STDERR_BASE64) + "\"");
  private static final int TIME_LENGTH = "2026-11-23T09:00:00.123Z".length();

  private final List<String> all = new ArrayList<>();
  private final List<String> anyOutcome = new ArrayList<>();

  /** Any of these is in a line in which the text may be; empty where every line may have it. */
  private final Set<String> grep = new LinkedHashSet<>();

  private final @Nullable String since;
  private final @Nullable String until;
  private final @Nullable LocalDate firstDay;

  FieldPrefilter(LogFilter filter) {
    Direction direction = filter.direction();
    Boolean success = filter.success();
    text(RecordKeys.INTEGRATION_TYPE, filter.provider(), RecordKeys.DIRECTION);
    text(RecordKeys.DIRECTION, direction == null ? null : direction.wireName(), RecordKeys.STATUS);
    text(
        RecordKeys.STATUS,
        success == null ? null : LogRecord.status(success),
        RecordKeys.STATUS_CODE);
    if (filter.statusCode() != null) {
      all.add(Prefilter.inLine(written(RecordKeys.STATUS_CODE)
          + filter.statusCode()
          + written(RecordKeys.ERROR_MESSAGE)));
    }
    field("{\"" + RecordKeys.EVENT + "\":", filter.event(), written(RecordKeys.ACTION));
    field(written(RecordKeys.ACTION), filter.action(), ",");
    text(RecordKeys.INTEGRATION_ID, filter.integrationId(), RecordKeys.REPOSITORY_ID);
    text(RecordKeys.REPOSITORY_ID, filter.repositoryId(), RecordKeys.OUTCOME);
    text(RecordKeys.TRIGGER_ID, filter.triggerId(), RecordKeys.CAUSE_ID);
    text(RecordKeys.CAUSE_ID, filter.causeId(), RecordKeys.ATTEMPT);
    for (Outcome outcome : filter.outcomes()) {
      anyOutcome.add(
          Prefilter.inLine(written(RecordKeys.OUTCOME) + "\"" + outcome.wireName() + "\","));
    }
    if (filter.grep() != null) {
      grep(filter.grep());
    }
    since = time(filter.since());
    until = time(filter.until());
    firstDay = filter.since() == null ? null : firstDay(filter.since());
  }

  private void text(String key, @Nullable String value, String next) {
    field(written(key), value, written(next));
  }

  private void field(String key, @Nullable String value, String next) {
    if (value != null) {
      StringBuilder text = new StringBuilder(key);
      Json.appendString(text, value);
      all.add(Prefilter.inLine(text.append(next).toString()));
    }
  }

  /** Half a surrogate pair may be written in a way that depends on what is beside it. */
  private void grep(String text) {
    if (text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      return;
    }
    grep.add(Prefilter.inLine(quoted(text)));
    // As it stands in headers of which each character is a byte.
    grep.add(Prefilter.inLine(quoted(Prefilter.inLine(text))));
    grep.addAll(BASE64);
  }

  /** The text as it stands within a JSON string. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder();
    Json.appendString(quoted, text);
    return quoted.substring(1, quoted.length() - 1);
  }

  private static @Nullable String time(@Nullable Instant instant) {
    String text = instant == null ? "" : Timestamps.text(instant);
    return text.length() == TIME_LENGTH ? text : null;
  }

  /**
   * The earliest segment to read. A segment takes no records after its day but those that were received
   * just before the clock was set back over midnight.
   */
  private static @Nullable LocalDate firstDay(Instant since) {
    return since.isBefore(Instant.EPOCH)
        ? null
        : LocalDate.ofInstant(since, ZoneOffset.UTC).minusDays(1);
  }

  @Override
  public boolean wants(String line) {
    return all.stream().allMatch(line::contains)
        && (anyOutcome.isEmpty() || anyOutcome.stream().anyMatch(line::contains))
        && (since == null && until == null || isInTime(line))
        && (grep.isEmpty() || grep.stream().anyMatch(line::contains));
  }

  /** A payload may have a property of the same name: any that is in time is good enough. */
  private boolean isInTime(String line) {
    int at = line.indexOf(CREATED_AT);
    while (at >= 0) {
      int start = at + CREATED_AT.length();
      int end = start + TIME_LENGTH;
      if (!line.startsWith("Z\"", end - 1)) {
        return true;
      }
      String time = line.substring(start, end);
      if ((since == null || time.compareTo(since) >= 0)
          && (until == null || time.compareTo(until) <= 0)) {
        return true;
      }
      at = line.indexOf(CREATED_AT, start);
    }
    return false;
  }

  /** What is in none of many lines is in no line. */
  @Override
  public boolean wantsAny(String lines) {
    return wants(lines);
  }

  @Override
  public boolean wantsSegment(Segment segment) {
    return firstDay == null || !segment.day().isBefore(firstDay);
  }
}

package io.github.notrahooks.log.read;

import static io.github.notrahooks.log.record.RecordKeys.written;

import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.RecordKeys;
import io.github.notrahooks.log.record.Timestamps;
import io.github.notrahooks.log.segment.Segment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A filter as tests of bytes. It relies on how the log is written: the order of the keys, no
 * white space, and one way to escape each character.
 */
final class FilterGlance implements Glance {
  private static final Needle CREATED_AT = needle("}" + written(RecordKeys.CREATED_AT) + "\"");
  private static final Needle BASE64 = needle(written(RecordKeys.BODY_BASE64) + "\"");
  private static final int TIME_LENGTH = "2026-11-23T09:00:00.123Z".length();

  private final List<Needle> all = new ArrayList<>();
  private final List<Needle> anyOutcome = new ArrayList<>();
  private final @Nullable Needle grep;

  /** The text as it stands in headers of which each character is a byte; null where that is the same. */
  private final @Nullable Needle grepOfBytes;

  private final byte @Nullable [] since;
  private final byte @Nullable [] until;
  private final @Nullable LocalDate firstDay;

  FilterGlance(LogFilter filter) {
    Direction direction = filter.direction();
    Boolean success = filter.success();
    text(RecordKeys.INTEGRATION_TYPE, filter.provider(), RecordKeys.DIRECTION);
    text(RecordKeys.DIRECTION, direction == null ? null : direction.wireName(), RecordKeys.STATUS);
    text(
        RecordKeys.STATUS,
        success == null ? null : LogRecord.status(success),
        RecordKeys.STATUS_CODE);
    if (filter.statusCode() != null) {
      all.add(needle(written(RecordKeys.STATUS_CODE)
          + filter.statusCode()
          + written(RecordKeys.ERROR_MESSAGE)));
    }
    field("{\"" + RecordKeys.EVENT + "\":", filter.event(), written(RecordKeys.ACTION));
    field(written(RecordKeys.ACTION), filter.action(), ",");
    text(RecordKeys.INTEGRATION_ID, filter.integrationId(), RecordKeys.REPOSITORY_ID);
    text(RecordKeys.REPOSITORY_ID, filter.repositoryId(), RecordKeys.OUTCOME);
    for (Outcome outcome : filter.outcomes()) {
      anyOutcome.add(needle(written(RecordKeys.OUTCOME) + "\"" + outcome.wireName() + "\","));
    }
    grep = filter.grep() == null ? null : textNeedle(filter.grep());
    grepOfBytes = grep == null ? null : bytesNeedle(filter.grep());
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
      all.add(needle(text.append(next).toString()));
    }
  }

  /** The text as it stands within a JSON string; null where that may depend on what is beside it. */
  private static @Nullable Needle textNeedle(String text) {
    if (text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      return null;
    }
    StringBuilder quoted = new StringBuilder();
    Json.appendString(quoted, text);
    return needle(quoted.substring(1, quoted.length() - 1));
  }

  private static @Nullable Needle bytesNeedle(@Nullable String text) {
    byte[] utf8 = String.valueOf(text).getBytes(StandardCharsets.UTF_8);
    String bytes = new String(utf8, StandardCharsets.ISO_8859_1);
    return bytes.equals(text) ? null : textNeedle(bytes);
  }

  private static Needle needle(String text) {
    return new Needle(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte @Nullable [] time(@Nullable Instant instant) {
    if (instant == null) {
      return null;
    }
    byte[] text = Timestamps.text(instant).getBytes(StandardCharsets.US_ASCII);
    return text.length == TIME_LENGTH ? text : null;
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
  public boolean wants(byte[] line) {
    for (Needle needle : all) {
      if (!needle.isIn(line)) {
        return false;
      }
    }
    return (anyOutcome.isEmpty() || anyOutcome.stream().anyMatch(outcome -> outcome.isIn(line)))
        && (since == null && until == null || isInTime(line))
        && (grep == null
            || grep.isIn(line)
            || grepOfBytes != null && grepOfBytes.isIn(line)
            || BASE64.isIn(line));
  }

  /** A payload may have a property of the same name: any that is in time is good enough for a glance. */
  private boolean isInTime(byte[] line) {
    int at = CREATED_AT.firstIn(line, 0, line.length);
    while (at >= 0) {
      int start = at + CREATED_AT.length();
      int end = start + TIME_LENGTH;
      if (end >= line.length || line[end - 1] != 'Z' || line[end] != '"') {
        return true;
      }
      if ((since == null || compare(line, start, since) >= 0)
          && (until == null || compare(line, start, until) <= 0)) {
        return true;
      }
      at = CREATED_AT.firstIn(line, start, line.length);
    }
    return false;
  }

  private static int compare(byte[] line, int start, byte[] time) {
    return Arrays.compare(line, start, start + TIME_LENGTH, time, 0, TIME_LENGTH);
  }

  @Override
  public Optional<Needles> needles() {
    Optional<Needles> rarest = all.stream()
        .max(Comparator.comparingInt(Needle::length))
        .map(needle -> new Needles(List.of(needle)));
    return rarest.isPresent() || grep == null
        ? rarest
        : Optional.of(new Needles(
            grepOfBytes == null ? List.of(grep, BASE64) : List.of(grep, grepOfBytes, BASE64)));
  }

  @Override
  public boolean wantsSegment(Segment segment) {
    return firstDay == null || !segment.day().isBefore(firstDay);
  }
}

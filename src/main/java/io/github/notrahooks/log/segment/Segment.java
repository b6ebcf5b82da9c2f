package io.github.notrahooks.log.segment;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of one file of the log: {@code 2026-11-23.jsonl}, and from the second of a day on {@code
 * 2026-11-23.2.jsonl}.
 *
 * @param day the UTC day on which it was begun
 * @param number its place among that day's segments, from 1
 */
public record Segment(LocalDate day, int number) implements Comparable<Segment> {
  private static final Pattern NAME =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:\\.([1-9]\\d{0,8}))?\\.jsonl");
  private static final int MOST = 999_999_999;
  private static final Comparator<Segment> ORDER =
      Comparator.comparing(Segment::day).thenComparingInt(Segment::number);

  /** The segment that a file name means, if it is just the name that this tool would give a segment. */
  public static Optional<Segment> parse(String fileName) {
    Matcher matcher = NAME.matcher(fileName);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      String number = matcher.group(2);
      Segment segment = new Segment(
          LocalDate.parse(matcher.group(1)), number == null ? 1 : Integer.parseInt(number));
      // The first of a day has no number: what has one is somebody's copy, of this or another
      // segment.
      return segment.fileName().equals(fileName) ? Optional.of(segment) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The file's name. */
  public String fileName() {
    return day + (number == 1 ? "" : "." + number) + ".jsonl";
  }

  /** The segment after this one, on the same day unless that has all that it can have. */
  public Segment next() {
    return number == MOST ? new Segment(day.plusDays(1), 1) : new Segment(day, number + 1);
  }

  @Override
  public int compareTo(Segment other) {
    return ORDER.compare(this, other);
  }
}

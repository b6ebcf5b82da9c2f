package io.github.notrahooks.log.upkeep;

import io.github.notrahooks.home.PrivateFiles;
import io.github.notrahooks.log.record.Timestamps;
import io.github.notrahooks.log.segment.RecordTimes;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.segment.SegmentFile;
import io.github.notrahooks.log.segment.SegmentIndex;
import io.github.notrahooks.log.segment.SegmentTail;
import io.github.notrahooks.log.segment.Segments;
import io.github.notrahooks.log.segment.TornTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Removes segments all of whose records are older than a policy says, and the torn pieces beside them.
 *
 * <p>The oldest go first, up to the first that must stay, so that what is left has no gap. A segment is
 * judged by its name: its newest possible record is of the end of its day. If that is not old enough, its
 * records are asked, since a clock that was ahead may have named it. A file that is no segment stays, and
 * so do the newest segment that holds a record and all after it, since they carry on the sequence. What
 * time it is, {@link TrustedTime} decides: a clock that jumps ahead is not believed at once, so that it
 * never removes more than the policy says.
 */
public final class Retention {
  private final Path logs;
  private final TrustedTime time;
  private final RecordTimes times;

  /**
   * What was removed.
   *
   * @param files the names of the files
   * @param bytes how long they were together
   * @param held why less may have been removed than the clock's time allows, if so
   */
  public record Removed(List<String> files, long bytes, Optional<String> held) {}

  /** Retention in the log's folder, which need not exist. */
  public Retention(Path logs, TrustedTime time) {
    this.logs = logs;
    this.time = time;
    this.times = new RecordTimes(logs);
  }

  /**
   * Removes what is older than a number of days. It is cheap, and the more often it is called the sooner
   * a clock that jumped is told from one that is right: once an hour is often enough.
   *
   * @throws IOException if something cannot be removed; what was removed before that stays removed
   */
  public Removed expire(int days) throws IOException {
    List<Segment> segments = Segments.in(logs);
    TrustedTime.Reading now = time.read(today -> dayBefore(today, segments));
    return remove(segments, now.instant().minus(Duration.ofDays(days)), now);
  }

  /**
   * Removes what is older than a time that the user gives.
   *
   * @throws IOException if something cannot be removed; what was removed before that stays removed
   */
  public Removed prune(Instant cutOff) throws IOException {
    List<Segment> segments = Segments.in(logs);
    TrustedTime.Reading now = time.read(today -> dayBefore(today, segments));
    Removed removed = remove(segments, cutOff, now);
    return new Removed(removed.files(), removed.bytes(), Optional.empty());
  }

  private Removed remove(List<Segment> segments, Instant cutOff, TrustedTime.Reading now)
      throws IOException {
    LocalDate firstKept = RecordTimes.day(cutOff);
    List<String> files = new ArrayList<>();
    long bytes = 0;
    int removable = newestWithRecord(segments);
    Age age = Age.OLD;
    int i = 0;
    for (; i < removable; i++) {
      age = age(segments, i, firstKept, now);
      if (age != Age.OLD) {
        break;
      }
      for (String name : withTornPieces(segments.get(i))) {
        bytes += remove(logs.resolve(name));
        files.add(name);
      }
      Files.deleteIfExists(SegmentIndex.path(logs, segments.get(i)));
    }
    if (!files.isEmpty()) {
      PrivateFiles.syncDirectory(logs);
    }
    Optional<String> held = now.doubt();
    if (held.isEmpty() && age == Age.LATER_THAN_NOW) {
      held = Optional.of(segments.get(i).fileName() + " holds records that are later than now ("
          + Timestamps.text(now.instant()) + "), so it and what follows it are not removed");
    }
    return new Removed(List.copyOf(files), bytes, held);
  }

  /** How old the newest record of a segment is. */
  private enum Age {
    /** Of before the first day that is kept. */
    OLD,
    KEPT,
    /** Later than now, as far as anybody can tell. */
    LATER_THAN_NOW
  }

  private Age age(List<Segment> segments, int from, LocalDate firstKept, TrustedTime.Reading now)
      throws IOException {
    if (segments.get(from).day().isBefore(firstKept)) {
      return Age.OLD;
    }
    // Records of a clock that was ahead are older than all that follow them.
    for (Segment segment : segments.subList(from, segments.size())) {
      Optional<Instant> latest = times.latest(segment);
      if (latest.isEmpty()) {
        return Age.KEPT;
      }
      if (RecordTimes.day(latest.get()).isBefore(firstKept)) {
        return Age.OLD;
      }
      if (!latest.get().isAfter(now.instant())) {
        return Age.KEPT;
      }
      if (!isAhead(segments, now)) {
        return Age.LATER_THAN_NOW;
      }
    }
    return Age.KEPT;
  }

  /**
   * Whether a record that is later than now was written by a clock that was ahead, and now is no time that
   * is behind: then most segments end before now.
   */
  private boolean isAhead(List<Segment> segments, TrustedTime.Reading now) throws IOException {
    int before = 0;
    for (Segment segment : segments) {
      if (times.last(segment).filter(last -> !last.isAfter(now.instant())).isPresent()) {
        before++;
      }
    }
    return now.doubt().isEmpty() && before * 2 > segments.size();
  }

  /** The last day before today of which there are records, if there is one. */
  private Optional<LocalDate> dayBefore(LocalDate today, List<Segment> segments)
      throws IOException {
    for (int i = segments.size() - 1; i >= 0; i--) {
      Segment segment = segments.get(i);
      // What a clock that was ahead began goes on later, under that day's name.
      LocalDate day = segment.day().isAfter(today)
          ? times.last(segment).map(RecordTimes::day).orElse(segment.day())
          : segment.day();
      if (day.isBefore(today)) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }

  /** The place of the newest segment that holds a record, or 0 if none does. */
  private int newestWithRecord(List<Segment> segments) throws IOException {
    for (int i = segments.size() - 1; i > 0; i--) {
      Path path = logs.resolve(segments.get(i).fileName());
      try (SegmentFile file = new SegmentFile.OnDisk(PrivateFiles.openForReading(path))) {
        if (SegmentTail.of(file).lastSeq() > 0) {
          return i;
        }
      } catch (NoSuchFileException e) {
        // Somebody else removes segments too.
        continue;
      }
    }
    return 0;
  }

  private List<String> withTornPieces(Segment segment) throws IOException {
    List<String> names = new ArrayList<>();
    names.add(segment.fileName());
    try (Stream<Path> files = Files.list(logs)) {
      files
          .filter(Segments::isRegular)
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> TornTail.segmentOf(name).filter(segment::equals).isPresent())
          .sorted()
          .forEach(names::add);
    }
    return names;
  }

  private static long remove(Path file) throws IOException {
    try {
      long size = Files.size(file);
      Files.delete(file);
      return size;
    } catch (NoSuchFileException e) {
      // Somebody else removed it: that is as good.
      return 0;
    }
  }
}

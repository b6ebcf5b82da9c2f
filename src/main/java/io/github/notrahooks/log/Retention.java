package io.github.notrahooks.log;

import io.github.notrahooks.home.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Removes segments all of whose records are older than a policy says, and the torn pieces beside them.
 *
 * <p>A segment is judged by its name alone: its newest possible record is of the end of its day. A file
 * that is no segment stays, and so do the newest segment that holds a record and all after it, since
 * they carry on the sequence. What time it is, {@link TrustedTime} decides: a clock that jumps ahead is
 * not believed at once, so that it never removes more than the policy says.
 */
public final class Retention {
  private final Path logs;
  private final TrustedTime time;

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
  }

  /**
   * Removes what is older than a number of days. It is cheap, and the more often it is called the sooner
   * a clock that jumped is told from one that is right: once an hour is often enough.
   *
   * @throws IOException if something cannot be removed; what was removed before that stays removed
   */
  public Removed expire(int days) throws IOException {
    List<Segment> segments = Segments.in(logs);
    TrustedTime.Reading now = time.read(segments);
    return remove(segments, now.instant().minus(Duration.ofDays(days)), now.doubt());
  }

  /**
   * Removes what is older than a time that the user gives; the clock is not asked.
   *
   * @throws IOException if something cannot be removed; what was removed before that stays removed
   */
  public Removed prune(Instant cutOff) throws IOException {
    return remove(Segments.in(logs), cutOff, Optional.empty());
  }

  private Removed remove(List<Segment> segments, Instant cutOff, Optional<String> held)
      throws IOException {
    LocalDate firstKept = LocalDate.ofInstant(cutOff, ZoneOffset.UTC);
    List<String> files = new ArrayList<>();
    long bytes = 0;
    int removable = newestWithRecord(segments);
    for (Segment segment : segments.subList(0, removable)) {
      if (segment.day().isBefore(firstKept)) {
        for (String name : withTornPieces(segment)) {
          bytes += remove(logs.resolve(name));
          files.add(name);
        }
        Files.deleteIfExists(SegmentIndex.path(logs, segment));
      }
    }
    if (!files.isEmpty()) {
      PrivateFiles.syncDirectory(logs);
    }
    return new Removed(List.copyOf(files), bytes, held);
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

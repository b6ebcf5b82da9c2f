package io.github.notrahooks.log.upkeep;

import io.github.notrahooks.log.read.LogProblem;
import io.github.notrahooks.log.read.Prefilter;
import io.github.notrahooks.log.read.ReadAhead;
import io.github.notrahooks.log.record.IndexEntry;
import io.github.notrahooks.log.segment.ForwardLines;
import io.github.notrahooks.log.segment.LogLine;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.segment.SegmentIndex;
import io.github.notrahooks.log.segment.SegmentSource;
import io.github.notrahooks.log.segment.Segments;
import io.github.notrahooks.log.segment.TornTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Verifies all of the log: checksums, the sequence, the hashes of bodies. It changes nothing, and the
 * log may be written meanwhile. Not thread-safe.
 */
public final class LogCheck {
  private final Path logs;
  private CheckReport.Builder report = new CheckReport.Builder();
  private long lastSeq;

  /** What the index of the segment should hold: a checksum of all its entries, and their number. */
  private final CRC32C indexed = new CRC32C();

  private long indexable;

  /** Whether the segment has a damaged line. */
  private boolean damaged;

  /** How many damaged lines stand after the last undamaged one: each explains one missing number. */
  private long damagedSince;

  /** A check of the segments in a folder, which need not exist. */
  public LogCheck(Path logs) {
    this.logs = logs;
  }

  /**
   * Reads all of the log.
   *
   * @throws IOException if a file cannot be read at all
   */
  public CheckReport run() throws IOException {
    return run(Segments.in(logs));
  }

  /** Reads segments, which may have been removed since they were listed. */
  CheckReport run(List<Segment> segments) throws IOException {
    report = new CheckReport.Builder();
    lastSeq = 0;
    damagedSince = 0;
    for (Segment segment : segments) {
      try (SegmentSource source = SegmentSource.open(logs, segment)) {
        check(segment, source);
      } catch (NoSuchFileException e) {
        // By retention, or by hand. The numbers that it had are not missing, and nobody knows
        // which.
        report.note(segment.fileName() + " was removed while the log was checked");
        lastSeq = 0;
      }
    }
    noteOtherFiles();
    return report.build();
  }

  private void check(Segment segment, SegmentSource source) throws IOException {
    report.segment();
    indexed.reset();
    indexable = 0;
    damaged = false;
    long rest;
    try (ReadAhead<CheckedLine> reading =
        new ReadAhead<>(logs, Prefilter.ALL, (of, line) -> CheckedLine.of(line), line -> {
          check(segment, line);
          return true;
        })) {
      rest = reading.allButEnd(segment, source, 0);
    }
    ForwardLines lines = new ForwardLines(source, rest);
    checkEnd(segment, lines);
    checkIndex(segment, source, lines.offset());
  }

  private void checkEnd(Segment segment, ForwardLines lines) throws IOException {
    long unfinished;
    do {
      unfinished = lines.unfinished();
      for (LogLine line = lines.next(); line != null; line = lines.next()) {
        check(segment, CheckedLine.of(line));
      }
      // While bytes still arrive, somebody is writing them.
    } while (lines.unfinished() != unfinished);
    report.bytes(lines.offset() + unfinished);
    if (unfinished > 0) {
      report.unfinished(new LogProblem(
          segment.fileName(),
          lines.offset(),
          unfinished,
          "unfinished: torn off while it was written, or being written right now"));
    }
  }

  private void check(Segment segment, CheckedLine line) {
    if (line.blank()) {
      report.note(segment.fileName() + " at offset " + line.offset()
          + ": a blank line, left by records that could not be stored");
      return;
    }
    if (line.seq() > 0) {
      checkSequence(segment, line, line.seq());
    }
    if (line.unread() != null) {
      // Its number is known where its checksum was right, and what the index says of it is not.
      damaged = true;
      find(segment, line, CheckReport.Kind.UNREAD, line.unread());
      return;
    }
    if (line.damage() != null) {
      damagedSince++;
      damaged = true;
      report.damaged();
      find(segment, line, CheckReport.Kind.DAMAGED, line.damage());
      return;
    }
    if (line.body() != null) {
      find(segment, line, CheckReport.Kind.BODY, line.body());
    }
    if (line.entry() != null) {
      new IndexEntry(line.entry(), 0).addTo(indexed);
      indexable++;
    }
    report.record(line.seq());
  }

  /** Where the log begins is no gap: what was before is gone by the retention policy. */
  private void checkSequence(Segment segment, CheckedLine line, long seq) {
    long missing = seq - lastSeq - 1;
    if (lastSeq > 0 && seq == lastSeq) {
      find(segment, line, CheckReport.Kind.REPEATED, "sequence number " + seq + " again");
    } else if (lastSeq > 0 && seq < lastSeq) {
      find(
          segment,
          line,
          CheckReport.Kind.BACKWARDS,
          "sequence number " + seq + " after " + lastSeq);
    } else if (lastSeq > 0 && missing > damagedSince) {
      find(
          segment,
          line,
          CheckReport.Kind.GAP,
          "sequence numbers " + (lastSeq + 1) + " to " + (seq - 1) + " are missing"
              + (damagedSince == 0 ? "" : ", of which " + damagedSince + " are damaged lines"));
    }
    lastSeq = Math.max(lastSeq, seq);
    damagedSince = 0;
  }

  /** An index that is incomplete is as good as none; one that says something else than the log is wrong. */
  private void checkIndex(Segment segment, SegmentSource source, long end) throws IOException {
    CRC32C found = new CRC32C();
    long[] entries = {0};
    try (SegmentIndex index = SegmentIndex.of(logs, segment, source)) {
      index.oldestFirst(new SegmentIndex.Visitor() {
        @Override
        public boolean entry(IndexEntry entry) {
          if (entry.end() <= end) {
            entry.addTo(found);
            entries[0]++;
          }
          return true;
        }

        @Override
        public boolean gap(long from, long to) {
          return true;
        }
      });
    }
    if (damaged) {
      // An index may well know where the damaged records were.
      return;
    }
    if (entries[0] < indexable) {
      report.note("the index of " + segment.fileName() + " has " + entries[0] + " of " + indexable
          + " records; serve completes it");
    } else if (entries[0] > indexable || found.getValue() != indexed.getValue()) {
      report.finding(
          CheckReport.Kind.INDEX,
          new LogProblem(
              segment.fileName(),
              0,
              0,
              "its index says something else; remove " + SegmentIndex.path(logs, segment)
                  + ", and serve makes it anew"));
    }
  }

  private void find(Segment segment, CheckedLine line, CheckReport.Kind kind, String problem) {
    report.finding(kind, new LogProblem(segment.fileName(), line.offset(), line.length(), problem));
  }

  private void noteOtherFiles() throws IOException {
    try (Stream<Path> files = Files.list(logs)) {
      files.map(file -> String.valueOf(file.getFileName())).sorted().forEach(name -> {
        if (TornTail.segmentOf(name).isPresent()) {
          report.note(name + " keeps what was cut from a torn end");
        } else if (!name.startsWith(".") && !isSegment(name)) {
          report.note(name + " is no part of the log");
        }
      });
    } catch (NoSuchFileException e) {
      // Without a folder there are no other files in it either.
      return;
    }
  }

  private boolean isSegment(String name) {
    return Segment.parse(name).isPresent() && Segments.isRegular(logs.resolve(name));
  }
}

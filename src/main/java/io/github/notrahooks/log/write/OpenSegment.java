package io.github.notrahooks.log.write;

import io.github.notrahooks.home.PrivateFiles;
import io.github.notrahooks.log.segment.FileIdentity;
import io.github.notrahooks.log.segment.LogPlace;
import io.github.notrahooks.log.segment.LogSettings;
import io.github.notrahooks.log.segment.RecordTimes;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.segment.SegmentFile;
import io.github.notrahooks.log.segment.SegmentTail;
import io.github.notrahooks.log.segment.Segments;
import io.github.notrahooks.log.segment.TornTail;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The segment that records go to: its open file, where it ends, and the last sequence number. Used by
 * the holder of the append lock only.
 */
final class OpenSegment implements Closeable {
  private final LogSettings settings;
  private final SegmentFile.Opener opener;
  private @Nullable SegmentFile file;
  private @Nullable Segment segment;
  private Object identity = this;
  private long size;
  private long seq;

  /** The day on which it was last written to; null when that is to be asked of its last record. */
  private @Nullable LocalDate lastDay;

  OpenSegment(LogSettings settings, SegmentFile.Opener opener) {
    this.settings = settings;
    this.opener = opener;
  }

  /** Makes a segment the open one, learns what others appended to it, and mends its end. */
  void adopt(Segment newest) throws IOException {
    SegmentFile current = open(newest);
    if (current.size() != size) {
      SegmentTail tail = SegmentTail.of(current);
      TornTail.cut(settings, newest, current, tail);
      size = tail.end();
      lastDay = null;
      learn(newest, tail);
    }
  }

  /** Learns the last sequence number of a segment to which nothing more is written. */
  void catchUp(Segment given) {
    try {
      SegmentFile current = open(given);
      if (current.size() != size) {
        learn(given, SegmentTail.of(current));
      }
    } catch (IOException e) {
      // It failed before. What this process remembers is the best there is.
      return;
    }
  }

  private void learn(Segment newest, SegmentTail tail) throws IOException {
    seq = Math.max(seq, tail.lastSeq() > 0 ? tail.lastSeq() : lastSeqBefore(newest));
  }

  private SegmentFile open(Segment wanted) throws IOException {
    SegmentFile current = file;
    if (current != null && wanted.equals(segment) && isInPlace()) {
      return current;
    }
    close();
    SegmentFile opened = opener.open(path(wanted));
    try {
      // Before it counts as open: what is written to a file that no folder names is lost with the
      // power.
      opener.syncFolder(settings.logs());
    } catch (IOException | RuntimeException e) {
      try (opened) {
        throw e;
      }
    }
    file = opened;
    segment = wanted;
    identity = FileIdentity.of(path(wanted));
    size = -1;
    return opened;
  }

  private long lastSeqBefore(Segment newest) throws IOException {
    List<Segment> all = Segments.in(settings.logs());
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).compareTo(newest) < 0) {
        try (SegmentFile older =
            new SegmentFile.OnDisk(PrivateFiles.openForReading(path(all.get(i))))) {
          long last = SegmentTail.of(older).lastSeq();
          if (last > 0) {
            return last;
          }
        }
      }
    }
    return 0;
  }

  /** Whether the path still names the file that is open. */
  boolean isInPlace() {
    return segment != null && identity.equals(FileIdentity.of(path(segment)));
  }

  /** Notes that records were stored. */
  void wrote(long newSize, long lastSeq) {
    size = newSize;
    seq = lastSeq;
    lastDay = RecordTimes.day(settings.clock().instant());
  }

  /** The day on which it was last written to; that of its name, where it has no record. */
  LocalDate lastDay() throws IOException {
    LocalDate day = lastDay;
    if (day == null) {
      day = new RecordTimes(settings.logs())
          .last(segment())
          .map(RecordTimes::day)
          .orElse(segment().day());
      lastDay = day;
    }
    return day;
  }

  SegmentFile file() {
    if (file == null) {
      throw new IllegalStateException("no segment is open");
    }
    return file;
  }

  /** How far it is written. */
  StoredEnd end() {
    return new StoredEnd(seq, segment == null ? null : new LogPlace(segment, size));
  }

  Segment segment() {
    if (segment == null) {
      throw new IllegalStateException("no segment is open");
    }
    return segment;
  }

  /** The offset at which the next record begins. */
  long size() {
    return size;
  }

  /** The sequence number of the last record. */
  long seq() {
    return seq;
  }

  private Path path(Segment of) {
    return settings.logs().resolve(of.fileName());
  }

  @Override
  public void close() throws IOException {
    SegmentFile old = file;
    file = null;
    segment = null;
    if (old != null) {
      old.close();
    }
  }
}

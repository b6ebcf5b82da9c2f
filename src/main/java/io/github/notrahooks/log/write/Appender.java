package io.github.notrahooks.log.write;

import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.home.HomeFiles;
import io.github.notrahooks.log.segment.BlankLine;
import io.github.notrahooks.log.segment.LogSettings;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.segment.SegmentFile;
import io.github.notrahooks.log.segment.Segments;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Appends batches of records to the current segment: all of a batch is on disk, or none of it is in the
 * file. Several processes may do so at once. Not thread-safe.
 */
final class Appender implements Closeable {
  private final LogSettings settings;
  private final OpenSegment open;
  private final LineBuffer buffer = new LineBuffer();
  private final IndexWriter index;
  private final DescriptorShortage shortage = new DescriptorShortage();
  private final boolean ofServer;
  private @Nullable AppendLock lock;

  /**
   * Whether this process has looked for itself which segment is the newest. The note in the lock file is
   * right as long as a process lives that has; a power cut may have left an older one.
   */
  private boolean listed;

  /** A segment that failed to sync: what the disk has of it is unknown, so nothing more goes there. */
  private @Nullable Segment abandoned;

  Appender(LogSettings settings) {
    this(settings, false);
  }

  /**
   * Appends to a log.
   *
   * @param ofServer whether for a server, of which a log has one at a time
   */
  Appender(LogSettings settings, boolean ofServer) {
    this(settings, path -> new SegmentFile.OnDisk(HomeFiles.openOrCreate(path)), ofServer);
  }

  Appender(LogSettings settings, SegmentFile.Opener opener) {
    this(settings, opener, false);
  }

  private Appender(LogSettings settings, SegmentFile.Opener opener, boolean ofServer) {
    this.settings = settings;
    this.ofServer = ofServer;
    this.open = new OpenSegment(settings, opener);
    this.index = new IndexWriter(settings.logs(), settings.warnings());
  }

  /**
   * Appends records, and returns once they are on disk.
   *
   * @return the sequence number of the first; the others follow
   * @throws IOException if they are not; then none of them is in the log
   */
  long append(List<EncodedRecord> batch) throws IOException {
    try (AppendLock.Held unused = shortage.outlast(this::acquire)) {
      Segment segment = shortage.outlast(this::current);
      index.use(segment, shortage);
      long first = open.seq() + 1;
      write(batch);
      return first;
    }
  }

  /**
   * Opens the newest segment and mends its end, so that damage is found at start and not at the first record.
   * What a killed writer left there is synced.
   *
   * @return the number of the last record; 0 if there is none
   */
  long prepare() throws IOException {
    try (AppendLock.Held unused = acquire()) {
      Optional<Segment> newest = newest();
      if (newest.isPresent()) {
        open.adopt(newest.get());
        sync(open.file());
      }
      return open.seq();
    }
  }

  /** How far the log is stored, after {@link #prepare} or an append that worked. */
  StoredEnd end() {
    return open.end();
  }

  /** Tries whether the log may be written to, and its folder takes bytes and syncs them; touches no segment. */
  void probe() throws IOException {
    Path probe = settings.logs().resolve(".probe");
    try (AppendLock.Held unused = acquire();
        FileChannel channel = HomeFiles.openOrCreate(probe)) {
      channel.write(ByteBuffer.allocate(4096), 0);
      channel.force(true);
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  private AppendLock.Held acquire() throws IOException {
    while (true) {
      AppendLock candidate = lock;
      if (candidate == null) {
        HomeFiles.createDirectories(settings.logs());
        candidate = AppendLock.open(settings.logs(), ofServer);
        lock = candidate;
      }
      AppendLock.Held held = candidate.acquire();
      if (candidate.isInPlace()) {
        return held;
      }
      // Somebody removed the folder: what is written to the open files would be in no folder.
      held.close();
      forget();
    }
  }

  /** Makes the segment that the next records belong in the open one. */
  private Segment current() throws IOException {
    LocalDate today = LocalDate.ofInstant(settings.clock().instant(), ZoneOffset.UTC);
    Segment newest = newest().orElse(null);
    if (newest == null) {
      return begin(new Segment(today, 1));
    }
    if (newest.equals(abandoned)) {
      open.catchUp(newest);
    } else {
      open.adopt(newest);
    }
    // A clock that went back does not reopen an older day: segments stay in order.
    if (today.isAfter(newest.day())) {
      return begin(new Segment(today, 1));
    } else if (newest.equals(abandoned) || open.size() >= settings.segmentBytes()) {
      return begin(newest.next());
    } else if (today.isBefore(newest.day()) && today.isAfter(open.lastDay())) {
      // The day's own segment, in order under a name that a clock which was ahead began.
      Segment fresh = begin(newest.next());
      settings
          .warnings()
          .accept("the newest segment, " + newest.fileName() + ", is named after a day that is to"
              + " come: the clock was ahead, or is behind. Today's records go to "
              + fresh.fileName() + "; they are kept for as long as their own times say");
      return fresh;
    }
    return newest;
  }

  private Optional<Segment> newest() throws IOException {
    Optional<Segment> noted = held().current();
    if (listed && noted.isPresent() && isSegment(noted.get())) {
      return noted;
    }
    List<Segment> all = Segments.in(settings.logs());
    listed = true;
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Segment last = all.get(all.size() - 1);
    held().setCurrent(last);
    return Optional.of(last);
  }

  private boolean isSegment(Segment segment) {
    return Segments.isRegular(settings.logs().resolve(segment.fileName()));
  }

  private AppendLock held() {
    if (lock == null) {
      throw new IllegalStateException("the lock is not held");
    }
    return lock;
  }

  private Segment begin(Segment wanted) throws IOException {
    Segment fresh = wanted;
    // A link or a folder of that name is somebody else's.
    while (!isSegment(fresh)
        && Files.exists(settings.logs().resolve(fresh.fileName()), LinkOption.NOFOLLOW_LINKS)) {
      fresh = fresh.next();
    }
    open.adopt(fresh);
    held().setCurrent(fresh);
    return fresh;
  }

  private void write(List<EncodedRecord> batch) throws IOException {
    SegmentFile target = open.file();
    long start = open.size();
    List<long[]> entries = new ArrayList<>(batch.size());
    try {
      buffer.target(target, start);
      long seq = open.seq();
      for (EncodedRecord encoded : batch) {
        encoded.write(buffer, ++seq, entries);
      }
      buffer.flush();
      sync(target);
      if (!open.isInPlace()) {
        throw new IOException("the segment was removed while it was written");
      }
      open.wrote(buffer.position(), seq);
    } catch (IOException | RuntimeException | Error e) {
      undo(target, start, e);
      throw e;
    }
    index.add(entries);
  }

  private void sync(SegmentFile target) throws IOException {
    if (!settings.sync()) {
      return;
    }
    try {
      target.sync();
    } catch (IOException e) {
      // The kernel may have dropped the pages: a second sync would lie.
      abandoned = open.segment();
      throw e;
    }
  }

  private void undo(SegmentFile target, long start, Throwable cause) {
    try {
      target.truncate(start);
    } catch (IOException e) {
      abandoned = open.segment();
      cause.addSuppressed(e);
      blank(target, start, cause);
    }
  }

  private void blank(SegmentFile target, long start, Throwable cause) {
    try {
      BlankLine.over(target, start);
    } catch (IOException e) {
      cause.addSuppressed(e);
      settings
          .warnings()
          .accept("records that could not be stored may have been left behind offset " + start
              + " of the newest segment in " + settings.logs() + ": " + FileProblem.of(e));
    }
  }

  private void forget() throws IOException {
    AppendLock old = lock;
    lock = null;
    listed = false;
    try (index) {
      open.close();
    } finally {
      if (old != null) {
        old.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    forget();
  }
}

package io.github.notrahooks.log;

import io.github.notrahooks.home.PrivateFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Appends batches of records to the current segment: all of a batch is on disk, or none of it is in the
 * file. Several processes may do so at once. Not thread-safe.
 */
final class Appender implements Closeable {
  /** Opens a segment file; tests put failing files in its place. */
  interface Opener {
    SegmentFile open(Path file) throws IOException;
  }

  private final LogSettings settings;
  private final Opener opener;
  private final LineBuffer buffer = new LineBuffer();
  private @Nullable AppendLock lock;
  private @Nullable Segment segment;
  private @Nullable SegmentFile file;
  private long size;
  private long seq;

  /** Set when a segment failed to sync: what the disk has of it is unknown, so nothing more goes there. */
  private boolean abandoned;

  Appender(LogSettings settings) {
    this(settings, path -> new SegmentFile.OnDisk(PrivateFiles.openOrCreate(path)));
  }

  Appender(LogSettings settings, Opener opener) {
    this.settings = settings;
    this.opener = opener;
  }

  /**
   * Appends records, and returns once they are on disk.
   *
   * @return the sequence number of the first; the others follow
   * @throws IOException if they are not; then none of them is in the log
   */
  long append(List<EncodedRecord> batch) throws IOException {
    AppendLock held = lock();
    try (AppendLock.Held unused = held.acquire()) {
      SegmentFile target = current(held);
      long first = seq + 1;
      write(target, batch);
      return first;
    }
  }

  /** Opens the newest segment and mends its end, so that damage is found at start and not at the first record. */
  void prepare() throws IOException {
    AppendLock held = lock();
    try (AppendLock.Held unused = held.acquire()) {
      Optional<Segment> newest = newest(held);
      if (newest.isPresent()) {
        adopt(newest.get());
      }
    }
  }

  /** Tries whether the folder takes bytes and syncs them, without touching a segment. */
  void probe() throws IOException {
    PrivateFiles.createDirectories(settings.logs());
    Path probe = settings.logs().resolve(".probe");
    try (FileChannel channel = PrivateFiles.openOrCreate(probe)) {
      channel.write(ByteBuffer.allocate(4096), 0);
      channel.force(true);
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  private AppendLock lock() throws IOException {
    if (lock != null
        && segment != null
        && !Files.exists(path(segment), LinkOption.NOFOLLOW_LINKS)) {
      // Somebody removed the folder: what is written to the open file would be in no folder.
      forget();
    }
    if (lock == null) {
      PrivateFiles.createDirectories(settings.logs());
      lock = AppendLock.open(settings.logs());
    }
    return lock;
  }

  private SegmentFile current(AppendLock held) throws IOException {
    Segment newest = newest(held).orElse(null);
    LocalDate today = LocalDate.ofInstant(settings.clock().instant(), ZoneOffset.UTC);
    if (newest == null) {
      return begin(held, new Segment(today, 1));
    }
    SegmentFile open = adopt(newest);
    // A clock that went back does not reopen an older day: segments stay in order.
    if (today.isAfter(newest.day())) {
      return begin(held, new Segment(today, 1));
    }
    return abandoned || size >= settings.segmentBytes() ? begin(held, newest.next()) : open;
  }

  private Optional<Segment> newest(AppendLock held) throws IOException {
    Optional<Segment> noted = held.current();
    if (noted.isPresent() && Files.exists(path(noted.get()), LinkOption.NOFOLLOW_LINKS)) {
      return noted;
    }
    List<Segment> all = Segments.in(settings.logs());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  private SegmentFile adopt(Segment newest) throws IOException {
    if (file == null || !newest.equals(segment)) {
      closeFile();
      abandoned = false;
      file = opener.open(path(newest));
      segment = newest;
      size = -1;
    }
    if (file.size() != size) {
      SegmentTail tail = SegmentTail.of(file);
      TornTail.cut(settings, newest, file, tail);
      size = tail.end();
      seq = Math.max(seq, tail.lastSeq() > 0 ? tail.lastSeq() : lastSeqBefore(newest));
    }
    return file;
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

  private SegmentFile begin(AppendLock held, Segment fresh) throws IOException {
    closeFile();
    abandoned = false;
    SegmentFile opened = opener.open(path(fresh));
    file = opened;
    segment = fresh;
    size = opened.size();
    PrivateFiles.syncDirectory(settings.logs());
    held.setCurrent(fresh);
    return size == 0 ? opened : adopt(fresh);
  }

  private void write(SegmentFile target, List<EncodedRecord> batch) throws IOException {
    long start = size;
    long firstSeq = seq;
    buffer.target(target, start);
    boolean written = false;
    try {
      for (EncodedRecord encoded : batch) {
        encoded.write(buffer, ++seq);
      }
      buffer.flush();
      written = true;
      if (settings.sync()) {
        target.sync();
      }
      size = buffer.position();
    } catch (IOException e) {
      seq = firstSeq;
      // After a failed sync the kernel may have dropped the pages: a second sync would lie.
      abandoned = written;
      undo(target, start, e);
      throw e;
    }
  }

  private void undo(SegmentFile target, long start, IOException cause) {
    try {
      target.truncate(start);
    } catch (IOException e) {
      abandoned = true;
      cause.addSuppressed(e);
    }
  }

  private Path path(Segment of) {
    return settings.logs().resolve(of.fileName());
  }

  private void forget() throws IOException {
    closeFile();
    if (lock != null) {
      lock.close();
      lock = null;
    }
    segment = null;
  }

  private void closeFile() throws IOException {
    if (file != null) {
      file.close();
      file = null;
    }
  }

  @Override
  public void close() throws IOException {
    forget();
  }
}

package io.github.notrahooks.log.write;

import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.home.HomeFiles;
import io.github.notrahooks.log.record.IndexEntry;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.segment.SegmentFile;
import io.github.notrahooks.log.segment.SegmentIndex;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Adds to the index of a segment what was stored in it, and never before that. Nothing depends on it: where
 * it fails, the records are found without. Used by the holder of the append lock only.
 */
public final class IndexWriter implements Closeable {
  private final Path logs;
  private final Consumer<String> warnings;
  private @Nullable Segment segment;

  /** Null where the segment's index cannot be written. */
  private @Nullable FileChannel file;

  IndexWriter(Path logs, Consumer<String> warnings) {
    this.logs = logs;
    this.warnings = warnings;
  }

  /** Opens the index of the segment that records will be added to, where it is not open yet. */
  void use(Segment wanted, DescriptorShortage shortage) {
    if (wanted.equals(segment)) {
      return;
    }
    try {
      close();
      segment = wanted;
      FileChannel opened = shortage.outlast(() -> open(wanted));
      file = opened;
      if (opened.size() < IndexEntry.BYTES) {
        opened.write(ByteBuffer.wrap(SegmentIndex.HEADER), 0);
      }
    } catch (IOException e) {
      giveUp(wanted, e);
    }
  }

  private FileChannel open(Segment wanted) throws IOException {
    HomeFiles.createDirectories(SegmentIndex.folder(logs));
    return HomeFiles.openOrCreate(SegmentIndex.path(logs, wanted));
  }

  /** Adds the entries of records that are in the segment by now. */
  void add(List<long[]> entries) {
    FileChannel open = file;
    if (open == null || segment == null || entries.isEmpty()) {
      return;
    }
    try {
      write(open, entries);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // The records are stored, whatever becomes of their entries.
      giveUp(segment, e);
    }
  }

  private void giveUp(Segment given, Throwable cause) {
    try (FileChannel useless = file) {
      file = null;
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    warnings.accept("the index of " + given.fileName() + " is not written any more: "
        + FileProblem.named(cause) + ". Deliveries in it are found all the same, but more slowly.");
  }

  /**
   * Writes entries behind those of the records before theirs, in place of any others.
   *
   * @param entries at least one
   */
  public static void write(FileChannel open, List<long[]> entries) throws IOException {
    long at = endBefore(open, new IndexEntry(entries.get(0), 0).offset());
    ByteBuffer bytes = buffer(entries.size());
    LongBuffer words = bytes.asLongBuffer();
    entries.forEach(words::put);
    new SegmentFile.OnDisk(open).write(bytes, at);
    open.truncate(at + bytes.limit());
  }

  /**
   * Where the entries of the records before an offset end. Another process may have added some since; what is
   * behind them speaks of records that were lost with the power, or is a piece that a process left.
   */
  private static long endBefore(FileChannel open, long offset) throws IOException {
    long end = open.size() / IndexEntry.BYTES * IndexEntry.BYTES;
    long[] words = new long[IndexEntry.WORDS];
    for (; end > IndexEntry.BYTES; end -= IndexEntry.BYTES) {
      ByteBuffer bytes = buffer(1);
      new SegmentFile.OnDisk(open).read(bytes, end - IndexEntry.BYTES);
      bytes.flip();
      bytes.asLongBuffer().get(words);
      IndexEntry last = new IndexEntry(words, 0);
      if (last.isValid() && last.end() <= offset) {
        return end;
      }
    }
    return IndexEntry.BYTES;
  }

  private static ByteBuffer buffer(int entries) {
    return ByteBuffer.allocate(entries * IndexEntry.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() throws IOException {
    FileChannel old = file;
    file = null;
    segment = null;
    if (old != null) {
      old.close();
    }
  }
}

package io.github.notrahooks.log.segment;

import io.github.notrahooks.home.PrivateFiles;
import io.github.notrahooks.log.record.DamagedLine;
import io.github.notrahooks.log.record.IndexEntry;
import io.github.notrahooks.log.record.RecordHead;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The index of one segment, as those see it who look something up: a hint, and never the truth. It says of
 * each record where it is; bytes of the segment of which it says nothing are a gap, to be read the slow
 * way. So an index that is missing, incomplete or damaged costs time, but changes no answer.
 *
 * <p>An entry counts if its checksum is right and it follows on the one before. The first and the last are
 * compared with the log itself; where they are wrong, none counts, since the index is another segment's.
 */
public final class SegmentIndex implements Closeable {
  /** What an index begins with, as long as an entry; never to be changed. */
  public static final byte[] HEADER = header();

  private static final String FOLDER = ".index";
  private static final int BLOCK_ENTRIES = 4096;

  private final @Nullable FileChannel index;
  private final SegmentSource segment;

  /** How much of the segment there was when this was opened. */
  private final long size;

  /** How many entries there are to look at, valid or not. */
  private final long entries;

  private final ByteBuffer block =
      ByteBuffer.allocate(BLOCK_ENTRIES * IndexEntry.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private final long[] words = new long[BLOCK_ENTRIES * IndexEntry.WORDS];

  /** Which entry the block begins with, and how many it holds. */
  private long blockFirst;

  private int blockCount;

  /** Told of a segment's records and gaps, which together are all of it. */
  public interface Visitor {
    /**
     * A record; the entry is valid during the call only.
     *
     * @return whether to go on
     */
    boolean entry(IndexEntry entry) throws IOException;

    /**
     * Bytes between two offsets of which the index says nothing; they begin and end at line ends.
     *
     * @return whether to go on
     */
    boolean gap(long from, long to) throws IOException;
  }

  private SegmentIndex(@Nullable FileChannel index, SegmentSource segment) throws IOException {
    this.index = index;
    this.segment = segment;
    this.size = segment.size();
    this.entries = index == null ? 0 : Math.max(0, index.size() / IndexEntry.BYTES - 1);
  }

  private static byte[] header() {
    byte[] header = new byte[IndexEntry.BYTES];
    byte[] name = "notra-hooks index 1\n".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(name, 0, header, 0, name.length);
    return header;
  }

  /** The folder of the indexes. */
  public static Path folder(Path logs) {
    return logs.resolve(FOLDER);
  }

  /** The file that is, or would be, a segment's index. */
  public static Path path(Path logs, Segment segment) {
    return folder(logs).resolve(segment.fileName() + ".index");
  }

  /**
   * Opens a segment and its index, if it has one that can be used.
   *
   * @throws NoSuchFileException if there is no such segment
   */
  public static SegmentIndex open(Path logs, Segment segment) throws IOException {
    SegmentSource source = SegmentSource.open(logs, segment);
    try {
      return of(logs, segment, source);
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /** The same for a segment that is open already, and is closed with this. */
  public static SegmentIndex of(Path logs, Segment segment, SegmentSource source)
      throws IOException {
    FileChannel index = openIndex(path(logs, segment));
    try {
      SegmentIndex opened = new SegmentIndex(index, source);
      if (index == null || opened.agrees()) {
        return opened;
      }
      index.close();
      return new SegmentIndex(null, source);
    } catch (IOException | RuntimeException e) {
      if (index != null) {
        index.close();
      }
      throw e;
    }
  }

  /** The segment. */
  public SegmentSource segment() {
    return segment;
  }

  private static @Nullable FileChannel openIndex(Path path) {
    try {
      FileChannel index = PrivateFiles.openForReading(path);
      ByteBuffer header = ByteBuffer.allocate(HEADER.length);
      index.read(header, 0);
      if (header.flip().equals(ByteBuffer.wrap(HEADER))) {
        return index;
      }
      index.close();
    } catch (IOException e) {
      // There is none, or none that can be read: the segment itself can.
      return null;
    }
    return null;
  }

  /** Whether the first and the last valid entry say what the log says. */
  private boolean agrees() throws IOException {
    IndexEntry first = null;
    for (long i = 0; i < entries && first == null; i++) {
      first = valid(i, 0);
    }
    IndexEntry last = null;
    boolean agrees = first == null || agrees(first);
    for (long i = entries - 1; agrees && i >= 0 && last == null; i--) {
      last = valid(i, 0);
    }
    return agrees && (last == null || agrees(last));
  }

  private boolean agrees(IndexEntry entry) throws IOException {
    LogLine line = LogLine.in(segment, entry.offset(), entry.length());
    byte[] end = line.part(entry.length(), 1);
    if (end.length == 0 || end[0] != '\n') {
      return false;
    }
    try {
      StoredRecord.check(line);
      RecordHead head = StoredRecord.head(line);
      long[] right = head == null ? null : IndexEntry.of(head);
      if (right != null) {
        IndexEntry.place(right, entry.offset(), entry.length());
      }
      return right != null && entry.isSameAs(right);
    } catch (DamagedLine e) {
      return false;
    }
  }

  /** Visits everything from the beginning of the segment on, and tells whether the visitor wants more. */
  public boolean oldestFirst(Visitor visitor) throws IOException {
    long at = 0;
    for (long i = 0; i < entries; i++) {
      IndexEntry entry = valid(i, at);
      if (entry != null) {
        long offset = entry.offset();
        long end = entry.end();
        if (offset > at && !visitor.gap(at, offset) || !visitor.entry(entry)) {
          return false;
        }
        at = end;
      }
    }
    return at >= size || visitor.gap(at, size);
  }

  /** Visits everything from the end of the segment on, and tells whether the visitor wants more. */
  public boolean newestFirst(Visitor visitor) throws IOException {
    long limit = size;
    for (long i = entries - 1; i >= 0; i--) {
      IndexEntry entry = valid(i, 0);
      if (entry != null && entry.end() <= limit) {
        long offset = entry.offset();
        if (entry.end() < limit && !visitor.gap(entry.end(), limit) || !visitor.entry(entry)) {
          return false;
        }
        limit = offset;
      }
    }
    return limit == 0 || visitor.gap(0, limit);
  }

  /** An entry, if it is valid, begins at an offset or behind it, and ends within the segment. */
  private @Nullable IndexEntry valid(long number, long from) throws IOException {
    if (number < blockFirst || number >= blockFirst + blockCount) {
      load(number);
    }
    if (number >= blockFirst + blockCount) {
      return null;
    }
    IndexEntry entry = new IndexEntry(words, (int) (number - blockFirst) * IndexEntry.WORDS);
    return entry.isValid() && entry.offset() >= from && entry.end() <= size ? entry : null;
  }

  /** Loads the block that an entry is in, so that going either way through it needs no other. */
  private void load(long number) throws IOException {
    blockFirst = number / BLOCK_ENTRIES * BLOCK_ENTRIES;
    block.clear();
    if (index != null) {
      new SegmentFile.OnDisk(index).read(block, (blockFirst + 1) * IndexEntry.BYTES);
    }
    blockCount = block.position() / IndexEntry.BYTES;
    block.flip();
    block.asLongBuffer().get(words, 0, blockCount * IndexEntry.WORDS);
  }

  @Override
  public void close() throws IOException {
    try (SegmentSource closing = segment) {
      if (index != null) {
        index.close();
      }
    }
  }
}

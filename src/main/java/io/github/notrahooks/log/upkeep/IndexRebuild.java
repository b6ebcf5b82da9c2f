package io.github.notrahooks.log.upkeep;

import io.github.notrahooks.home.HomeFiles;
import io.github.notrahooks.log.record.IndexEntry;
import io.github.notrahooks.log.segment.HeadReader;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.segment.SegmentIndex;
import io.github.notrahooks.log.segment.Segments;
import io.github.notrahooks.log.write.IndexWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Makes anew, from the log, the indexes that are missing or lack records. The newest segment is left alone:
 * its index is being written. An index takes the place of another in one step, so that readers see the
 * one or the other. Not thread-safe.
 */
public final class IndexRebuild {
  private static final int ENTRIES_AT_ONCE = 4096;

  private final Path logs;
  private final BooleanSupplier stop;
  private final HeadReader heads;

  /** Thrown through a reader that is to go no further. */
  private static final class Stopped extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Thrown through a reader that has found a record of which the index says nothing. */
  private static final class Unindexed extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * A rebuild in the log's folder.
   *
   * @param stop asked often whether to end, half done
   */
  public IndexRebuild(Path logs, BooleanSupplier stop) {
    this.logs = logs;
    this.stop = stop;
    this.heads = new HeadReader(logs);
  }

  /**
   * Rebuilds what needs it, from the newest segment on, which are looked into most.
   *
   * @return the names of the segments that have a new index
   * @throws IOException if an index cannot be written
   */
  public List<String> run() throws IOException {
    List<String> rebuilt = new ArrayList<>();
    List<Segment> segments = Segments.in(logs);
    try {
      for (int i = segments.size() - 2; i >= 0; i--) {
        if (lacksRecords(segments.get(i))) {
          rebuild(segments.get(i));
          rebuilt.add(segments.get(i).fileName());
        }
      }
    } catch (Stopped e) {
      // What was finished is of use, and the next start goes on.
      return rebuilt;
    }
    return rebuilt;
  }

  /** Whether a new index would say more. Damaged and blank lines are gaps that no index can fill. */
  private boolean lacksRecords(Segment segment) throws IOException {
    try (SegmentIndex index = SegmentIndex.open(logs, segment)) {
      index.oldestFirst(new SegmentIndex.Visitor() {
        @Override
        public boolean entry(IndexEntry entry) {
          return true;
        }

        @Override
        public boolean gap(long from, long to) throws IOException {
          heads.read(index.segment(), from, to, (head, offset, length) -> {
            if (IndexEntry.of(head) != null) {
              throw new Unindexed();
            }
          });
          return true;
        }
      });
      return false;
    } catch (Unindexed e) {
      return true;
    } catch (NoSuchFileException e) {
      // Retention removed it since the folder was listed.
      return false;
    }
  }

  private void rebuild(Segment segment) throws IOException {
    HomeFiles.createDirectories(SegmentIndex.folder(logs));
    Path index = SegmentIndex.path(logs, segment);
    Path fresh = SegmentIndex.folder(logs).resolve(segment.fileName() + ".new");
    Files.deleteIfExists(fresh);
    try {
      try (FileChannel file = HomeFiles.createInPlaceOf(index, fresh)) {
        file.write(ByteBuffer.wrap(SegmentIndex.HEADER));
        write(segment, file);
      }
      Files.move(fresh, index, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private void write(Segment segment, FileChannel file) throws IOException {
    List<long[]> entries = new ArrayList<>();
    heads.read(segment, 0, Long.MAX_VALUE, (head, offset, length) -> {
      long[] entry = IndexEntry.of(head);
      if (entry != null) {
        IndexEntry.place(entry, offset, length);
        entries.add(entry);
      }
      if (entries.size() == ENTRIES_AT_ONCE) {
        IndexWriter.write(file, entries);
        entries.clear();
      }
      if (stop.getAsBoolean()) {
        throw new Stopped();
      }
    });
    if (!entries.isEmpty()) {
      IndexWriter.write(file, entries);
    }
  }
}

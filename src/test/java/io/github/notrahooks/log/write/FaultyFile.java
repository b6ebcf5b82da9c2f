package io.github.notrahooks.log.write;

import io.github.notrahooks.home.HomeFiles;
import io.github.notrahooks.log.segment.SegmentFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A segment in a real file each step of which can be made to fail, once or for good. */
final class FaultyFile implements SegmentFile {
  /** Something to do with a file. */
  interface Step {
    void run(Path file) throws IOException;
  }

  /** The steps that fail, shared by the files of one test. */
  static final class Faults {
    int failingWrites;
    int failingSyncs;
    int failingTruncates;
    int syncs;
    final List<Path> opened = new ArrayList<>();

    /** How many bytes a failing write leaves in the file all the same. */
    int written = 100;

    /** From where nothing can be read. */
    long unreadable = -1;

    /** Is run right before a sync, which fails where it does. */
    Step beforeSync = file -> {};

    SegmentFile open(Path path) throws IOException {
      opened.add(path.getFileName());
      return new FaultyFile(path, new OnDisk(HomeFiles.openOrCreate(path)), this);
    }
  }

  private final Path path;
  private final SegmentFile file;
  private final Faults faults;

  private FaultyFile(Path path, SegmentFile file, Faults faults) {
    this.path = path;
    this.file = file;
    this.faults = faults;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public void write(ByteBuffer bytes, long position) throws IOException {
    if (faults.failingWrites > 0) {
      faults.failingWrites--;
      file.write(bytes.limit(Math.min(bytes.limit(), bytes.position() + faults.written)), position);
      throw new IOException("No space left on device");
    }
    file.write(bytes, position);
  }

  @Override
  public void read(ByteBuffer bytes, long position) throws IOException {
    if (position == faults.unreadable) {
      throw new IOException("Input/output error");
    }
    file.read(bytes, position);
  }

  @Override
  public void truncate(long size) throws IOException {
    if (faults.failingTruncates > 0) {
      faults.failingTruncates--;
      throw new IOException("Truncating failed");
    }
    file.truncate(size);
  }

  @Override
  public void sync() throws IOException {
    faults.beforeSync.run(path);
    faults.syncs++;
    if (faults.failingSyncs > 0) {
      faults.failingSyncs--;
      throw new IOException("Input/output error");
    }
    file.sync();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

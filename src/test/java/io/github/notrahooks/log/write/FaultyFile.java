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
  /** The steps that fail, shared by the files of one test. */
  static final class Faults {
    int failingWrites;
    int failingSyncs;
    int failingTruncates;
    int syncs;
    final List<Path> opened = new ArrayList<>();

    /** How many bytes a failing write leaves in the file all the same. */
    int written = 100;

    SegmentFile open(Path path) throws IOException {
      opened.add(path.getFileName());
      return new FaultyFile(new OnDisk(HomeFiles.openOrCreate(path)), this);
    }
  }

  private final SegmentFile file;
  private final Faults faults;

  private FaultyFile(SegmentFile file, Faults faults) {
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

package io.github.notrahooks.log.segment;

import io.github.notrahooks.home.PrivateFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A segment that is open for reading. All that is read from it is of this one file, whatever becomes of its
 * name meanwhile: retention and restores take away names, not what somebody has open.
 *
 * @param path what the file was named when it was opened
 * @param channel the file
 */
public record SegmentSource(Path path, FileChannel channel) implements Closeable {
  /**
   * Opens a segment.
   *
   * @throws java.nio.file.NoSuchFileException if there is none
   */
  public static SegmentSource open(Path logs, Segment segment) throws IOException {
    return open(logs.resolve(segment.fileName()));
  }

  /**
   * The same for the path of a segment.
   *
   * @throws java.nio.file.NoSuchFileException if there is no such file
   */
  public static SegmentSource open(Path path) throws IOException {
    return new SegmentSource(path, PrivateFiles.openForReading(path));
  }

  /** How many bytes the file has at the moment. */
  public long size() throws IOException {
    return channel.size();
  }

  /** Reads into the buffer from a position until it is full or the file ends. */
  public void read(ByteBuffer bytes, long position) throws IOException {
    new SegmentFile.OnDisk(channel).read(bytes, position);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

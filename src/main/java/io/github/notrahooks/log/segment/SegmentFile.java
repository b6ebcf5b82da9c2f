package io.github.notrahooks.log.segment;

import io.github.notrahooks.home.PrivateFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** An open segment, reduced to what appending needs, so that a test can make each step of it fail. */
public interface SegmentFile extends Closeable {
  /** Opens a segment file, making it if it is not there; tests put failing files in its place. */
  interface Opener {
    SegmentFile open(Path file) throws IOException;

    /** Makes the name of a new file durable. */
    default void syncFolder(Path folder) throws IOException {
      PrivateFiles.syncDirectory(folder);
    }
  }

  /** How many bytes it has. */
  long size() throws IOException;

  /** Writes all of the buffer at a position. */
  void write(ByteBuffer bytes, long position) throws IOException;

  /** Reads into the buffer from a position until it is full or the file ends. */
  void read(ByteBuffer bytes, long position) throws IOException;

  /** Cuts it off. */
  void truncate(long size) throws IOException;

  /** Returns when all that was written is on the disk. */
  void sync() throws IOException;

  /** A segment in a real file. */
  record OnDisk(FileChannel channel) implements SegmentFile {
    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      long at = position;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    }

    @Override
    public void read(ByteBuffer bytes, long position) throws IOException {
      long at = position;
      while (bytes.hasRemaining()) {
        int count = channel.read(bytes, at);
        if (count < 0) {
          return;
        }
        at += count;
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      channel.truncate(size);
    }

    @Override
    public void sync() throws IOException {
      channel.force(false);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}

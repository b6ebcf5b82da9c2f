package io.github.notrahooks.log.segment;

import io.github.notrahooks.home.HomeFiles;
import io.github.notrahooks.home.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts off the bytes after the last line end of a segment, and keeps them in a file beside it. */
public final class TornTail {
  private static final int BLOCK = 1024 * 1024;

  private static final Pattern NAME = Pattern.compile("(.+)\\.torn-(0|-?[1-9]\\d{0,18})");

  private TornTail() {}

  /** The name of the segment that the bytes in a file were cut from, if the file's name says so. */
  public static Optional<Segment> segmentOf(String fileName) {
    Matcher matcher = NAME.matcher(fileName);
    return matcher.matches() ? Segment.parse(matcher.group(1)) : Optional.empty();
  }

  /**
   * Cuts a segment off after its last line end, if anything follows that, and says so as a warning.
   * Only the holder of the append lock may do so.
   *
   * @throws IOException if the bytes cannot be kept or cut off; kept bytes are never lost
   */
  public static void cut(LogSettings settings, Segment segment, SegmentFile file, SegmentTail tail)
      throws IOException {
    long size = file.size();
    if (size == tail.end()) {
      return;
    }
    Path kept = keep(settings, segment, file, tail.end(), size);
    file.truncate(tail.end());
    file.sync();
    settings
        .warnings()
        .accept(segment.fileName()
            + ": the last record was torn off while it was written; its "
            + (size - tail.end())
            + " bytes from offset "
            + tail.end()
            + " on are kept in "
            + kept);
  }

  private static Path keep(
      LogSettings settings, Segment segment, SegmentFile file, long from, long to)
      throws IOException {
    long stamp = settings.clock().millis();
    while (true) {
      Path beside = settings.logs().resolve(segment.fileName() + ".torn-" + stamp);
      try (FileChannel copy = HomeFiles.create(beside)) {
        for (long at = from; at < to; at += BLOCK) {
          ByteBuffer block = ByteBuffer.allocate((int) Math.min(BLOCK, to - at));
          file.read(block, at);
          block.flip();
          while (block.hasRemaining()) {
            copy.write(block);
          }
        }
        copy.force(true);
        PrivateFiles.syncDirectory(settings.logs());
        return beside;
      } catch (FileAlreadyExistsException e) {
        stamp++;
      } catch (IOException e) {
        // Half a copy is of no use, and another would follow with every attempt.
        Files.deleteIfExists(beside);
        throw e;
      }
    }
  }
}

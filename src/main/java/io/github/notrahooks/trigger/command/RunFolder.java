package io.github.notrahooks.trigger.command;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.home.HomeFiles;
import io.github.notrahooks.log.record.LogRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** The folder of one run, which is removed with all that is in it when the run is over. */
final class RunFolder implements AutoCloseable {
  /** The system writes from memory outside of the heap, and keeps as much of it as it got at once. */
  private static final int AT_ONCE = 64 * 1024;

  private final Path path;

  RunFolder(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /** The body's exact bytes. */
  Path payload() {
    return path.resolve("payload");
  }

  /** A line for each header. */
  Path headers() {
    return path.resolve("headers");
  }

  void write(LogRecord.Request delivery) throws IOException {
    write(payload(), delivery.body());
    write(headers(), lines(delivery.headers()));
  }

  private static Body lines(Headers headers) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Header header : headers) {
      lines.writeBytes(header.name().getBytes(StandardCharsets.UTF_8));
      lines.writeBytes(": ".getBytes(StandardCharsets.UTF_8));
      for (byte b : header.bytes()) {
        // No request has these in a value, but a log that somebody wrote may: a header is one line.
        if (b != '\n' && b != '\r' && b != 0) {
          lines.write(b);
        }
      }
      lines.write('\n');
    }
    return Body.of(lines.toByteArray());
  }

  private static void write(Path file, Body content) throws IOException {
    try (FileChannel channel = HomeFiles.create(file)) {
      for (byte[] piece : content.pieces()) {
        ByteBuffer bytes = ByteBuffer.wrap(piece);
        while (bytes.position() < piece.length) {
          bytes.limit(Math.min(piece.length, bytes.position() + AT_ONCE));
          channel.write(bytes);
        }
      }
    }
  }

  @Override
  public void close() {
    try {
      remove(path);
    } catch (IOException e) {
      // A command may have locked it away, or still writes into it: it is cleared at the next
      // start.
      return;
    }
  }

  /** Removes a file, or a folder with all that is in it; of a link, the link. */
  static void remove(Path removed) throws IOException {
    Files.walkFileTree(removed, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        Files.deleteIfExists(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
          throws IOException {
        if (problem != null) {
          throw problem;
        }
        Files.deleteIfExists(directory);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}

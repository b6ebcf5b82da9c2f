package io.github.notrahooks.cli.send;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.SecretChoice;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.home.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Lets a person change some bytes in the editor of their choice. */
final class Editor {
  private final Context context;

  Editor(Context context) {
    this.context = context;
  }

  /** The bytes after editing. A line end that the editor alone added at the end is taken off again. */
  byte[] edit(byte[] bytes) {
    if (!context.environment().interactive()) {
      throw Failure.usage("--edit needs a terminal; use --set to change a payload without one");
    }
    String editor = context
        .environment()
        .variable("VISUAL")
        .or(() -> context.environment().variable("EDITOR"))
        .orElse("vi");
    Path file = Path.of(
        context.environment().variable("TMPDIR").orElse("/tmp"),
        "notra-hooks-" + Long.toHexString(context.environment().random().nextLong()) + ".json");
    try {
      try (FileChannel channel = PrivateFiles.create(file)) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
          channel.write(left);
        }
      }
      run(editor, file);
      return withoutAddedLineEnd(bytes, Files.readAllBytes(file));
    } catch (IOException e) {
      throw Failure.failed("cannot edit " + file + ": " + FileProblem.of(e));
    } finally {
      delete(file);
    }
  }

  private static void run(String editor, Path file) throws IOException {
    // The variable may have arguments in it, as in "code --wait": the shell knows how to split it.
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", editor + " \"$1\"", "sh", file.toString()).inheritIO();
    // An editor has no use for secrets, and its plug-ins less.
    SecretChoice.variables().forEach(builder.environment()::remove);
    Process process = builder.start();
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw Failure.failed(
            "the editor '" + editor + "' ended with " + code + "; nothing was sent");
      }
    } catch (InterruptedException e) {
      process.destroy();
      throw new Failure(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  private static byte[] withoutAddedLineEnd(byte[] before, byte[] after) {
    boolean had = before.length > 0 && before[before.length - 1] == '\n';
    boolean has = after.length > 0 && after[after.length - 1] == '\n';
    return has && !had ? Arrays.copyOf(after, after.length - 1) : after;
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw Failure.failed("cannot remove " + file + ": " + FileProblem.of(e));
    }
  }
}

package io.github.notrahooks.cli.send;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.SecretChoice;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.home.PrivateFiles;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.restore.Restyling;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Lets a person change some bytes in the editor of their choice. */
final class Editor {
  private static final long PATIENCE_MILLIS = 1000;

  private final Context context;

  Editor(Context context) {
    this.context = context;
  }

  /**
   * A payload after editing. JSON is shown indented and comes back without white space, its values spelt as the person
   * left them; where none was changed, it is the payload's very bytes that come back.
   *
   * @throws Failure if it was JSON and is none any more: what the person wrote is then kept in its file
   */
  byte[] edit(byte[] payload) {
    byte[] shown = indented(payload);
    boolean json = shown != payload;
    Path file = file();
    boolean kept = false;
    try {
      write(file, shown);
      run(editor(), file);
      byte[] edited = withoutAddedLineEnd(shown, Files.readAllBytes(file));
      if (!json || Arrays.equals(edited, shown)) {
        return json ? payload : edited;
      }
      kept = true;
      byte[] compact = compact(edited, file);
      kept = false;
      return Arrays.equals(compact, compact(payload, file)) ? payload : compact;
    } catch (IOException e) {
      throw Failure.failed("cannot edit " + file + ": " + FileProblem.of(e));
    } finally {
      if (!kept) {
        delete(file);
      }
    }
  }

  private String editor() {
    Optional<String> named =
        context.environment().variable("VISUAL").or(() -> context.environment().variable("EDITOR"));
    if (named.isEmpty() && !context.environment().interactive()) {
      throw Failure.usage("--edit needs a terminal, or an editor in VISUAL or EDITOR; --set changes"
          + " a payload without one");
    }
    return named.orElse("vi");
  }

  private Path file() {
    return Path.of(
        context.environment().variable("TMPDIR").orElse("/tmp"),
        "notra-hooks-" + Long.toHexString(context.environment().random().nextLong()) + ".json");
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel = PrivateFiles.create(file)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
    }
  }

  /** The same array if it is no JSON, which is edited as it is. */
  private static byte[] indented(byte[] payload) {
    return Restyling.PRETTY.of(payload).orElse(payload);
  }

  private static byte[] compact(byte[] json, Path file) {
    try {
      Json.parse(json);
      return Restyling.compact(json).orElse(json);
    } catch (MalformedJson e) {
      throw Failure.failed("what was edited is no JSON any more: " + e.getMessage()
          + ". Nothing was sent. The text is kept in " + file + "; 'notra-hooks send " + file
          + "' sends it as it is.");
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
      // It has the terminal, which belongs to others now: the shell's process is not all of it.
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      awaitEnd(process);
      throw new Failure(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  /** It gives the terminal back as it was, if it is quick about it. */
  private static void awaitEnd(Process process) {
    try {
      process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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

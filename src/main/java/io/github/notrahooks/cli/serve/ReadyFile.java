package io.github.notrahooks.cli.serve;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.home.HomeFiles;
import io.github.notrahooks.home.PrivateFiles;
import io.github.notrahooks.home.RunningServer;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file that says that a server is ready, and where. It is there while the server listens: one that an
 * earlier server left behind is removed at the start, and the server's own when it ends. A file that is not
 * a ready file is neither removed nor replaced, unless it is empty, and neither is that of a server which runs
 * on another home.
 */
final class ReadyFile implements AutoCloseable {
  private static final int LONGEST = 1 << 20;

  private final Path file;
  private final boolean ofHome;
  private byte[] written = new byte[0];

  private ReadyFile(Path file, boolean ofHome) {
    this.file = file;
    this.ofHome = ofHome;
  }

  /**
   * The ready file at a path.
   *
   * @param home that of the server which is to write it; in it, the file belongs to the user whose home
   *     it is
   * @throws Failure if something else is there, or no file can be
   */
  static ReadyFile at(Path file, Home home) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw wrong(file, "there is no folder " + folder);
    }
    boolean ofHome = false;
    try {
      ofHome = folder != null && home.contains(folder.toRealPath());
      BasicFileAttributes there =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!there.isRegularFile()) {
        throw wrong(
            file,
            there.isDirectory()
                ? "it is a folder"
                : there.isSymbolicLink() ? "it is a symbolic link" : "it is no regular file");
      }
      if (there.size() > 0) {
        JsonNode ready = readyFile(file, there.size())
            .orElseThrow(() ->
                wrong(file, "a file that is no ready file is there; remove it, or name another"));
        refuseWhileItsServerRuns(file, ready, home);
      }
    } catch (NoSuchFileException e) {
      return new ReadyFile(file, ofHome);
    } catch (IOException e) {
      throw wrong(file, FileProblem.of(e));
    }
    return new ReadyFile(file, ofHome);
  }

  private static Optional<JsonNode> readyFile(Path file, long size) throws IOException {
    if (size > LONGEST) {
      return Optional.empty();
    }
    try {
      JsonNode ready = Json.parse(Files.readAllBytes(file));
      return ready.path("url").isString()
              && ready.path("port").isInt()
              && ready.path("pid").isIntegralNumber()
              && ready.path("endpoints").isArray()
          ? Optional.of(ready)
          : Optional.empty();
    } catch (MalformedJson e) {
      return Optional.empty();
    }
  }

  /** Of two servers on one home the second is refused for that, in words of its own. */
  private static void refuseWhileItsServerRuns(Path file, JsonNode ready, Home own) {
    String home = ready.path("home").asString("");
    if (home.isEmpty() || home.equals(own.realPath().toString())) {
      return;
    }
    try {
      RunningServer.read(new Home(Path.of(home)))
          .filter(server -> server.pid() == ready.path("pid").asLong(0))
          .ifPresent(server -> {
            throw wrong(
                file,
                "it is that of the server of the home " + home + " (process " + server.pid()
                    + " at " + server.url() + "), which is running; name another");
          });
    } catch (InvalidPathException e) {
      // No server of this machine wrote it.
      return;
    }
  }

  /** Removes what an earlier server left behind, so that nobody waits for this one and finds that. */
  void removeEarlier() {
    try {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) > 0) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw wrong(file, FileProblem.of(e));
    }
  }

  /** Writes it, in one step. */
  void write(ObjectNode ready) {
    byte[] content = (Json.text(ready) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      if (ofHome) {
        HomeFiles.replace(file, content);
      } else {
        PrivateFiles.replace(file, content);
      }
      written = content;
    } catch (IOException e) {
      throw wrong(file, FileProblem.of(e));
    }
  }

  /** Removes it, unless somebody else has put another in its place. */
  @Override
  public void close() throws IOException {
    try {
      if (written.length > 0
          && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && Arrays.equals(written, Files.readAllBytes(file))) {
        Files.delete(file);
      }
    } catch (NoSuchFileException e) {
      // Whoever read it removed it.
      return;
    }
  }

  private static Failure wrong(Path file, String problem) {
    return Failure.usage("cannot write the --ready-file " + file + ": " + problem);
  }
}

package io.github.notrahooks.home;

import io.github.notrahooks.failure.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that holds configuration, secrets and the delivery log.
 *
 * @param path the folder, which need not exist yet
 */
public record Home(Path path) {
  private static final List<String> OWN = List.of(
      "config.json",
      ".config.lock",
      "serve.lock",
      "serve.json",
      "inspector.token",
      "history",
      ".gitignore");

  /** The configuration. */
  public Path config() {
    return path.resolve("config.json");
  }

  /** Where the home is, whatever links lead there. */
  public Path realPath() {
    return real(path);
  }

  /** The folder of the delivery log's segments. */
  public Path logs() {
    return path.resolve("logs");
  }

  /** Held locked by the running server for as long as it lives. */
  public Path serverLock() {
    return path.resolve("serve.lock");
  }

  /** Says where the running server listens. */
  public Path serverState() {
    return path.resolve("serve.json");
  }

  /** Where an inspector without a server listens. */
  public Path inspectorState() {
    return path.resolve("inspector.json");
  }

  /** What lets one into the inspector. */
  public Path inspectorToken() {
    return path.resolve("inspector.token");
  }

  /** The interactive prompt's history. */
  public Path history() {
    return path.resolve("history");
  }

  /**
   * This home, unless it or its folder of logs is a link that somebody else may have put there.
   *
   * @throws Failure if one of them is
   */
  public Home checked() {
    for (Path each : List.of(path, logs())) {
      Access.problemWithLink(each).ifPresent(problem -> {
        throw Failure.usage("cannot use the home " + path + ": " + each + ": " + problem
            + ". Choose another folder with --home or NOTRA_HOOKS_HOME.");
      });
    }
    return this;
  }

  /** What other users can read of this home, although it should be for its owner alone. */
  public List<Path> openToOthers() {
    return Stream.of(path, config(), logs()).filter(Access::isOpenToOthers).toList();
  }

  /** Whether a place is in this home, or is where one of its parts leads to. */
  public boolean contains(Path place) {
    return place.startsWith(real(path)) || place.startsWith(real(logs()));
  }

  /** Whether a place is that of a file which this tool keeps in this home, or of the log. */
  public boolean owns(Path place) {
    return place.startsWith(real(logs()))
        || place.startsWith(real(path).resolve(logs().getFileName()))
        || OWN.stream().anyMatch(name -> place.equals(real(path).resolve(name)));
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      // It is not there yet.
      return path.toAbsolutePath().normalize();
    }
  }

  /**
   * Makes the folder, for its owner alone, with a {@code .gitignore} that keeps it out of repositories.
   *
   * @throws IOException if it cannot be made, or is no folder
   */
  public void create() throws IOException {
    HomeFiles.createDirectories(path);
    Path ignore = path.resolve(".gitignore");
    if (!Files.exists(ignore)) {
      try (var channel = HomeFiles.create(ignore)) {
        channel.write(StandardCharsets.UTF_8.encode("*\n"));
      } catch (FileAlreadyExistsException e) {
        // Another process made it between the look and the attempt; it is the same file.
        return;
      }
    }
  }
}

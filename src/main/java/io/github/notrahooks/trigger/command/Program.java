package io.github.notrahooks.trigger.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a name of a program means. It is found before it is started: whatever stands in front of it would
 * only say so with an exit code of its own.
 *
 * @param path of the program, absolute; null where there is none
 * @param problem what is wrong with it, for people; null where nothing is
 */
record Program(@Nullable Path path, @Nullable String problem) {
  /** Finds a program: a name with a slash in a directory, a bare one in the server's {@code PATH}. */
  static Program find(String name, Path directory, @Nullable String searchPath) {
    try {
      return name.indexOf('/') < 0
          ? inPath(name, searchPath)
              .map(found -> new Program(found, null))
              .orElseGet(() -> missing("there is no program '" + name + "' in PATH"))
          : at(directory.resolve(name));
    } catch (InvalidPathException e) {
      return missing("the name of the program cannot be one");
    }
  }

  /** Finds a program in a {@code PATH}; what is relative in it depends on where one is, and is passed over. */
  static Optional<Path> inPath(String name, @Nullable String searchPath) {
    if (name.isEmpty() || searchPath == null) {
      return Optional.empty();
    }
    for (String folder : searchPath.split(":", -1)) {
      if (folder.startsWith("/")) {
        Path file = Path.of(folder, name);
        if (Files.isRegularFile(file) && Files.isExecutable(file)) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  private static Program at(Path file) {
    if (!Files.exists(file)) {
      return missing("there is no file " + file);
    }
    if (!Files.isRegularFile(file)) {
      return missing(file + " is not a file");
    }
    return Files.isExecutable(file)
        ? new Program(file, null)
        : missing(file + " is not executable");
  }

  private static Program missing(String problem) {
    return new Program(null, problem);
  }
}

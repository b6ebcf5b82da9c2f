package io.github.notrahooks.trigger.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Linux tells of a process, and Java does not. Elsewhere there is nothing to be read.
 *
 * @param pid its number
 * @param ended whether only its parent has not yet been told of its end
 * @param parent the number of its parent
 * @param session the number of the process that made its session
 */
record ProcessStat(long pid, boolean ended, long parent, long session) {
  private static final Path PROC = Path.of("/proc");

  /** All processes, as far as they can be seen. */
  static List<ProcessStat> all() {
    List<ProcessStat> all = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        read(process).ifPresent(all::add);
      }
    } catch (IOException e) {
      // This is another system.
      return List.of();
    }
    return all;
  }

  /** One process, unless it is gone. */
  static Optional<ProcessStat> of(long pid) {
    return read(PROC.resolve(Long.toString(pid)));
  }

  private static Optional<ProcessStat> read(Path process) {
    try {
      byte[] stat = Files.readAllBytes(process.resolve("stat"));
      return parse(new String(stat, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      // It ended between the look and the reading.
      return Optional.empty();
    }
  }

  /** Reads a line such as {@code 12 (a) b) S 1 12 12 0 …}: the name is any text that its program likes. */
  static Optional<ProcessStat> parse(String stat) {
    int name = stat.indexOf(" (");
    int behind = stat.lastIndexOf(") ");
    if (name < 0 || behind < name) {
      return Optional.empty();
    }
    String[] fields = stat.substring(behind + 2).split(" ", 5);
    if (fields.length < 5) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ProcessStat(
          Long.parseLong(stat.substring(0, name)),
          fields[0].equals("Z") || fields[0].equals("X"),
          Long.parseLong(fields[1]),
          Long.parseLong(fields[3])));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether the process was started with a variable, as far as one may know. */
  static boolean hasVariable(long pid, String variable) {
    byte[] wanted = variable.getBytes(StandardCharsets.UTF_8);
    return environment(pid)
        .map(all -> '\0' + all + '\0')
        .filter(all -> all.contains('\0' + new String(wanted, StandardCharsets.ISO_8859_1) + '\0'))
        .isPresent();
  }

  /**
   * Whether the process has no variables that can be read: for a moment, while the system puts one program
   * in the place of another, or for good, where it was started without any.
   */
  static boolean hasNoVariables(long pid) {
    return environment(pid).filter(String::isEmpty).isPresent();
  }

  private static Optional<String> environment(long pid) {
    try {
      byte[] environment = Files.readAllBytes(PROC.resolve(pid + "/environ"));
      return Optional.of(new String(environment, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      // It is gone, or another user's.
      return Optional.empty();
    }
  }
}

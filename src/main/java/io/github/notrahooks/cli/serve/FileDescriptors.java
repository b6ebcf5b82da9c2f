package io.github.notrahooks.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How many connections the process can have open, from its limit on open files. */
final class FileDescriptors {
  private static final int MOST = 4096;
  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final String OPEN_FILES = "Max open files";

  /** What the tool itself needs: jars, segments, locks, selectors. */
  private static final int OWN = 64;

  private FileDescriptors() {}

  static int connections() {
    try {
      List<String> limits = Files.readAllLines(LIMITS);
      for (String line : limits) {
        if (line.startsWith(OPEN_FILES)) {
          String soft = line.substring(OPEN_FILES.length()).strip().split("\\s+", 2)[0];
          return soft.equals("unlimited")
              ? MOST
              : (int) Math.max(8, Math.min(MOST, Long.parseLong(soft) - OWN));
        }
      }
    } catch (IOException | NumberFormatException e) {
      // Not Linux: the usual number will do.
      return MOST;
    }
    return MOST;
  }
}

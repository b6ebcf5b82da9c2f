package io.github.notrahooks.cli.shell;

import io.github.notrahooks.home.Home;
import io.github.notrahooks.home.HomeFiles;
import io.github.notrahooks.home.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** The lines that were entered at the prompt, in a file that only its owner can read: a line each. */
public final class HistoryFile {
  /** How many lines are kept from one run to the next. */
  static final int MOST = 1000;

  private final Home home;

  /** The history of a home, which need not exist. */
  public HistoryFile(Home home) {
    this.home = home;
  }

  /** The lines, the oldest first; a file that has become long is shortened. */
  public List<String> load() throws IOException {
    List<String> lines;
    try {
      byte[] bytes = PrivateFiles.read(home.history());
      // Only line feeds were written between lines; what stands in one must not become another.
      lines = Stream.of(new String(bytes, StandardCharsets.UTF_8).split("\n"))
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
    List<String> newest = lines.subList(Math.max(0, lines.size() - MOST), lines.size());
    if (lines.size() > 2 * MOST || isReadableByOthers()) {
      HomeFiles.replace(home.history(), bytes(newest));
    }
    return newest;
  }

  private boolean isReadableByOthers() throws IOException {
    try {
      return !PosixFilePermissions.toString(Files.getPosixFilePermissions(home.history()))
          .endsWith("------");
    } catch (UnsupportedOperationException e) {
      // The system has no such permissions.
      return false;
    }
  }

  /** Adds a line, if it may be kept. */
  public void add(String line) throws IOException {
    if (HistoryRules.keeps(line)) {
      home.create();
      try (FileChannel file = HomeFiles.openOrCreate(home.history())) {
        // Two prompts on one home take turns: a line is written at once, at what is then the end.
        ByteBuffer bytes = ByteBuffer.wrap(bytes(List.of(line)));
        file.position(file.size());
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
      }
    }
  }

  private static byte[] bytes(List<String> lines) {
    return lines.isEmpty()
        ? new byte[0]
        : (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}

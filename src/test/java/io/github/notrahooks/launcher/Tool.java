package io.github.notrahooks.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs an installed launcher as a process of its own. */
final class Tool {
  private static final long SECONDS = 180;

  private final Path launcher;
  private final Path folder;
  private final Map<String, String> variables = new TreeMap<>();
  private Path in = Path.of("/dev/null");

  /**
   * What a process left behind.
   *
   * @param code what it exited with
   * @param out all of standard output
   * @param err all of standard error
   */
  record Result(int code, String out, String err) {}

  /** A launcher to run in a folder, which is its home as well. */
  Tool(Path launcher, Path folder) {
    this.launcher = launcher;
    this.folder = folder;
    variables.put("NOTRA_HOOKS_HOME", folder.resolve("home").toString());
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    variables.put("PATH", "/usr/bin:/bin");
    // Copies of the tool do not live long enough for one of their own.
    variables.put("NOTRA_HOOKS_ARCHIVE", "keep");
  }

  /** The launcher that the build packaged. */
  static Path packaged() {
    return Path.of(System.getProperty("tool.directory"), "bin", "notra-hooks").toAbsolutePath();
  }

  /** Sets an environment variable, or removes it where the value is empty. */
  Tool with(String variable, String value) {
    if (value.isEmpty()) {
      variables.remove(variable);
    } else {
      variables.put(variable, value);
    }
    return this;
  }

  /** Sets the file that is standard input. */
  Tool reading(Path file) {
    in = file;
    return this;
  }

  /** Runs a command to its end. */
  Result run(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    Process process = start(out, err, arguments);
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running; it said: " + Files.readString(err));
    }
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** Starts a command whose output goes to files. */
  Process start(Path out, Path err, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectInput(ProcessBuilder.Redirect.from(in.toFile()))
        .redirectOutput(out.toFile())
        .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(variables);
    return builder.start();
  }
}

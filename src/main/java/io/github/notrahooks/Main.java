package io.github.notrahooks;

import io.github.notrahooks.cli.Cli;
import io.github.notrahooks.environment.Environment;
import io.github.notrahooks.environment.Terminals;
import io.github.notrahooks.terminal.ProcessSignals;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The process's edge: the one place that touches its streams, variables, clock and exit. */
public final class Main {
  private Main() {}

  /**
   * Runs the command line and ends the process with its code. By then everything is closed and written,
   * and nothing is left for hooks to do; {@code System.exit} would look for a logger in every jar first.
   */
  public static void main(String[] arguments) {
    int code = new Cli(environment()).run(arguments);
    Runtime.getRuntime().halt(code);
  }

  private static Environment environment() {
    return new Environment(
        System.in,
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
        new FileOutputStream(FileDescriptor.err),
        variables(),
        Clock.systemUTC(),
        new LazyRandom(),
        Path.of("").toAbsolutePath(),
        Path.of(System.getProperty("user.home")),
        terminals(),
        new ProcessSignals());
  }

  /** Those of the process; the launcher knows how wide the terminal is, which shells seldom pass on. */
  private static Map<String, String> variables() {
    String columns = System.getProperty("notra-hooks.columns");
    if (columns == null || System.getenv("COLUMNS") != null) {
      return System.getenv();
    }
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.put("COLUMNS", columns);
    return variables;
  }

  /** Strong random numbers whose source is set up at the first of them: most commands need none. */
  private static final class LazyRandom implements RandomGenerator {
    private @Nullable SecureRandom source;

    @Override
    public synchronized long nextLong() {
      if (source == null) {
        source = new SecureRandom();
      }
      return source.nextLong();
    }
  }

  /** The launcher knows, since a shell can ask; without it the system's own names of the streams tell. */
  private static Terminals terminals() {
    String told = System.getProperty("notra-hooks.terminals");
    return told == null
        ? new Terminals(isTerminal(0), isTerminal(1), isTerminal(2))
        : new Terminals(told.contains("0"), told.contains("1"), told.contains("2"));
  }

  private static boolean isTerminal(int descriptor) {
    try {
      String target =
          Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      // Not Linux, and not started by the launcher.
      return false;
    }
  }
}

package io.github.notrahooks;

import io.github.notrahooks.cli.Cli;
import io.github.notrahooks.environment.ClassArchive;
import io.github.notrahooks.environment.Environment;
import io.github.notrahooks.environment.StartUp;
import io.github.notrahooks.environment.Terminals;
import io.github.notrahooks.terminal.ProcessSignals;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The process's edge: the one place that touches its streams, variables, clock and exit. */
public final class Main {
  /** What is said where there is no memory left to say more: made while there is. */
  private static final byte[] OUT_OF_MEMORY =
      "error: out of memory\n".getBytes(StandardCharsets.US_ASCII);

  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private Main() {}

  /**
   * Runs the command line and ends the process with its code. By then everything is closed and written,
   * and nothing is left for hooks to do; {@code System.exit} would look for a logger in every jar first.
   */
  public static void main(String[] arguments) {
    Thread.setDefaultUncaughtExceptionHandler(Main::unexpected);
    int code = wellStarted(arguments) ? new Cli(environment()).run(arguments) : WRONG_USAGE;
    ClassArchive.of(System::getProperty).filter(archive -> !archive.fits()).ifPresent(Main::renew);
    Runtime.getRuntime().halt(code);
  }

  /** Has the class archive made for later starts, and says once where that cannot be. */
  private static void renew(ClassArchive archive) {
    try {
      if (archive.renew(Clock.systemUTC().instant()) == ClassArchive.Renewal.NOT_WRITABLE
          && terminals().err()) {
        String user = System.getProperty("user.name", "").replaceAll("\\W", "_");
        Path said = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        Files.createFile(said.resolve("notra-hooks-archive-" + user));
        write(
            FileDescriptor.err,
            ("note: starts are slow, as the class archive in " + archive.lib()
                    + " does not fit, and cannot be made there; see notra-hooks doctor\n")
                .getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // It was said before, or cannot be made: the doctor tells who asks.
      return;
    }
  }

  /** Says what is wrong with how the process was started, if anything is. */
  private static boolean wellStarted(String[] arguments) {
    Optional<String> closed = StartUp.closedStream(Path.of("/proc/self/fd"), jvmFiles());
    if (closed.isPresent()) {
      say(
          closed.get().equals("standard error") ? FileDescriptor.out : FileDescriptor.err,
          closed.get() + " is closed. Open it, for instance on /dev/null.");
      return false;
    }
    String encoding = System.getProperty("sun.jnu.encoding", "");
    Optional<String> unreadable = StartUp.unreadable(encoding, List.of(arguments), System.getenv());
    unreadable.ifPresent(what -> say(
        FileDescriptor.err,
        what + " has letters that the encoding of this locale, " + encoding
            + ", does not have. Set LC_ALL=C.UTF-8."));
    return unreadable.isEmpty();
  }

  /** Where what the JVM opens by itself is: its own files, and those of the tool. */
  private static List<Path> jvmFiles() {
    List<Path> files = new ArrayList<>();
    files.add(Path.of(System.getProperty("java.home"), "lib"));
    for (String each : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
      if (!each.isEmpty()) {
        files.add(Path.of(each).toAbsolutePath().getParent());
      }
    }
    return files;
  }

  /** The end of a thread that nobody expected, and of the process: somebody may wait for it. */
  private static void unexpected(Thread thread, Throwable problem) {
    try {
      say(
          FileDescriptor.err,
          problem instanceof OutOfMemoryError
              ? "out of memory, on the thread " + thread.getName()
                  + ". NOTRA_HOOKS_JAVA_OPTS=-Xmx1g gives it 1 GiB."
              : "unexpected: " + problem + ", on the thread " + thread.getName()
                  + ". This is a mistake in notra-hooks.");
    } catch (OutOfMemoryError e) {
      write(FileDescriptor.err, OUT_OF_MEMORY);
    } finally {
      // Even if there is no memory to say it with.
      Runtime.getRuntime().halt(FAILED);
    }
  }

  private static void say(FileDescriptor where, String problem) {
    write(where, ("error: " + problem + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void write(FileDescriptor where, byte[] text) {
    try (FileOutputStream stream = new FileOutputStream(where)) {
      stream.write(text);
    } catch (IOException e) {
      // Nobody can be told; the exit code says it.
      return;
    }
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
        Path.of(System.getProperty("user.home", "?")),
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

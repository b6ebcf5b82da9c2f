package io.github.notrahooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.option.GlobalOptions;
import io.github.notrahooks.environment.Environment;
import io.github.notrahooks.environment.Signals;
import io.github.notrahooks.environment.Terminals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The command line inside a test: a folder of its own to work in, with the home in it, and an environment
 * that the test chooses.
 */
public final class CommandLineFixture {
  private final Path folder;
  private final Map<String, String> variables = new ConcurrentHashMap<>();
  private final TickingClock clock = new TickingClock();
  private final Random random = new Random(20261123);
  private Terminals terminals = Terminals.NONE;
  private InputStream in = new Unread();
  private Path userHome;

  /** A command line in a folder. */
  public CommandLineFixture(Path folder) {
    this.folder = folder;
    this.userHome = folder;
    variables.put("NOTRA_HOOKS_HOME", folder.resolve("home").toString());
  }

  /** Standard input that nothing may read: who reads it waits for an answer. */
  private static final class Unread extends InputStream {
    @Override
    public int read() {
      throw new AssertionError("standard input was read");
    }
  }

  /** Sets an environment variable, or takes it away where the value is null. */
  public CommandLineFixture with(String variable, @Nullable String value) {
    if (value == null) {
      variables.remove(variable);
    } else {
      variables.put(variable, value);
    }
    return this;
  }

  /** Says which streams are terminals from now on. */
  public CommandLineFixture at(boolean in, boolean out, boolean err) {
    terminals = new Terminals(in, out, err);
    return this;
  }

  /** Gives the next command something to read. */
  public CommandLineFixture reading(String text) {
    in = new ByteArrayInputStream(text.getBytes(UTF_8));
    return this;
  }

  /** Gives the next command more to read than there is room for. */
  public CommandLineFixture readingWithoutEnd() {
    in = new InputStream() {
      private long given;

      @Override
      public int read() {
        return read(new byte[1], 0, 1) == 1 ? 0 : -1;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        given += length;
        if (given > 100L * 1024 * 1024) {
          throw new AssertionError("it reads on and on");
        }
        return length;
      }
    };
    return this;
  }

  /** Lets the next command that reads fail. */
  public CommandLineFixture failingInput(Error problem) {
    in = new InputStream() {
      @Override
      public int read() {
        throw problem;
      }
    };
    return this;
  }

  /** Sets what the system says of the user's home directory. */
  public CommandLineFixture userHome(String path) {
    userHome = Path.of(path);
    return this;
  }

  /** The clock, which a test may move. */
  public TickingClock clock() {
    return clock;
  }

  /** A file in the folder. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /** Writes a file in the folder. */
  public Path file(String name, String text) {
    return file(name, text.getBytes(UTF_8));
  }

  /** Writes a file in the folder. */
  public Path file(String name, byte[] bytes) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command to its end. */
  public Result run(String... arguments) {
    return run(Signals.NONE, arguments);
  }

  /** Runs a command that is interrupted as soon as it can be. */
  public Result interrupted(String... arguments) {
    return run(
        action -> {
          action.run();
          return () -> {};
        },
        arguments);
  }

  private Result run(Signals signals, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = new Cli(environment(out, err, signals)).run(arguments);
    in = new Unread();
    return new Result(String.join(" ", arguments), exit, out.toByteArray(), err.toString(UTF_8));
  }

  /** Starts a command that goes on until it is stopped. */
  public RunningCommandLine start(String... arguments) {
    return new RunningCommandLine(this, arguments);
  }

  /** Starts a server on a free port, and waits until it listens. */
  public RunningCommandLine serve(String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "serve";
    arguments[1] = "--port";
    arguments[2] = "0";
    System.arraycopy(options, 0, arguments, 3, options.length);
    RunningCommandLine server = start(arguments);
    server.awaitError("Listening on ");
    return server;
  }

  /** What a command stands on that says things to this stream. */
  public Context context(OutputStream err) {
    return new Context(
        environment(OutputStream.nullOutputStream(), err, Signals.NONE),
        new GlobalOptions(),
        Cli.NESTED);
  }

  /** The environment of a command that prints to these streams. */
  public Environment environment(OutputStream out, OutputStream err, Signals signals) {
    return new Environment(
        in, out, err, variables, clock, random, folder, userHome, terminals, signals);
  }
}

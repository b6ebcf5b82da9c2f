package io.github.notrahooks.cli;

import io.github.notrahooks.environment.Environment;
import io.github.notrahooks.environment.Signals;
import io.github.notrahooks.environment.Terminals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** The command line as a test runs it, in this process: what goes in is given, what comes out is kept. */
final class CommandRun {
  private final Path folder;
  private final Map<String, String> variables = new HashMap<>();
  private Terminals terminals = Terminals.NONE;
  private Signals signals = Signals.NONE;
  private String in = "";

  /**
   * What a command left behind.
   *
   * @param code what it returned
   * @param out all of standard output
   * @param err all of standard error
   */
  record Result(int code, byte[] out, byte[] err) {
    /** Standard output as text. */
    String outText() {
      return new String(out, StandardCharsets.UTF_8);
    }

    /** Standard error as text. */
    String errText() {
      return new String(err, StandardCharsets.UTF_8);
    }
  }

  /** Commands whose working directory is a folder, and whose home is {@code home} in it. */
  CommandRun(Path folder) {
    this.folder = folder;
    variables.put("NOTRA_HOOKS_HOME", folder.resolve("home").toString());
  }

  /** With a variable set. */
  CommandRun with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  /** With a text as standard input. */
  CommandRun in(String text) {
    in = text;
    return this;
  }

  /** With standard output and error at a terminal, of the kind that can do nothing. */
  CommandRun atTerminal() {
    terminals = new Terminals(false, true, true);
    return this;
  }

  /** With signals. */
  CommandRun signals(Signals given) {
    signals = given;
    return this;
  }

  /** Runs a command to its end. */
  Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Environment environment = new Environment(
        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
        out,
        err,
        Map.copyOf(variables),
        Clock.systemUTC(),
        new Random(7),
        folder,
        folder,
        terminals,
        signals);
    int code = new Cli(environment).run(arguments);
    return new Result(code, out.toByteArray(), err.toByteArray());
  }
}

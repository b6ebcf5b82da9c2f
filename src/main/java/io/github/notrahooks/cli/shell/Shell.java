package io.github.notrahooks.cli.shell;

import io.github.notrahooks.environment.Signals;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Style;
import io.github.notrahooks.terminal.CommandSource;
import io.github.notrahooks.terminal.CommandWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads lines and runs them as commands, until there are no more or one says to leave. */
public final class Shell {
  /** The words that mean something to the shell itself. */
  public static final List<String> OWN_WORDS = List.of("help", "exit", "quit");

  private final CommandSource source;
  private final Commands commands;
  private final @Nullable HistoryFile history;
  private final Output output;
  private final boolean interactive;
  private volatile @Nullable RunningCommand running;

  /** Whether the process was told to end while a command ran. */
  private volatile boolean ending;

  private int lineNumber;
  private int lastFailure;
  private boolean historyFailed;
  private Signals signals = Signals.NONE;

  /** What the shell runs. */
  public interface Commands {
    /** Runs a command on this thread, and gives its exit code. */
    int run(List<String> words, RunningCommand command);

    /** Lists the commands. */
    void list();
  }

  /**
   * A shell.
   *
   * @param history where lines are kept, or null for nowhere
   * @param interactive whether there is a person who enters the lines
   */
  public Shell(
      CommandSource source,
      Commands commands,
      @Nullable HistoryFile history,
      Output output,
      boolean interactive) {
    this.source = source;
    this.commands = commands;
    this.history = history;
    this.output = output;
    this.interactive = interactive;
  }

  /**
   * Runs commands.
   *
   * @param signals from which interrupts come
   * @return 0, or without a person the exit code of the last command that failed
   */
  public int run(Signals signals) throws IOException, InterruptedException {
    this.signals = signals;
    try (Signals.Registration unused = signals.onInterrupt(this::interrupted)) {
      for (CommandSource.Entry entry = source.read();
          entry.kind() != CommandSource.Entry.Kind.END && enter(entry.text());
          entry = source.read()) {}
    }
    return interactive ? 0 : lastFailure;
  }

  private void interrupted() {
    RunningCommand command = running;
    if (command == null) {
      source.interrupted();
    } else {
      command.interrupt();
    }
  }

  /** Runs the lines of a text, and says whether to go on. */
  private boolean enter(String text) throws InterruptedException {
    // A line feed alone: whatever else looks like a line end may be hidden in what was pasted.
    for (String line : text.split("\n", -1)) {
      lineNumber++;
      if (!enterLine(line)) {
        return false;
      }
    }
    return true;
  }

  private boolean enterLine(String line) throws InterruptedException {
    CommandWords split = CommandWords.split(line);
    List<String> words = split.words();
    if (!words.isEmpty() && words.get(0).equals("notra-hooks")) {
      words = words.subList(1, words.size());
    }
    if (split.words().isEmpty() || split.words().get(0).startsWith("#")) {
      return true;
    }
    remember(line);
    if (!split.complete()) {
      failed(2, "a quote is not closed, or a backslash has nothing after it");
      return true;
    }
    return words.isEmpty() || run(words);
  }

  private boolean run(List<String> words) throws InterruptedException {
    switch (words.get(0)) {
      case "exit", "quit" -> {
        return false;
      }
      case "help" -> help(words.subList(1, words.size()));
      case "shell" -> failed(2, "this is the shell already");
      default -> execute(words);
    }
    return !ending;
  }

  private void help(List<String> about) throws InterruptedException {
    if (about.isEmpty()) {
      commands.list();
    } else {
      List<String> words = new ArrayList<>(about);
      words.add("--help");
      execute(words);
    }
  }

  private void execute(List<String> words) throws InterruptedException {
    RunningCommand command = new RunningCommand(self -> commands.run(words, self));
    running = command;
    int code;
    // At the prompt there is nothing to end in order, and the process ends by itself.
    try (Signals.Registration unused = signals.onEnd(() -> {
      ending = true;
      command.end();
    })) {
      code = command.run();
    } finally {
      running = null;
    }
    if (interactive && command.wasInterrupted()) {
      // The terminal has shown the key, and its line goes on.
      output.say("");
    }
    if (code != 0) {
      lastFailure = code;
      String where = interactive ? "" : "line " + lineNumber + ": ";
      output.info(output.painted(Style.MUTED, where + "exit code " + code));
    }
  }

  private void failed(int code, String problem) {
    lastFailure = code;
    output.error((interactive ? "" : "line " + lineNumber + ": ") + problem);
  }

  private void remember(String line) {
    if (history == null || historyFailed) {
      return;
    }
    try {
      history.add(line);
    } catch (IOException e) {
      historyFailed = true;
      output.warn("the history is not kept: " + Printable.line(FileProblem.named(e)));
    }
  }
}

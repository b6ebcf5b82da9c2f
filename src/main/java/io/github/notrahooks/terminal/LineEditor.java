package io.github.notrahooks.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Reads lines from the person at the terminal, who can edit them, recall earlier ones and have them
 * completed. The terminal is held only while a line is read, so that commands find it as usual; what was
 * typed ahead of them is kept for the next line. Used by one thread.
 */
public final class LineEditor implements CommandSource {
  private final String prompt;
  private final Completion completion;
  private final Earlier earlier;
  private String typedAhead = "";
  private int columns;

  /** The lines that can be recalled. */
  private static final class Earlier extends DefaultHistory {
    private final Predicate<String> kept;

    Earlier(Predicate<String> kept) {
      this.kept = kept;
    }

    @Override
    public void add(Instant time, String line) {
      if (kept.test(line)) {
        super.add(time, line);
      }
    }
  }

  /**
   * An editor.
   *
   * @param earlier lines that can be recalled, the newest last
   * @param kept whether a line can be recalled later
   */
  public LineEditor(
      String prompt, Completion completion, List<String> earlier, Predicate<String> kept) {
    this.prompt = prompt;
    this.completion = completion;
    this.earlier = new Earlier(kept);
    for (String line : earlier) {
      this.earlier.add(Instant.EPOCH, line);
    }
  }

  @Override
  public Entry read() throws IOException {
    try (Terminal terminal = open()) {
      LineReader reader = reader(terminal);
      int end = endOfLine(typedAhead);
      if (end > 0) {
        reader.runMacro(typedAhead.substring(0, end).replace('\n', '\r'));
      }
      String later = typedAhead.substring(end);
      try {
        return Entry.line(reader.readLine(prompt));
      } finally {
        columns = terminal.getColumns();
        typedAhead = later + typedAhead(terminal);
      }
    } catch (UserInterruptException e) {
      return Entry.INTERRUPTED;
    } catch (EndOfFileException e) {
      return Entry.END;
    }
  }

  @Override
  public int columns() {
    return columns;
  }

  /** Where the first line ends, its end included; the length if none does. */
  private static int endOfLine(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\r' || text.charAt(i) == '\n') {
        return i + 1;
      }
    }
    return text.length();
  }

  /**
   * Closing a terminal forgets what it has read and nobody has asked for. Only what is there is read: waiting
   * for more, however shortly, would leave a thread behind that takes the next line that is typed.
   */
  private static String typedAhead(Terminal terminal) throws IOException {
    StringBuilder text = new StringBuilder();
    while (terminal.reader().available() > 0 || terminal.input().available() > 0) {
      text.append((char) terminal.reader().read());
    }
    return text.toString();
  }

  private static Terminal open() throws IOException {
    return TerminalBuilder.builder()
        .system(true)
        .systemOutput(TerminalBuilder.SystemOutput.SysErrOrSysOut)
        .encoding(StandardCharsets.UTF_8)
        .nativeSignals(true)
        // The question takes what was typed meanwhile for an answer, and throws it away.
        .graphemeCluster(false)
        .dumb(true)
        .build();
  }

  private LineReader reader(Terminal opened) {
    return LineReaderBuilder.builder()
        .terminal(opened)
        .appName("notra-hooks")
        .parser(new WordParser())
        .completer((reader, line, candidates) -> complete(line, candidates))
        .history(earlier)
        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
        .option(LineReader.Option.HISTORY_BEEP, false)
        .option(LineReader.Option.AUTO_FRESH_LINE, true)
        .build();
  }

  private void complete(ParsedLine line, List<Candidate> candidates) {
    List<String> before = line.words().subList(0, line.wordIndex());
    for (Completion.Choice choice : completion.complete(before, line.word())) {
      candidates.add(new Candidate(
          choice.value(),
          choice.value(),
          null,
          choice.description().isEmpty() ? null : choice.description(),
          null,
          null,
          choice.finished()));
    }
  }
}

package io.github.notrahooks.output;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.terminal.Wrapping;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The two streams of a command. Standard output gets data and nothing else; whatever is said to a person
 * goes to standard error. Printing never throws: {@link StandardStream} remembers what could not be
 * written, for the end of the command. Thread-safe, line by line.
 */
public final class Output {
  private final OutputStream out;
  private final OutputStream err;
  private final Settings settings;
  private volatile boolean unread;

  /**
   * How to print.
   *
   * @param json whether data is printed as JSON rather than for people
   * @param outColours whether standard output may have colours
   * @param errColours whether standard error may
   * @param quiet whether only warnings and errors are said
   * @param verbose whether details are said
   * @param width how many columns a line of standard output has, or 0 for any number
   * @param errWidth the same of standard error
   */
  public record Settings(
      boolean json,
      boolean outColours,
      boolean errColours,
      boolean quiet,
      boolean verbose,
      int width,
      int errWidth) {}

  /** Prints to these streams, in UTF-8. */
  public Output(OutputStream out, OutputStream err, Settings settings) {
    this.out = out;
    this.err = err;
    this.settings = settings;
  }

  /** How it prints. */
  public Settings settings() {
    return settings;
  }

  /** Whether data is printed as JSON. */
  public boolean json() {
    return settings.json();
  }

  /** Prints one JSON value on a line of its own. */
  public void json(JsonNode node) {
    data(Json.text(node) + "\n");
  }

  /** Prints a line of data that is safe to print. */
  public void line(String line) {
    data(line + "\n");
  }

  /** Prints sentences for people, which are safe to print: broken at words where a line has an end. */
  public void prose(String text) {
    line(Wrapping.wrap(text, settings.width()));
  }

  /** The same, behind a word in a style of its own. */
  public void prose(Style style, String label, String text) {
    String wrapped = Wrapping.wrap(label + text, settings.width());
    line(style.paint(label, settings.outColours()) + wrapped.substring(label.length()));
  }

  /** Prints several lines of data at once, each with its end; they are safe to print. */
  void lines(String lines) {
    data(lines);
  }

  /** Prints a table. */
  public void table(Table table) {
    for (String line : table.render(settings.outColours(), settings.width())) {
      line(line);
    }
  }

  /** Prints bytes as they are. */
  public void bytes(List<byte[]> pieces) {
    synchronized (out) {
      try {
        for (byte[] piece : pieces) {
          out.write(piece);
        }
        out.flush();
      } catch (IOException e) {
        unread = true;
      }
    }
  }

  /**
   * Whether standard output takes nothing any more. What only prints may end then; what does something
   * else goes on.
   */
  public boolean unread() {
    return unread;
  }

  private void data(String text) {
    bytes(List.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Says something that only informs. */
  public void info(String text) {
    if (!settings.quiet()) {
      say(text);
    }
  }

  /** Says something that only those want to know who asked for details. */
  public void detail(String text) {
    if (settings.verbose()) {
      say(text);
    }
  }

  /** Warns. */
  public void warn(String text) {
    labelled(Style.WARNING, "warning: ", text);
  }

  /** Says what went wrong. */
  public void error(String text) {
    labelled(Style.ERROR, "error: ", text);
  }

  private void labelled(Style style, String label, String text) {
    String wrapped = Wrapping.wrap(label + text, settings.errWidth());
    draw(style.paint(label, settings.errColours()) + wrapped.substring(label.length()) + "\n");
  }

  /** Says something, whatever was asked for. */
  public void say(String text) {
    draw(Wrapping.wrap(text, settings.errWidth()) + "\n");
  }

  /** Asks for something on the same line; the text is safe to print. */
  public void prompt(String text) {
    draw(text);
  }

  /** Writes to standard error as it is, for what is drawn on a terminal. */
  void draw(String text) {
    synchronized (err) {
      try {
        err.write(text.getBytes(StandardCharsets.UTF_8));
        err.flush();
      } catch (IOException e) {
        // Nobody can be told of it, and work goes on.
        return;
      }
    }
  }

  /** A text in a style, for standard error. */
  public String painted(Style style, String text) {
    return style.paint(text, settings.errColours());
  }
}

package io.github.notrahooks.cli.shell;

import io.github.notrahooks.output.Output;
import io.github.notrahooks.terminal.CommandSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads lines from a pipe, a file or a terminal without abilities. Not a byte more than a line is read,
 * so that a command finds what follows it on standard input.
 */
public final class PlainLines implements CommandSource {
  private final InputStream in;
  private final Output output;
  private final String prompt;

  /**
   * A reader.
   *
   * @param prompt written before each line; empty for none
   */
  public PlainLines(InputStream in, Output output, String prompt) {
    this.in = in;
    this.output = output;
    this.prompt = prompt;
  }

  @Override
  public Entry read() throws IOException {
    prompt();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = in.read();
    }
    if (next < 0 && line.size() == 0) {
      return Entry.END;
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return Entry.line(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }

  private void prompt() {
    if (!prompt.isEmpty()) {
      output.prompt(prompt);
    }
  }

  /** The terminal has forgotten what was typed, and waits for another line. */
  @Override
  public void interrupted() {
    if (!prompt.isEmpty()) {
      output.say("");
      prompt();
    }
  }
}

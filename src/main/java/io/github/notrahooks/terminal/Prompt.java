package io.github.notrahooks.terminal;

import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import java.io.IOException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal. */
public final class Prompt {
  private Prompt() {}

  /**
   * Asks for a secret, which is not shown while it is typed.
   *
   * @return the text, which is not empty
   * @throws Failure if nothing was typed, or the person interrupted
   */
  public static String secret(String question) {
    String answer = ask(question, '*');
    if (answer.isEmpty()) {
      throw Failure.usage("the secret is empty");
    }
    return answer;
  }

  /** Asks a question that is answered with yes or no; anything but yes means no. */
  public static boolean confirm(String question) {
    String answer = ask(question + " [y/N] ", null).strip();
    return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
  }

  private static String ask(String question, @Nullable Character mask) {
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
      String asked = Wrapping.wrap(question.stripTrailing(), terminal.getSize().getColumns()) + " ";
      return LineReaderBuilder.builder().terminal(terminal).build().readLine(asked, mask);
    } catch (UserInterruptException e) {
      throw new Failure(ExitCode.INTERRUPTED, "interrupted", e);
    } catch (EndOfFileException e) {
      return "";
    } catch (IOException e) {
      throw Failure.failed("cannot ask at the terminal: " + e.getMessage());
    }
  }
}

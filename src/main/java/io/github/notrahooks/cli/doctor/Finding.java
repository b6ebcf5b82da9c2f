package io.github.notrahooks.cli.doctor;

import io.github.notrahooks.view.CommandText;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param check what was looked at, in a word
 * @param state how it is
 * @param message what is so, for people
 * @param fix a command that mends it, or null
 */
record Finding(
    String check, State state, String message, @Nullable String fix) {
  /** How something is. */
  enum State {
    /** As it should be. */
    OK,
    /** Worth knowing; all commands work. */
    WARNING,
    /** It stops a command. */
    PROBLEM;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding ok(String check, String message) {
    return new Finding(check, State.OK, message, null);
  }

  static Finding warning(String check, String message, String... fix) {
    return new Finding(check, State.WARNING, message, command(fix));
  }

  static Finding problem(String check, String message, String... fix) {
    return new Finding(check, State.PROBLEM, message, command(fix));
  }

  private static @Nullable String command(String... words) {
    return words.length == 0 ? null : CommandText.line(List.of(words));
  }
}

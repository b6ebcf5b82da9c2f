package io.github.notrahooks.cli.shell;

import io.github.notrahooks.terminal.CommandWords;
import java.util.List;
import java.util.regex.Pattern;

/** Which lines may be kept: none that holds a secret, and none that was meant to be forgotten. */
public final class HistoryRules {
  private static final String SECRET = "--secret";

  /** A variable, as it is set in other shells and, out of habit, in this one. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\w*SECRET\\w*=.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private HistoryRules() {}

  /** Whether a line may be kept; one that begins with a space may not, as in other shells. */
  public static boolean keeps(String line) {
    if (line.isBlank() || Character.isWhitespace(line.charAt(0))) {
      return false;
    }
    CommandWords split = CommandWords.split(line);
    if (!split.complete()) {
      return !line.contains(SECRET);
    }
    List<String> words = split.words();
    for (int i = 0; i < words.size(); i++) {
      boolean followed = i + 1 < words.size() && !words.get(i + 1).startsWith("-");
      if (VARIABLE.matcher(words.get(i)).matches()) {
        return false;
      }
      if (words.get(i).startsWith(SECRET + "=") || words.get(i).equals(SECRET) && followed) {
        return false;
      }
    }
    return true;
  }
}

package io.github.notrahooks.terminal;

import java.util.List;

/** Knows how a command line may go on. */
@FunctionalInterface
public interface Completion {
  /**
   * One way to go on.
   *
   * @param value what takes the place of the word that was begun
   * @param description a few words about it, or the empty string
   * @param finished whether the word is then complete
   */
  record Choice(String value, String description, boolean finished) {}

  /**
   * The ways to go on.
   *
   * @param before the words before the one that was begun
   * @param prefix what there is of that word, perhaps nothing
   */
  List<Choice> complete(List<String> before, String prefix);
}

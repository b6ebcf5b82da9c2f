package io.github.notrahooks.input;

import io.github.notrahooks.input.GivenHeaders.Form;
import java.util.List;

/** What a program printed of a value of its own. */
sealed interface Printed {
  /** How deep values may be in each other; no headers are. */
  int DEEPEST = 100;

  /**
   * A text, a number or a word.
   *
   * @param bytes a character for each
   */
  record Text(String bytes) implements Printed {}

  /** What has no text: null by one of its names, or an object that shows only its address. */
  record Nothing() implements Printed {}

  /** A list, in its order. */
  record Items(List<Printed> list) implements Printed {}

  /** A map, in its order; a key may be there more than once. */
  record Pairs(List<Pair> list) implements Printed {}

  /** An entry of a map. */
  record Pair(Printed key, Printed value) {}

  /**
   * A value, and what it was printed by.
   *
   * @param value it
   * @param form the name of what printed it
   */
  record Read(Printed value, Form form) {}

  /** A map; where its keys are numbers it is a list, which is all the same to PHP. */
  static Printed ofPairs(List<Pair> pairs) {
    boolean list = pairs.stream()
        .allMatch(pair -> pair.key() instanceof Text key
            && !key.bytes().isEmpty()
            && key.bytes().chars().allMatch(c -> c >= '0' && c <= '9'));
    return list
        ? new Items(pairs.stream().map(Pair::value).toList())
        : new Pairs(List.copyOf(pairs));
  }
}

package io.github.notrahooks.verify;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would have made a signature match.
 *
 * @param label of the secret that it matches with
 * @param hints what is wrong, the most telling first; empty if it matches as it is
 * @param conditions what would have to be so, in words
 */
record Match(String label, List<Hint> hints, List<String> conditions) {
  static Match of(SigningKey key, @Nullable BodyVariant body) {
    List<Hint> hints = new ArrayList<>();
    List<String> conditions = new ArrayList<>();
    if (body != null) {
      hints.addAll(body.hints());
      conditions.add(body.condition());
    }
    hints.addAll(key.hints());
    if (key.condition() != null) {
      conditions.add(key.condition());
    }
    return new Match(key.label(), hints, conditions);
  }

  /** With which secret it matches, and under which conditions: the rest of a sentence about "it". */
  String predicate() {
    return conditions.isEmpty()
        ? "matches with the secret from " + label + "."
        : "would match with the secret from " + label + " if " + String.join(" and ", conditions)
            + ".";
  }
}

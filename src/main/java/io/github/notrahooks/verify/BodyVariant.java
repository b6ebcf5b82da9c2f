package io.github.notrahooks.verify;

import io.github.notrahooks.delivery.Body;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the signed bytes may have been, going by the body in hand.
 *
 * @param hints what that would mean, the most telling first
 * @param condition the end of a sentence that begins with "it would match if"
 * @param body the bytes that may have been signed
 */
record BodyVariant(List<Hint> hints, String condition, Body body) {
  BodyVariant(Hint hint, String condition, byte[] bytes) {
    this(List.of(hint), condition, Body.of(bytes));
  }

  /** This one, and then another of its bytes. */
  BodyVariant and(BodyVariant then) {
    return new BodyVariant(
        Stream.concat(hints.stream(), then.hints.stream()).distinct().toList(),
        condition + " and " + then.condition,
        then.body);
  }

  /** Takes variants one by one, so that only one needs memory at a time. */
  @FunctionalInterface
  interface Visitor {
    /** Whether this is the variant that was looked for, so that no more are wanted. */
    boolean visit(BodyVariant variant);
  }
}

package io.github.notrahooks.log.read;

import io.github.notrahooks.log.segment.Segment;
import java.util.Optional;

/**
 * Decides from what a line looks like, before it is parsed, whether it can be of interest. It may let
 * lines pass that are not, but must never turn away one that is.
 */
@FunctionalInterface
public interface Glance {
  /** Every line is. */
  Glance ALL = line -> true;

  /**
   * Whether the line must be parsed.
   *
   * @param line without its line end; for reading only
   */
  boolean wants(byte[] line);

  /** Something of this occurs in every line of interest, so that the others need not even be told apart. */
  default Optional<Needles> needles() {
    return Optional.empty();
  }

  /** Whether a line of interest can be in a segment at all. */
  default boolean wantsSegment(Segment segment) {
    return true;
  }
}

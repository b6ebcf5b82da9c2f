package io.github.notrahooks.check;

import java.io.IOException;
import java.util.OptionalLong;

/** Tells how often a receiver has worked on deliveries, which its answers do not show. */
public interface Observation {
  /** There is nothing that tells. */
  Observation NONE = new Observation() {
    @Override
    public boolean isPossible() {
      return false;
    }

    @Override
    public OptionalLong count(String deliveryId) {
      return OptionalLong.empty();
    }
  };

  /** Whether there is something that tells. */
  boolean isPossible();

  /**
   * The number.
   *
   * @param deliveryId of which one, where it is of one
   * @return nothing where what was asked has no number to tell
   * @throws IOException with a sentence for a person, if it cannot be asked
   */
  OptionalLong count(String deliveryId) throws IOException;
}

package io.github.notrahooks.check;

/** What a check does. */
@FunctionalInterface
public interface Trial {
  /**
   * Sends what is to be sent, and judges what came. What it throws to end early is the bench's alone.
   *
   * @param bench what sends; for this check only
   */
  Finding run(Bench bench);
}

package io.github.notrahooks.verify;

import io.github.notrahooks.provider.Verdict.Reason;

/**
 * A mistake that somebody made, and what should be said of it.
 *
 * @param name for the reports of tests
 * @param submission what is verified because of it
 * @param reason the reason to be given
 * @param hint the hint to be given
 */
record Mistake(String name, Submission submission, Reason reason, Hint hint) {
  @Override
  public String toString() {
    return name + " is " + hint.wireName();
  }
}

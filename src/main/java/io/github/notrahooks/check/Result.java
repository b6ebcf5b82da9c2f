package io.github.notrahooks.check;

/** How a check ended. */
public enum Result {
  /** What must be seen was seen. */
  PASSED("passed"),
  /** Something else was seen. */
  FAILED("failed"),
  /** It was run, and what came does not tell. */
  INCONCLUSIVE("inconclusive"),
  /** It was not run. */
  NOT_RUN("notRun");

  private final String wireName;

  Result(String wireName) {
    this.wireName = wireName;
  }

  /** The name in JSON output. */
  public String wireName() {
    return wireName;
  }
}

package io.github.notrahooks.check;

/** How much a check counts. */
public enum Level {
  /** A receiver that fails it is wrong. */
  MUST("M", "must"),
  /** A good receiver passes it; it counts where strictness is asked for. */
  SHOULD("S", "should"),
  /** Worth knowing; it never counts. */
  INFORMATION("I", "information");

  private final String letter;
  private final String wireName;

  Level(String letter, String wireName) {
    this.letter = letter;
    this.wireName = wireName;
  }

  /** One capital letter, for tables. */
  public String letter() {
    return letter;
  }

  /** The name in JSON output: lower case. */
  public String wireName() {
    return wireName;
  }
}

package io.github.notrahooks.terminal;

/**
 * A key that was pressed.
 *
 * @param kind which, or that it is a character
 * @param codePoint the character, or 0 for other keys
 */
public record Key(Kind kind, int codePoint) {
  /** No key came in time. */
  public static final Key NONE = new Key(Kind.NONE, 0);

  /** Which key. */
  public enum Kind {
    /** None came. */
    NONE,
    /** One that types a character. */
    CHARACTER,
    /** Arrow up. */
    UP,
    /** Arrow down. */
    DOWN,
    /** Arrow left. */
    LEFT,
    /** Arrow right. */
    RIGHT,
    /** Page up. */
    PAGE_UP,
    /** Page down. */
    PAGE_DOWN,
    /** Home. */
    HOME,
    /** End. */
    END,
    /** Enter. */
    ENTER,
    /** Tab. */
    TAB,
    /** Escape. */
    ESCAPE,
    /** Backspace. */
    BACKSPACE,
    /** One that means nothing here. */
    OTHER,
    /** There will be no more keys: the terminal is gone. */
    CLOSED
  }

  /** A key that types no character. */
  public static Key of(Kind kind) {
    return new Key(kind, 0);
  }

  /** A key that types a character. */
  public static Key of(char character) {
    return new Key(Kind.CHARACTER, character);
  }

  /** Whether it types this character. */
  public boolean is(char character) {
    return kind == Kind.CHARACTER && codePoint == character;
  }
}

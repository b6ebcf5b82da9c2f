package io.github.notrahooks.terminal;

import io.github.notrahooks.terminal.Key.Kind;
import java.io.IOException;

/** Makes keys of the characters that a terminal sends for them. */
final class KeyDecoder {
  /** There are no more characters. */
  static final int END = -1;

  /** None came in time. */
  static final int EXPIRED = -2;

  private static final int ESCAPE = 27;

  /** How long the rest of a sequence may take; a person does not type that fast. */
  private static final long SEQUENCE_MILLIS = 40;

  private final Source source;

  /** Where characters come from. */
  @FunctionalInterface
  interface Source {
    /** The next UTF-16 unit, {@link #EXPIRED} after so many milliseconds, or {@link #END}. */
    int next(long millis) throws IOException;
  }

  KeyDecoder(Source source) {
    this.source = source;
  }

  /** The next key, or {@link Key#NONE}. */
  Key next(long millis) throws IOException {
    int unit = source.next(millis);
    return switch (unit) {
      case EXPIRED -> Key.NONE;
      case END -> Key.of(Kind.CLOSED);
      case ESCAPE -> sequence();
      case '\r', '\n' -> Key.of(Kind.ENTER);
      case '\b', 127 -> Key.of(Kind.BACKSPACE);
      default -> unit < ' ' ? control(unit) : character(unit);
    };
  }

  private Key character(int unit) throws IOException {
    if (!Character.isHighSurrogate((char) unit)) {
      return new Key(Kind.CHARACTER, unit);
    }
    int low = source.next(SEQUENCE_MILLIS);
    return low >= 0 && Character.isLowSurrogate((char) low)
        ? new Key(Kind.CHARACTER, Character.toCodePoint((char) unit, (char) low))
        : Key.of(Kind.OTHER);
  }

  /** What editors and pagers have taught people: control and n, p, f, b, d, u. */
  private static Key control(int unit) {
    return Key.of(
        switch (unit + '@') {
          case 'N' -> Kind.DOWN;
          case 'P' -> Kind.UP;
          case 'F', 'D' -> Kind.PAGE_DOWN;
          case 'B', 'U' -> Kind.PAGE_UP;
          default -> Kind.OTHER;
        });
  }

  private Key sequence() throws IOException {
    int unit = source.next(SEQUENCE_MILLIS);
    if (unit < 0 || unit == ESCAPE) {
      return Key.of(Kind.ESCAPE);
    }
    if (unit != '[' && unit != 'O') {
      return Key.of(Kind.OTHER);
    }
    int number = 0;
    for (unit = source.next(SEQUENCE_MILLIS);
        unit >= '0' && unit <= '?';
        unit = source.next(SEQUENCE_MILLIS)) {
      if (unit <= '9' && number < 1000) {
        number = number * 10 + unit - '0';
      }
    }
    return Key.of(kind(unit, number));
  }

  private static Kind kind(int last, int number) {
    return switch (last) {
      case 'A' -> Kind.UP;
      case 'B' -> Kind.DOWN;
      case 'C' -> Kind.RIGHT;
      case 'D' -> Kind.LEFT;
      case 'H' -> Kind.HOME;
      case 'F' -> Kind.END;
      case 'M' -> Kind.ENTER;
      case '~' ->
        switch (number) {
          case 1, 7 -> Kind.HOME;
          case 4, 8 -> Kind.END;
          case 5 -> Kind.PAGE_UP;
          case 6 -> Kind.PAGE_DOWN;
          default -> Kind.OTHER;
        };
      default -> Kind.OTHER;
    };
  }
}

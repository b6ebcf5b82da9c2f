package io.github.notrahooks.receiver.undertow;

import java.nio.ByteBuffer;

/**
 * Follows the framing of a chunked body, so that what is wrong with it is noticed before Undertow reads it:
 * Undertow passes over bytes behind a chunk's data and behind a size, where others may see a request, and
 * closes the connection unanswered where it does notice. Not thread-safe.
 */
final class ChunkFraming {
  /** No proper client splits a body into chunks whose sizes need more digits. */
  private static final int MOST_DIGITS = 16;

  /** Nothing looks at trailers, and Undertow keeps them in memory. */
  private static final int LONGEST_TRAILERS = 8 * 1024;

  private static final String TOKEN = "!#$%&'*+-.^_`|~";

  private final long largest;
  private State state = State.FIRST_DIGIT;
  private long size;
  private int digits;
  private int trailers;

  private enum State {
    FIRST_DIGIT,
    DIGITS,
    EXTENSION,
    LINE_END_OF_SIZE,
    DATA,
    BEHIND_DATA,
    LINE_END_OF_DATA,
    TRAILER_START,
    TRAILER_NAME,
    TRAILER_VALUE,
    LINE_END_OF_TRAILER,
    LAST_LINE_END,
    ENDED,
    MALFORMED,
    TOO_LARGE
  }

  /**
   * The framing of a body that begins.
   *
   * @param largest how large a chunk may be
   */
  ChunkFraming(long largest) {
    this.largest = largest;
  }

  /** Whether the last byte of the body was passed. */
  boolean ended() {
    return state == State.ENDED;
  }

  /** Whether a byte was met that cannot stand there. */
  boolean malformed() {
    return state == State.MALFORMED;
  }

  /** Whether a chunk says to be larger than any may be. */
  boolean tooLarge() {
    return state == State.TOO_LARGE;
  }

  /**
   * Passes the next bytes of the connection.
   *
   * @return how many of them belong to the body and are as they must be; more come only if that is all
   */
  int pass(ByteBuffer bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (state == State.DATA) {
        long data = Math.min(size, to - at);
        at += (int) data;
        size -= data;
        if (size == 0) {
          state = State.BEHIND_DATA;
        }
        continue;
      }
      if (ended()) {
        return at - from;
      }
      state = next(bytes.get(at));
      if (malformed() || tooLarge()) {
        return at - from;
      }
      at++;
    }
    return at - from;
  }

  private State next(byte b) {
    return switch (state) {
      case FIRST_DIGIT, DIGITS -> inSize(b);
      case EXTENSION -> b == '\r' ? State.LINE_END_OF_SIZE : b == '\n' ? behindSize() : text(b);
      case LINE_END_OF_SIZE -> b == '\n' ? behindSize() : State.MALFORMED;
      case BEHIND_DATA -> b == '\r' ? State.LINE_END_OF_DATA : lineEnd(b, State.FIRST_DIGIT);
      case LINE_END_OF_DATA -> lineEnd(b, State.FIRST_DIGIT);
      case TRAILER_START ->
        b == '\r' ? State.LAST_LINE_END : b == '\n' ? State.ENDED : inTrailerName(b);
      case TRAILER_NAME -> b == ':' ? State.TRAILER_VALUE : inTrailerName(b);
      case TRAILER_VALUE ->
        b == '\r' ? State.LINE_END_OF_TRAILER : b == '\n' ? State.TRAILER_START : inTrailer(b);
      case LINE_END_OF_TRAILER -> lineEnd(b, State.TRAILER_START);
      case LAST_LINE_END -> lineEnd(b, State.ENDED);
      default -> throw new IllegalStateException(state.name());
    };
  }

  private State inSize(byte b) {
    int digit = Character.digit(b, 16);
    if (digit >= 0) {
      size = state == State.FIRST_DIGIT ? digit : size << 4 | digit;
      digits = state == State.FIRST_DIGIT ? 1 : digits + 1;
      // At once: Undertow closes the connection at a digit too many.
      return size > largest
          ? State.TOO_LARGE
          : digits > MOST_DIGITS ? State.MALFORMED : State.DIGITS;
    }
    if (state == State.FIRST_DIGIT) {
      return State.MALFORMED;
    }
    return switch (b) {
      case '\n' -> behindSize();
      case '\r' -> State.LINE_END_OF_SIZE;
      case ';', ' ', '\t' -> State.EXTENSION;
      default -> State.MALFORMED;
    };
  }

  private State behindSize() {
    return size == 0 ? State.TRAILER_START : State.DATA;
  }

  private State text(byte b) {
    return b == '\t' || b < 0 || b >= ' ' && b != 0x7F ? state : State.MALFORMED;
  }

  private State inTrailerName(byte b) {
    boolean token = b >= 'a' && b <= 'z'
        || b >= 'A' && b <= 'Z'
        || b >= '0' && b <= '9'
        || TOKEN.indexOf(b) >= 0;
    return token && ++trailers <= LONGEST_TRAILERS ? State.TRAILER_NAME : State.MALFORMED;
  }

  private State inTrailer(byte b) {
    return ++trailers <= LONGEST_TRAILERS ? text(b) : State.MALFORMED;
  }

  private static State lineEnd(byte b, State then) {
    return b == '\n' ? then : State.MALFORMED;
  }
}

package io.github.notrahooks.sender;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.ExitCode;

/** What became of one attempt to send. */
public sealed interface Answer {
  /** What the process exits with if this is all that was done. */
  ExitCode exitCode();

  /** Whether the receiver accepted the message: its status is 2xx. */
  default boolean accepted() {
    return exitCode() == ExitCode.SUCCESS;
  }

  /**
   * The receiver answered: its status has come, and so it counts, whatever becomes of the body.
   *
   * @param status the HTTP status
   * @param reason the words after the status; may be empty
   * @param headers in their order and spelling
   * @param body at most the first 64 KiB
   * @param rest what became of the body behind that
   * @param durationMs from the first byte sent to the last byte read
   */
  record Received(int status, String reason, Headers headers, Body body, Rest rest, long durationMs)
      implements Answer {
    /** How much of an answer's body is read. */
    public static final int BODY_LIMIT = 64 * 1024;

    /** What became of a body behind what was kept of it. */
    public enum Rest {
      /** There was nothing more. */
      NONE,
      /** There was more, which was not read. */
      UNREAD,
      /** It ended before all of it had come: the connection broke off, or time was up. */
      CUT
    }

    @Override
    public ExitCode exitCode() {
      return ExitCode.forStatus(status);
    }
  }

  /**
   * No answer came.
   *
   * @param kind what went wrong
   * @param message a sentence for a person
   * @param durationMs until it was known
   */
  record NetworkFailure(Kind kind, String message, long durationMs) implements Answer {
    @Override
    public ExitCode exitCode() {
      return kind == Kind.CANCELLED ? ExitCode.INTERRUPTED : ExitCode.NETWORK;
    }
  }

  /**
   * Nothing was sent, because there is something wrong with the message itself.
   *
   * @param message what, and what to do
   * @param exitCode the code that goes with it
   */
  record NotSent(String message, ExitCode exitCode) implements Answer {}

  /** What kept an answer from coming. The names are part of the JSON output and only ever added to. */
  enum Kind {
    /** Nothing listens there. */
    REFUSED("refused"),
    /** The name has no address. */
    UNKNOWN_HOST("unknown-host"),
    /** There is no way to the machine. */
    UNREACHABLE("unreachable"),
    /** It took too long. */
    TIMED_OUT("timed-out"),
    /** The connection ended before the answer did. */
    RESET("reset"),
    /** No secure connection could be agreed on. */
    TLS("tls"),
    /** The proxy on the way cannot be reached, or makes no connection to the receiver. */
    PROXY("proxy"),
    /** Stopped by the user. */
    CANCELLED("cancelled"),
    /** Anything else. */
    OTHER("other");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    /** The name in JSON output. */
    public String wireName() {
      return wireName;
    }
  }
}

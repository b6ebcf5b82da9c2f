package io.github.notrahooks.failure;

/** The exit codes of the command, the same ones that the {@code notra} command uses. */
public enum ExitCode {
  /** It worked. */
  SUCCESS(0),
  /** It failed: a delivery was not accepted, the log is damaged, or several different failures. */
  FAILED(1),
  /** Wrong usage or configuration. */
  USAGE(2),
  /** A signature does not verify, or the receiver answered 401 or 403. */
  AUTHENTICATION(3),
  /** The receiver answered 429. */
  RATE_LIMITED(4),
  /** No such delivery, sample or integration, or the receiver answered 404. */
  NOT_FOUND(5),
  /** Refused, unreachable or timed out. */
  NETWORK(6),
  /** Interrupted by the user. */
  INTERRUPTED(130);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number that the process exits with. */
  public int code() {
    return code;
  }

  /** The exit code for a receiver's answer with the given HTTP status. */
  public static ExitCode forStatus(int status) {
    if (status >= 200 && status < 300) {
      return SUCCESS;
    }
    return switch (status) {
      case 401, 403 -> AUTHENTICATION;
      case 404 -> NOT_FOUND;
      case 429 -> RATE_LIMITED;
      default -> FAILED;
    };
  }

  /** The exit code of two things done together: the failure of one, or {@link #FAILED} if they differ. */
  public ExitCode and(ExitCode other) {
    if (this == SUCCESS || this == other) {
      return other;
    }
    return other == SUCCESS ? this : FAILED;
  }
}

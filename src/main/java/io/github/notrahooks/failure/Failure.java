package io.github.notrahooks.failure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends a command with a message and an exit code. The message is complete without a stack trace: what
 * was wrong, where, and what to do.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String[] details;

  /** A failure with the given code and message. */
  public Failure(ExitCode exitCode, String message) {
    this(exitCode, message, null);
  }

  /** A failure that another exception caused; its trace is shown only with {@code --stacktrace}. */
  public Failure(ExitCode exitCode, String message, @Nullable Throwable cause) {
    this(exitCode, message, cause, List.of());
  }

  private Failure(
      ExitCode exitCode, String message, @Nullable Throwable cause, List<String> details) {
    super(message, cause);
    this.exitCode = exitCode;
    this.details = details.toArray(new String[0]);
  }

  /** Something did not work that is neither usage, authentication nor the network. */
  public static Failure failed(String message) {
    return new Failure(ExitCode.FAILED, message);
  }

  /** Wrong usage or configuration. */
  public static Failure usage(String message) {
    return new Failure(ExitCode.USAGE, message);
  }

  /** Wrong usage or configuration, with a list of what could have been meant. */
  public static Failure usage(String message, List<String> details) {
    return new Failure(ExitCode.USAGE, message, null, details);
  }

  /** Something that was named does not exist. */
  public static Failure notFound(String message) {
    return new Failure(ExitCode.NOT_FOUND, message);
  }

  /** What the process exits with. */
  public ExitCode exitCode() {
    return exitCode;
  }

  /** What was wrong, never null. */
  @Override
  public String getMessage() {
    String message = super.getMessage();
    return message == null ? exitCode.name() : message;
  }

  /** What belongs on lines of its own below the message; mostly nothing. */
  public List<String> details() {
    return List.of(details);
  }
}

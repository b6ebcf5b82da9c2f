package io.github.notrahooks.inspector;

import org.jspecify.annotations.Nullable;

/** Why something that was asked for is not done, in a sentence for who asked. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final @Nullable String command;

  /** What is wrong. */
  public enum Kind {
    /** What was asked makes no sense. */
    WRONG,
    /** It is not allowed here. */
    FORBIDDEN,
    /** There is no such thing. */
    MISSING,
    /** There is no room for it now. */
    NO_ROOM,
    /** Too many want the same at once. */
    BUSY
  }

  private Refusal(Kind kind, String message, @Nullable String command) {
    super(message);
    this.kind = kind;
    this.command = command;
  }

  /** For what makes no sense. */
  public static Refusal wrong(String message) {
    return new Refusal(Kind.WRONG, message, null);
  }

  /** For what is not allowed. */
  public static Refusal forbidden(String message) {
    return new Refusal(Kind.FORBIDDEN, message, null);
  }

  /** For what is not there. */
  public static Refusal missing(String message) {
    return new Refusal(Kind.MISSING, message, null);
  }

  /** For what the heap has no room for, with the command that shows it all the same. */
  public static Refusal noRoom(String message, String command) {
    return new Refusal(Kind.NO_ROOM, message, command);
  }

  /** For what too many want at once. */
  public static Refusal busy(String message) {
    return new Refusal(Kind.BUSY, message, null);
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }

  /** A command that does it all the same, or null. */
  public @Nullable String command() {
    return command;
  }

  /** A sentence. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}

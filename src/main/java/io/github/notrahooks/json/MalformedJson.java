package io.github.notrahooks.json;

/** Bytes that should have been JSON and are not; the message says where and why. */
public final class MalformedJson extends Exception {
  private static final long serialVersionUID = 1L;

  /** What was wrong, in words for a person. */
  public MalformedJson(String message) {
    super(message);
  }

  /** The message, never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}

package io.github.notrahooks.json;

/** Bytes that should have been JSON and are not; the message says where and why. */
public final class MalformedJson extends Exception {
  private static final long serialVersionUID = 1L;

  private final long offset;

  /** What was wrong, in words for a person. */
  public MalformedJson(String message) {
    this(message, 0);
  }

  /**
   * The same where it is known how far it was right.
   *
   * @param offset of the first byte that is wrong, or 0
   */
  MalformedJson(String message, long offset) {
    super(message);
    this.offset = offset;
  }

  /** Where the first byte is that is wrong; 0 where that is not known. */
  public long offset() {
    return offset;
  }

  /** The message, never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}

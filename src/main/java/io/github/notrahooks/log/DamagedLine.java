package io.github.notrahooks.log;

/** A line that is not a record, or not the record that was written; the message says how that shows. */
final class DamagedLine extends Exception {
  private static final long serialVersionUID = 1L;

  DamagedLine(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}

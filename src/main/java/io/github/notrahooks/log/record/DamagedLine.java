package io.github.notrahooks.log.record;

/** A line that is not a record, or not the record that was written; the message says how that shows. */
public final class DamagedLine extends Exception {
  private static final long serialVersionUID = 1L;

  /** A line in which this is wrong; the message is the end of a sentence for a person. */
  public DamagedLine(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}

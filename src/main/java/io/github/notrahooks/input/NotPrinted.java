package io.github.notrahooks.input;

/** A text is not what the program prints that is looked for: the next form is tried. */
final class NotPrinted extends Exception {
  private static final long serialVersionUID = 1L;

  NotPrinted() {
    // It is caught at once, and may be thrown for each form: where it came from is of no use.
    super(null, null, false, false);
  }
}

package io.github.notrahooks.cli.text;

import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Style;
import io.github.notrahooks.verify.Verification;

/** Prints whether a signature is valid, and why not, for a person to read. */
public final class VerificationText {
  private VerificationText() {}

  /** Prints a verification. */
  public static void print(Output output, Verification verification) {
    boolean valid = verification.valid();
    output.prose(
        valid ? Style.SUCCESS : Style.ERROR,
        valid ? "valid: " : "not valid: ",
        Printable.text(verification.message()));
  }
}

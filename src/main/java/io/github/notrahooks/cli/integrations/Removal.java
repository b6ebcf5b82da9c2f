package io.github.notrahooks.cli.integrations;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.terminal.Prompt;

/** Asks before something goes whose secrets cannot be had again. */
final class Removal {
  private Removal() {}

  /**
   * Asks whether to remove something, unless the answer was given with the command.
   *
   * @param what names it
   * @throws Failure if the answer is no, or nobody can be asked
   */
  static void confirm(Context context, boolean yes, String what) {
    if (yes) {
      return;
    }
    if (!context.environment().interactive()) {
      throw Failure.usage("removing " + what + " needs --yes where nobody can be asked");
    }
    if (!Prompt.confirm("Remove " + Printable.line(what)
        + "? Deliveries are then refused, and its secrets are lost.")) {
      throw Failure.failed("nothing was removed");
    }
  }
}

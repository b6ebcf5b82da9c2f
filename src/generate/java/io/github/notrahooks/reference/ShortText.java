package io.github.notrahooks.reference;

import picocli.CommandLine.Model.ArgSpec;

/** What an option does, in as few words as a list of candidates has room for. */
final class ShortText {
  private ShortText() {}

  /** The description's first statement, without its default and the full stop. */
  static String of(ArgSpec argument) {
    return String.join(" ", argument.description())
        .replaceFirst(" \\(default: .*", "")
        .replaceFirst("(\\. |; |: ).*", "")
        .replaceFirst("\\.$", "");
  }
}

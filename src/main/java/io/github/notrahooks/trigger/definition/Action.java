package io.github.notrahooks.trigger.definition;

/** What a trigger does for a delivery. */
public sealed interface Action permits Forward, Command {
  /** What it does in one line: an address, or a command with its arguments. */
  String text();
}

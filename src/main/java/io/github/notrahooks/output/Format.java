package io.github.notrahooks.output;

/** What standard output is made of. */
public enum Format {
  /** A table on a terminal, JSON elsewhere. */
  AUTO,
  /** Text in columns, for people. */
  TABLE,
  /** One JSON object, or one a line. */
  JSON
}

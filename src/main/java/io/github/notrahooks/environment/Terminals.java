package io.github.notrahooks.environment;

/**
 * Which of the standard streams are terminals.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 */
public record Terminals(boolean in, boolean out, boolean err) {
  /** None is: a pipe, a file, a test. */
  public static final Terminals NONE = new Terminals(false, false, false);
}

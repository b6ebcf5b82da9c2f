package io.github.notrahooks.log.read;

/**
 * A place in the log that cannot be read as a record; it is skipped and never removed.
 *
 * @param segment the file's name
 * @param offset where the line begins
 * @param bytes how long it is, without its line end
 * @param problem what is wrong with it
 */
public record LogProblem(String segment, long offset, long bytes, String problem) {
  @Override
  public String toString() {
    return segment + " at offset " + offset + " (" + bytes + " bytes): " + problem;
  }
}

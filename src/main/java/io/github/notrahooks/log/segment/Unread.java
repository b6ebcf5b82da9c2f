package io.github.notrahooks.log.segment;

/**
 * A part of the log with which nothing is wrong, and which could not be read all the same: an answer
 * without it is not complete.
 *
 * @param segment the file's name
 * @param reason why, as the end of a sentence
 */
public record Unread(String segment, String reason) {
  private static final long MEBIBYTE = 1024 * 1024;

  /** A segment whose file is gone since the log's folder was listed. */
  public static Unread gone(Segment segment) {
    return new Unread(segment.fileName(), "it was removed while the log was read");
  }

  /** A record for which there is too little memory. */
  public static Unread tooLarge(Segment segment, LogLine line) {
    return new Unread(
        segment.fileName(),
        "the record at offset " + line.offset() + " was not read: " + tooLarge(line));
  }

  /** Why a record cannot be read, and what helps. */
  public static String tooLarge(LogLine line) {
    long needed = neededMebibytes(line.length());
    return "with " + line.length() + " bytes it needs a heap of up to " + needed
        + " MiB, and there are " + Runtime.getRuntime().maxMemory() / MEBIBYTE
        + " (NOTRA_HOOKS_JAVA_OPTS=-Xmx" + needed + "m gives it as much)";
  }

  /** With 256 MiB any record that serve takes is read; only lines that others wrote can need more. */
  private static long neededMebibytes(long length) {
    long enough = 256;
    return Runtime.getRuntime().maxMemory() / MEBIBYTE < enough * 3 / 4
        ? enough
        : 4 * (length / MEBIBYTE + enough);
  }

  @Override
  public String toString() {
    return segment + ": " + reason;
  }
}

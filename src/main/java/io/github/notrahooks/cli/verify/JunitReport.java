package io.github.notrahooks.cli.verify;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Collects verifications as test cases, and writes them in the XML that JUnit began and CI servers read. Not
 * thread-safe.
 */
final class JunitReport {
  private static final String SUITE = "notra-hooks verify";

  private final StringBuilder cases = new StringBuilder();
  private int tests;
  private int failures;
  private int errors;

  /** Adds a file that was verified. */
  void add(String file, Verification verification) {
    if (verification.valid()) {
      begin(file).append("/>\n");
      return;
    }
    failures++;
    var reason = verification.reason();
    String type = reason == null ? "" : reason.wireName();
    begin(file)
        .append("><failure type=\"")
        .append(escaped(type))
        .append("\" message=\"")
        .append(escaped(verification.message()))
        .append("\"/></testcase>\n");
  }

  /** Adds a file that could not be verified. */
  void error(String file, String problem) {
    errors++;
    begin(file)
        .append("><error type=\"not-verified\" message=\"")
        .append(escaped(problem))
        .append("\"/></testcase>\n");
  }

  private StringBuilder begin(String file) {
    tests++;
    return cases
        .append("  <testcase classname=\"")
        .append(SUITE)
        .append("\" name=\"")
        .append(escaped(file))
        .append('"');
  }

  /**
   * Writes the report, whole or not at all.
   *
   * @param name the file's name, for messages
   * @throws Failure if it cannot be written
   */
  void write(Path file, String name) {
    String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"" + SUITE
        + "\" tests=\"" + tests + "\" failures=\"" + failures + "\" errors=\"" + errors
        + "\" skipped=\"0\">\n" + cases + "</testsuite>\n";
    Path whole = file.toAbsolutePath();
    try {
      Path begun = Files.createTempFile(whole.getParent(), ".junit", ".tmp");
      try {
        Files.writeString(begun, xml);
        Files.move(begun, whole, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(begun);
      }
    } catch (IOException e) {
      throw Failure.failed("cannot write the report " + name + ": " + FileProblem.of(e));
    }
  }

  /** A text in an attribute; what XML 1.0 cannot have is shown as U+FFFD. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> {
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\t', '\n', '\r' -> escaped.append("&#").append(c).append(';');
        default -> {
          boolean allowed = c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
          escaped.appendCodePoint(allowed ? c : 0xFFFD);
        }
      }
    });
    return escaped.toString();
  }
}

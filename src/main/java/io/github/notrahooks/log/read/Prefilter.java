package io.github.notrahooks.log.read;

import io.github.notrahooks.log.segment.Segment;
import java.nio.charset.StandardCharsets;

/**
 * Decides from what a line looks like, before it is parsed, whether it can be of interest. It may
 * let lines pass that are not, but must never turn away one that is. Thread-safe.
 *
 * <p>A line is given as text each character of which is a byte of it: it is made without decoding,
 * and the JDK searches it with the processor's own means.
 */
@FunctionalInterface
public interface Prefilter {
  /** Every line is. */
  Prefilter ALL = line -> true;

  /** Whether the line, given without its line end, must be parsed. */
  boolean wants(String line);

  /** Whether a line of interest can be among several lines, of which most are of none. */
  default boolean wantsAny(String lines) {
    return true;
  }

  /** Whether a line of interest can be in a segment at all. */
  default boolean wantsSegment(Segment segment) {
    return true;
  }

  /** A line as it is given to a prefilter, between two offsets. */
  static String line(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** How a text stands in such a line. */
  static String inLine(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}

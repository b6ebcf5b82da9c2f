package io.github.notrahooks.view;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.JsonComparison;
import io.github.notrahooks.json.JsonSpan;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.json.Utf8Cursor;
import io.github.notrahooks.provider.FormBody;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What differs between two bodies. The texts are as strangers wrote them: not safe to print.
 *
 * @param kind how they were compared
 * @param json the differences of two JSON texts, or of the JSON in two forms; empty for any other
 * @param lines the differences of two other texts; empty for any other
 * @param aBytes how many bytes the first has
 * @param bBytes how many the second has
 * @param firstByte the first byte that differs, counted from 0; -1 if none does
 */
public record BodyComparison(
    Kind kind,
    List<JsonComparison.Change> json,
    List<LineComparison.Change> lines,
    long aBytes,
    long bBytes,
    int firstByte) {
  /** Larger ones are not taken apart. */
  private static final int LARGEST = 8 * 1024 * 1024;

  /** How two bodies are compared. */
  public enum Kind {
    /** Value by value. */
    JSON,
    /** Line by line. */
    TEXT,
    /** Byte by byte. */
    BYTES
  }

  /** Whether no byte differs. */
  public boolean sameBytes() {
    return firstByte < 0;
  }

  /** Whether they say the same: the same values, lines or bytes. */
  public boolean sameValues() {
    return sameBytes() || kind == Kind.JSON && json.isEmpty();
  }

  /** Compares two bodies. */
  public static BodyComparison of(Body a, Body b) {
    int first = firstDifference(a.bytes(), b.bytes());
    if (Math.max(a.size(), b.size()) <= LARGEST) {
      Optional<JsonSpan> one = json(a);
      Optional<JsonSpan> other = json(b);
      if (one.isPresent() && other.isPresent()) {
        List<JsonComparison.Change> changes =
            first < 0 ? List.of() : JsonComparison.of(one.get(), other.get());
        return new BodyComparison(Kind.JSON, changes, List.of(), a.size(), b.size(), first);
      }
      List<LineComparison.Change> lines =
          isText(a) && isText(b) ? LineComparison.of(a.text(), b.text()) : null;
      if (lines != null) {
        return new BodyComparison(Kind.TEXT, List.of(), lines, a.size(), b.size(), first);
      }
    }
    return new BodyComparison(Kind.BYTES, List.of(), List.of(), a.size(), b.size(), first);
  }

  private static int firstDifference(byte[] a, byte[] b) {
    return Arrays.mismatch(a, b);
  }

  private static Optional<JsonSpan> json(Body body) {
    Body json = FormBody.hasPayload(body) ? FormBody.decode(body).orElse(body) : body;
    try {
      return json.size() == 0 ? Optional.empty() : Optional.of(JsonSpan.root(json.bytes()));
    } catch (MalformedJson e) {
      return Optional.empty();
    }
  }

  private static boolean isText(Body body) {
    if (!Utf8Cursor.isValid(body.pieces())) {
      return false;
    }
    for (byte[] piece : body.pieces()) {
      for (byte b : piece) {
        if (b == 0) {
          return false;
        }
      }
    }
    return true;
  }
}

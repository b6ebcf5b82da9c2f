package io.github.notrahooks.verify.file;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.input.ReadAs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file to verify, and what was given beside it.
 *
 * @param origin the file's name, for messages
 * @param bytes all that is in it
 * @param headers those that were given apart; empty if none were
 * @param signature a signature that was given apart, or null
 * @param headersReadAs what the headers were read as
 * @param entry which of several deliveries in the file is meant, from 1; null if there is one only
 * @param raw whether the file is the body, whatever it looks like
 */
public record GivenFile(
    String origin,
    Body bytes,
    Headers headers,
    @Nullable String signature,
    List<ReadAs> headersReadAs,
    @Nullable Integer entry,
    boolean raw) {
  /** No file that one payload is in is longer, in bytes. */
  public static final int MOST_BYTES = 64 * 1024 * 1024;

  /** A file with nothing beside it. */
  public static GivenFile alone(String origin, Body bytes) {
    return new GivenFile(origin, bytes, Headers.EMPTY, null, List.of(), null, false);
  }

  /** The same without what was given beside it. */
  GivenFile unaccompanied() {
    return new GivenFile(origin, bytes, Headers.EMPTY, null, List.of(), entry, raw);
  }

  /** Whether anything beside the file says how it was signed. */
  boolean isAccompanied() {
    return signature != null || !headers.list().isEmpty();
  }
}

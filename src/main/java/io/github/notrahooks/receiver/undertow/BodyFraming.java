package io.github.notrahooks.receiver.undertow;

import io.undertow.server.RequestTooBigException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Follows where the body ends of the request that a connection is at, be it given by a length or by chunks,
 * and notices what is wrong with it. Not thread-safe.
 */
final class BodyFraming {
  /** More than a body of the largest size takes in reasonable chunks. */
  private static final long MOST_ON_THE_WIRE = 64L * 1024 * 1024;

  private static final long UNKNOWN = -1;

  /** How many bytes of the body are still to come, or unknown. */
  private long toPass;

  /** The framing of the body, if it is chunked. */
  private @Nullable ChunkFraming chunks;

  /** How many bytes of the request have come, however they are framed. */
  private long onTheWire;

  /** Forgets the request for the next one, of which so many bytes are there already. */
  void startOver(int there) {
    toPass = 0;
    chunks = null;
    onTheWire = there;
  }

  /** A body begins whose end cannot be known. */
  void beginUnknown() {
    toPass = UNKNOWN;
  }

  /**
   * A body of so many bytes begins.
   *
   * @return how many of the bytes that are there belong to it
   */
  int begin(long length, int there) {
    int body = (int) Math.min(length, there);
    toPass = length - body;
    return body;
  }

  /**
   * A body in chunks begins with bytes that are there.
   *
   * @return how many of them belong to it
   */
  int beginChunked(ByteBuffer bytes, int from, int to) {
    ChunkFraming framing = new ChunkFraming(MOST_ON_THE_WIRE);
    chunks = framing;
    return framing.pass(bytes, from, to);
  }

  /**
   * Passes the next bytes of the connection.
   *
   * @return how many of them belong to the body, up to a fault
   */
  int pass(ByteBuffer bytes, int from, int count) {
    onTheWire += count;
    if (onTheWire > MOST_ON_THE_WIRE) {
      return 0;
    }
    if (toPass == UNKNOWN) {
      return count;
    }
    ChunkFraming framing = chunks;
    if (framing != null) {
      return framing.pass(bytes, from, from + count);
    }
    int body = (int) Math.min(toPass, count);
    toPass -= body;
    return body;
  }

  /** What is wrong with the bytes that were passed, or null. */
  @Nullable
  IOException fault() {
    if (onTheWire > MOST_ON_THE_WIRE) {
      return new RequestTooBigException("more than " + MOST_ON_THE_WIRE + " bytes");
    }
    ChunkFraming framing = chunks;
    if (framing == null) {
      return null;
    }
    if (framing.tooLarge()) {
      return new RequestTooBigException("a chunk of more than " + MOST_ON_THE_WIRE + " bytes");
    }
    return framing.malformed() ? new IOException("the chunks are malformed") : null;
  }

  /** Whether the last byte of the body was passed. */
  boolean allThere() {
    ChunkFraming framing = chunks;
    return framing == null ? toPass == 0 : framing.ended();
  }

  /** Whether the body is chunked and has not ended. */
  boolean isWithinChunks() {
    return chunks != null && !chunks.ended();
  }
}

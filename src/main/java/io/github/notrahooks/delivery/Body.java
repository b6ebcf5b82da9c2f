package io.github.notrahooks.delivery;

import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/**
 * The bytes of a message, exactly as they were on the wire. Immutable.
 *
 * <p>A large body stays in the pieces it arrived in, so that receiving it needs no more memory than it
 * has bytes.
 */
public final class Body {
  /** A body without a byte. */
  public static final Body EMPTY = new Body(List.of(), 0);

  private final List<byte[]> pieces;
  private final int size;

  private Body(List<byte[]> pieces, int size) {
    this.pieces = pieces;
    this.size = size;
  }

  /** The given bytes, which the caller must not change afterwards. */
  public static Body of(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new Body(List.of(bytes), bytes.length);
  }

  /** The UTF-8 bytes of a text. */
  public static Body ofText(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** How many bytes it has. */
  public int size() {
    return size;
  }

  /** The pieces in order, not copied: for reading only. */
  public List<byte[]> pieces() {
    return pieces;
  }

  /** All bytes in one array, which is a copy only where the body has several pieces; for reading only. */
  public byte[] bytes() {
    if (pieces.size() == 1) {
      return pieces.get(0);
    }
    byte[] all = new byte[size];
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
    return all;
  }

  /** The first {@code limit} bytes, or this body if it has no more than that. */
  public Body truncated(int limit) {
    if (size <= limit) {
      return this;
    }
    Builder kept = new Builder();
    for (byte[] piece : pieces) {
      kept.append(Arrays.copyOf(piece, Math.min(piece.length, limit - kept.size())));
    }
    return kept.build();
  }

  /** The bytes as a stream; it never fails and need not be closed. */
  public InputStream stream() {
    if (pieces.size() == 1) {
      return new ByteArrayInputStream(pieces.get(0));
    }
    return new SequenceInputStream(
        Collections.enumeration(pieces.stream().map(ByteArrayInputStream::new).toList()));
  }

  /** Writes its bytes, piece by piece. */
  public void writeTo(OutputStream out) throws IOException {
    for (byte[] piece : pieces) {
      out.write(piece);
    }
  }

  /** Writes the Base64 of its bytes, piece by piece. */
  public void writeBase64To(OutputStream out) throws IOException {
    OutputStream open = new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void close() {
        // Only the encoder is closed, to get its end.
      }
    };
    try (OutputStream encoder = Base64.getEncoder().wrap(open)) {
      writeTo(encoder);
    }
  }

  /** The bytes read as UTF-8, malformed ones replaced: for display, never for signing. */
  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Body body && body.size == size && Arrays.equals(body.bytes(), bytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes());
  }

  @Override
  public String toString() {
    return size + " bytes";
  }

  /**
   * Collects a body as its bytes arrive. Small pieces are joined, so that a body that comes byte by byte
   * takes no more than twice the memory that it has bytes. Not thread-safe.
   */
  public static final class Builder {
    /** Smaller pieces are joined: an array by itself takes some 24 bytes more than it holds. */
    private static final int SMALL = 4096;

    private static final int LARGEST_JOINED = 16 * 1024;
    private static final byte[] NOTHING = {};

    private final List<byte[]> pieces = new ArrayList<>();
    private int size;

    /** Small pieces one behind the other; a whole piece of somebody else's is never written to. */
    private byte[] joined = NOTHING;

    private int used;

    /** Adds bytes, which the caller must not change afterwards. */
    public void append(byte[] piece) {
      size += piece.length;
      if (used + piece.length > LARGEST_JOINED || piece.length >= SMALL) {
        endJoined();
      }
      if (piece.length >= SMALL) {
        pieces.add(piece);
      } else if (used == 0) {
        joined = piece;
        used = piece.length;
      } else {
        join(piece);
      }
    }

    private void join(byte[] piece) {
      int together = used + piece.length;
      if (together > joined.length) {
        joined =
            Arrays.copyOf(joined, Math.max(together, Math.min(LARGEST_JOINED, joined.length * 2)));
      }
      System.arraycopy(piece, 0, joined, used, piece.length);
      used = together;
    }

    private void endJoined() {
      if (used > 0) {
        pieces.add(used == joined.length ? joined : Arrays.copyOf(joined, used));
      }
      joined = NOTHING;
      used = 0;
    }

    /** How many bytes it has so far. */
    public int size() {
      return size;
    }

    /** The body so far. */
    public Body build() {
      endJoined();
      return size == 0 ? EMPTY : new Body(List.copyOf(pieces), size);
    }
  }
}

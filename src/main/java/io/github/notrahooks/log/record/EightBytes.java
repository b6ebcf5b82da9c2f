package io.github.notrahooks.log.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes in a row as one number, the first of them the lowest, so that one step looks at all. */
public final class EightBytes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = LOW_BITS << 7;

  private EightBytes() {}

  /** Those at an offset. */
  public static long at(byte[] bytes, int offset) {
    return (long) LONGS.get(bytes, offset);
  }

  /** Writes them at an offset. */
  static void put(byte[] bytes, int offset, long eight) {
    LONGS.set(bytes, offset, eight);
  }

  /** Eight times the same, to tell with an exclusive or where it stands. */
  public static long of(int b) {
    return (b & 0xFFL) * LOW_BITS;
  }

  /** The high bit of each byte that is zero. There may be some too many, behind the first. */
  public static long zeros(long eight) {
    return eight - LOW_BITS & ~eight & HIGH_BITS;
  }
}

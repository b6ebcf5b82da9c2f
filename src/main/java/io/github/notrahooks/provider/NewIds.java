package io.github.notrahooks.provider;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The forms that providers give new IDs. */
public final class NewIds {
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** From the start of the Gregorian calendar, which version-1 UUIDs count from, to that of UNIX time. */
  private static final long GREGORIAN_SECONDS = 12_219_292_800L;

  private NewIds() {}

  /** A UUID of version 1 (RFC 9562), which dates it; its node is random. */
  public static String timeBased(Instant now, RandomGenerator random) {
    long ticks = (now.getEpochSecond() + GREGORIAN_SECONDS) * 10_000_000L + now.getNano() / 100;
    long high = ticks << 32 | (ticks >>> 32 & 0xFFFF) << 16 | 0x1000 | ticks >>> 48 & 0x0FFF;
    // Clock sequence and node are random, and the multicast bit says that the node is no hardware
    // address.
    long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0100_0000_0000L;
    return new UUID(high, low).toString();
  }

  /** A UUID of version 4 (RFC 9562). */
  public static String randomBased(RandomGenerator random) {
    long high = random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000L;
    long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  /** So many random letters and digits. */
  public static String letters(int count, RandomGenerator random) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}

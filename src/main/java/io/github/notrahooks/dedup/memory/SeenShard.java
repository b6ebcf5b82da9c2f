package io.github.notrahooks.dedup.memory;

import io.github.notrahooks.delivery.Fingerprint;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A part of a {@link SeenTable}: an array of numbers, 32 bytes for each delivery: the fingerprint of the
 * key, the time, and the 64 bits of the log record's ID. Open addressing with linear probing. Not
 * thread-safe.
 */
final class SeenShard {
  static final int WIDTH = 4;
  static final int SMALLEST = 16;

  private static final String ID_PREFIX = "log_";

  private final int mostSlots;
  private final int fullPercent;
  private long[] slots = new long[SMALLEST * WIDTH];
  private int used;

  /**
   * An empty shard.
   *
   * @param mostSlots how many slots it may have, a power of two
   * @param fullPercent how many of a hundred slots are used when it makes room
   */
  SeenShard(int mostSlots, int fullPercent) {
    this.mostSlots = mostSlots;
    this.fullPercent = fullPercent;
  }

  /** The log record of this delivery, unless it is older than {@code oldest}. */
  Optional<String> find(Fingerprint key, Instant oldest) {
    int at = slot(key.high(), key.low());
    boolean found = slots[at] != 0 && slots[at + 2] >= oldest.toEpochMilli();
    return found
        ? Optional.of(ID_PREFIX + HexFormat.of().toHexDigits(slots[at + 3]))
        : Optional.empty();
  }

  /** Adds a delivery, or makes it newer; room is made by forgetting those older than {@code oldest}. */
  void put(Fingerprint key, String logId, Instant at, Instant oldest) {
    if (used * 100L >= (long) slots.length / WIDTH * fullPercent) {
      rebuild(oldest.toEpochMilli());
    }
    int slot = slot(key.high(), key.low());
    if (slots[slot] == 0) {
      used++;
    }
    slots[slot] = key.high();
    slots[slot + 1] = key.low();
    slots[slot + 2] = at.toEpochMilli();
    slots[slot + 3] = number(logId);
  }

  /** The digits of a record's ID; 0 for one that this tool did not write. */
  private static long number(String logId) {
    try {
      return Long.parseUnsignedLong(logId, ID_PREFIX.length(), logId.length(), 16);
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return 0;
    }
  }

  int size() {
    return used;
  }

  /** How much memory the slots take. */
  long bytes() {
    return (long) slots.length * Long.BYTES;
  }

  private void rebuild(long oldest) {
    long[] old = slots;
    long[] times = timesFrom(oldest);
    int most = mostSlots / 3;
    // A shard that may still grow loses none.
    boolean all = old.length < mostSlots * WIDTH || times.length <= most;
    long from = all ? oldest : times[times.length - most];
    int capacity = capacityFor(all ? times.length : most);
    slots = new long[capacity * WIDTH];
    used = 0;
    for (int at = 0; at < old.length; at += WIDTH) {
      // Of those of the very moment from which on they are kept there may be more than there is
      // room for.
      if (old[at] != 0 && old[at + 2] >= from && (all || used < most)) {
        used++;
        System.arraycopy(old, at, slots, slot(old[at], old[at + 1]), WIDTH);
      }
    }
  }

  /** So many that a good part of them can be used before room must be made again. */
  private int capacityFor(int deliveries) {
    int capacity = SMALLEST;
    while (capacity < mostSlots && deliveries * 1000L >= (long) capacity * fullPercent * 7) {
      capacity *= 2;
    }
    return capacity;
  }

  private long[] timesFrom(long oldest) {
    return IntStream.range(0, slots.length / WIDTH)
        .filter(slot -> slots[slot * WIDTH] != 0)
        .mapToLong(slot -> slots[slot * WIDTH + 2])
        .filter(time -> time >= oldest)
        .sorted()
        .toArray();
  }

  /** Where a key is, or would be; a slot is free where its first number is 0, which no key has. */
  private int slot(long high, long low) {
    int count = slots.length / WIDTH;
    int index = (int) (low & count - 1);
    while (true) {
      int at = index * WIDTH;
      if (slots[at] == 0 || slots[at] == high && slots[at + 1] == low) {
        return at;
      }
      index = index + 1 & count - 1;
    }
  }
}

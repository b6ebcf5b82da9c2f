package io.github.notrahooks.dedup.memory;

import io.github.notrahooks.delivery.Fingerprint;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Processed deliveries in arrays of numbers: a million of them need some 60 MB, where objects would need
 * five times as much. Where there is no room for all of them, the oldest are forgotten.
 *
 * <p>One array that doubles would keep every delivery waiting while tens of megabytes are filled and then
 * moved by the garbage collector. So there are many small ones, and none is full when another is. Not
 * thread-safe.
 */
final class SeenTable {
  private static final int SHARD_BITS = 6;
  private static final int SHARDS = 1 << SHARD_BITS;
  private static final int LEAST_FULL_PERCENT = 60;
  private static final int MOST_FULL_PERCENT = 80;

  private final SeenShard[] shards = new SeenShard[SHARDS];

  /**
   * An empty table.
   *
   * @param mostBytes how much memory it may take; while a part of it makes room, that part takes twice its
   *     share for a moment
   */
  SeenTable(long mostBytes) {
    long most = Math.min(1 << 20, mostBytes / (SHARDS * SeenShard.WIDTH * Long.BYTES));
    int mostSlots = Math.max(SeenShard.SMALLEST, Integer.highestOneBit((int) most));
    for (int i = 0; i < SHARDS; i++) {
      int percent = LEAST_FULL_PERCENT + (MOST_FULL_PERCENT - LEAST_FULL_PERCENT) * i / SHARDS;
      shards[i] = new SeenShard(mostSlots, percent);
    }
  }

  /** The log record of this delivery, unless it is older than {@code oldest}. */
  Optional<String> find(Fingerprint key, Instant oldest) {
    return shard(key).find(key, oldest);
  }

  /** Adds a delivery, or makes it newer; room is made by forgetting those older than {@code oldest}. */
  void put(Fingerprint key, String logId, Instant at, Instant oldest) {
    shard(key).put(key, logId, at, oldest);
  }

  int size() {
    return Stream.of(shards).mapToInt(SeenShard::size).sum();
  }

  /** How much memory the slots take. */
  long bytes() {
    return Stream.of(shards).mapToLong(SeenShard::bytes).sum();
  }

  /** A slot within a shard is chosen by other bits. */
  private SeenShard shard(Fingerprint key) {
    return shards[(int) (key.high() >>> Long.SIZE - SHARD_BITS)];
  }
}

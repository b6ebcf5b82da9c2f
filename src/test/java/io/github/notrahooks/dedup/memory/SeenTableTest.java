package io.github.notrahooks.dedup.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.DeliveryKey;
import io.github.notrahooks.delivery.Fingerprint;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of processed deliveries, against what a map would hold. */
final class SeenTableTest {
  private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

  private final SeenTable table = new SeenTable(Long.MAX_VALUE);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void itSaysWhatAMapWouldSay(long seed) {
    Random random = new Random(seed);
    Map<Fingerprint, Instant> times = new HashMap<>();
    Map<Fingerprint, String> ids = new HashMap<>();
    Instant now = START;
    for (int step = 0; step < 20_000; step++) {
      // Mostly on, sometimes back, as clocks do.
      now = now.plusMillis(random.nextInt(200) - 40);
      Instant oldest = now.minusSeconds(60);
      Fingerprint key = new DeliveryKey("int", "repo", "id-" + random.nextInt(3000)).fingerprint();
      if (random.nextInt(3) == 0) {
        String id = "log_" + HexFormat.of().toHexDigits(random.nextLong());
        table.put(key, id, now, oldest);
        times.put(key, now);
        ids.put(key, id);
      }
      Optional<String> expected = Optional.ofNullable(times.get(key))
          .filter(at -> !at.isBefore(oldest))
          .map(at -> ids.get(key));
      assertThat(table.find(key, oldest)).isEqualTo(expected);
    }
  }

  @Test
  void aMillionDeliveriesAreAllFoundAndTakeAsMuchRoomAsPromised() {
    int million = 1_000_000;
    for (int i = 0; i < million; i++) {
      table.put(key(i), id(i), START, START);
    }
    assertThat(table.size()).isEqualTo(million);
    assertThat(table.bytes()).isBetween(32L * million, 96L * million);
    for (int i = 0; i < million; i += 997) {
      assertThat(table.find(key(i), START)).hasValue(id(i));
    }
    assertThat(table.find(key(million), START)).isEmpty();
  }

  @Test
  void whatIsForgottenMakesRoomAgain() {
    Instant now = START;
    for (int day = 0; day < 20; day++) {
      for (int i = 0; i < 10_000; i++) {
        now = now.plusMillis(1);
        table.put(key(day * 10_000 + i), id(i), now, now.minusSeconds(10));
      }
    }
    assertThat(table.size()).isLessThan(40_000);
    assertThat(table.bytes()).isLessThan(4_000_000);
    assertThat(table.find(key(199_999), now.minusSeconds(10))).hasValue(id(9_999));
  }

  @Test
  void aDayOfFiftyASecondTakesNoMoreThanIsGivenAndIsAllFound() {
    int day = 24 * 60 * 60 * 50;
    SeenTable given = new SeenTable(256L << 20);
    for (int i = 0; i < day; i++) {
      given.put(key(i), id(i), START.plusMillis(20L * i), START);
    }
    assertThat(given.size()).isEqualTo(day);
    assertThat(given.bytes()).isBetween(32L * day, 256L << 20);
    for (int i = 0; i < day; i += 9973) {
      assertThat(given.find(key(i), START)).hasValue(id(i));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1000})
  void whereThereIsNoRoomForAllTheOldestAreForgotten(int millisBetween) {
    SeenTable small = new SeenTable(1 << 20);
    int count = 200_000;
    for (int i = 0; i < count; i++) {
      small.put(key(i), id(i), START.plusMillis((long) millisBetween * i), START);
    }
    assertThat(small.bytes()).isLessThanOrEqualTo(1 << 20);
    int known = 0;
    for (int i = 0; i < count; i++) {
      boolean found = small.find(key(i), START).isPresent();
      known += found ? 1 : 0;
      // Each part keeps a third of its slots whenever it needs the rest, and chance gives some
      // parts
      // more than others.
      assertThat(found || millisBetween == 0 || i < count - (1 << 20) / 32 / 4)
          .as("delivery %d", i)
          .isTrue();
    }
    assertThat(known).isEqualTo(small.size()).isGreaterThan((1 << 20) / 32 / 3);
  }

  @Test
  void theWindowIncludesItsOldestMomentAndNoneBefore() {
    table.put(key(1), id(1), START, START);
    assertThat(table.find(key(1), START)).isPresent();
    assertThat(table.find(key(1), START.plusMillis(1))).isEmpty();
  }

  @Test
  void aDeliveryFromTheFutureIsKnownToo() {
    table.put(key(1), id(1), START.plusSeconds(3600), START);
    assertThat(table.find(key(1), START.minusSeconds(3600))).isPresent();
  }

  @Test
  void theLaterOfTwoTakesThePlaceOfTheEarlier() {
    table.put(key(1), id(1), START, START);
    table.put(key(1), id(2), START.plusSeconds(1), START);
    assertThat(table.find(key(1), START.plusSeconds(1))).hasValue(id(2));
    assertThat(table.size()).isEqualTo(1);
  }

  @Test
  void anIdOfALogThatThisToolDidNotWriteIsNoHarm() {
    for (String odd : List.of("", "x", "log_", "log_xyz", "log_" + "f".repeat(17), "länger")) {
      table.put(key(1), odd, START, START);
      assertThat(table.find(key(1), START)).isPresent();
    }
  }

  @Test
  void noTwoKeysAreTakenForOneHoweverTheirPartsAreCut() {
    Set<Fingerprint> keys = new HashSet<>();
    String letters = "ab.-_";
    for (int first = 0; first <= letters.length(); first++) {
      for (int second = first; second <= letters.length(); second++) {
        keys.add(new DeliveryKey(
                letters.substring(0, first),
                letters.substring(first, second),
                letters.substring(second))
            .fingerprint());
      }
    }
    keys.forEach(key -> {
      assertThat(table.find(key, START)).isEmpty();
      table.put(key, id(1), START, START);
    });
    assertThat(table.size()).isEqualTo(keys.size());
  }

  private static Fingerprint key(int i) {
    return new DeliveryKey("int_github", "repo_local", "72d3162e-cc78-11e3-81ab-" + i)
        .fingerprint();
  }

  private static String id(int i) {
    return "log_" + HexFormat.of().toHexDigits((long) i);
  }
}

package io.github.notrahooks.dedup.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.DeliveryKey;
import io.github.notrahooks.delivery.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is within the window, under a wall clock that is set. */
final class WindowTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MANY = 60;

  /** So many that every part of the table makes room several times. */
  private static final int MORE = 20_000;

  private final Clocks clocks = new Clocks(NOW);
  private SeenDeliveries seen = started();

  /** A server's memory, begun at what the clock says. */
  private SeenDeliveries started() {
    return new SeenDeliveries(DAY, Long.MAX_VALUE, clocks.wall, clocks::nanos);
  }

  private static Fingerprint key(int i) {
    return new DeliveryKey("int", "repo", "id-" + i).fingerprint();
  }

  private static String id(int i) {
    return "log_" + HexFormat.of().toHexDigits((long) i);
  }

  private void process(int from, int count) {
    for (int i = from; i < from + count; i++) {
      assertThat(seen.claim(key(i), () -> {})).isInstanceOf(SeenDeliveries.Claim.Granted.class);
      seen.commit(key(i), id(i));
    }
  }

  private void remember(int from, int count, Instant at) {
    for (int i = from; i < from + count; i++) {
      seen.remember(key(i), id(i), at);
    }
  }

  /** How many of the first sixty would not be processed again. */
  private int known() {
    int known = 0;
    for (int i = 0; i < MANY; i++) {
      known += seen.duplicateOf(key(i)).filter(id(i)::equals).isPresent() ? 1 : 0;
    }
    return known;
  }

  @Test
  void afterTheWindowADeliveryIsNewAgain() {
    process(0, MANY);
    clocks.pass(DAY);
    assertThat(known()).isEqualTo(MANY);
    clocks.pass(Duration.ofMillis(1));
    assertThat(known()).isZero();
    process(0, MANY);
    assertThat(known()).isEqualTo(MANY);
  }

  @ParameterizedTest
  @ValueSource(longs = {-400 * 24, -30, -2, 2, 25, 30, 400 * 24})
  void whateverTheWallClockSaysWhatWasProcessedWithinADayIs(long hours) {
    process(0, MANY);
    clocks.set(Duration.ofHours(hours));
    assertThat(known()).isEqualTo(MANY);
    process(MANY, MORE);
    assertThat(known()).isEqualTo(MANY);
    clocks.set(Duration.ofHours(-hours));
    assertThat(known()).isEqualTo(MANY);
    clocks.pass(DAY);
    assertThat(known()).isEqualTo(MANY);
    clocks.pass(HOUR);
    assertThat(known()).isZero();
  }

  @Test
  void aServerThatStartsInAWrongTimeKnowsAgainWhenTheClockIsPutRight() {
    Instant processed = NOW.minus(HOUR);
    clocks.set(Duration.ofHours(30));
    seen = started();
    remember(0, MANY, processed);
    process(MANY, MORE);
    clocks.set(Duration.ofHours(-30));
    assertThat(known()).isEqualTo(MANY);
    clocks.pass(Duration.ofHours(23));
    assertThat(known()).isEqualTo(MANY);
    clocks.pass(Duration.ofMillis(1));
    assertThat(known()).isZero();
  }

  @Test
  void whatWasProcessedBeforeTheStartIsWithinTheWindowByTheTimeInTheLog() {
    clocks.pass(DAY.minus(HOUR));
    seen = started();
    remember(0, MANY, NOW);
    assertThat(known()).isEqualTo(MANY);
    clocks.pass(HOUR);
    assertThat(known()).isEqualTo(MANY);
    clocks.pass(Duration.ofMillis(1));
    assertThat(known()).isZero();
  }

  @Test
  void afterAJumpAheadWhatWasProcessedBeforeTheStartIsStillWithinTheWindow() {
    remember(0, MANY, NOW.minus(HOUR));
    clocks.set(Duration.ofDays(8));
    assertThat(known()).isEqualTo(MANY);
    process(MANY, MORE);
    clocks.set(Duration.ofDays(-8));
    assertThat(known()).isEqualTo(MANY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+100000000-01-01T00:00:00Z", "2027-11-23T09:00:00Z"})
  void aDeliveryOfAClockThatWasAheadIsForgottenADayAfterTheStart(String at) {
    remember(0, MANY, Instant.parse(at));
    assertThat(known()).isEqualTo(MANY);
    clocks.pass(DAY.minus(HOUR));
    assertThat(known()).isEqualTo(MANY);
    clocks.pass(HOUR);
    assertThat(known()).isZero();
  }

  @Test
  void noTimeThatALogMaySayIsTooFarOff() {
    remember(0, MANY, Instant.MIN);
    assertThat(known()).isZero();
    remember(0, MANY, Instant.MAX);
    assertThat(known()).isEqualTo(MANY);
  }

  @Test
  void whatIsOlderThanTheWindowMakesRoom() {
    remember(0, MORE, NOW.minus(HOUR));
    for (int day = 0; day < 20; day++) {
      clocks.pass(DAY.plus(HOUR));
      process(MORE * (day + 1), MORE);
    }
    assertThat(seen.size()).isLessThan(MORE * 4);
  }
}

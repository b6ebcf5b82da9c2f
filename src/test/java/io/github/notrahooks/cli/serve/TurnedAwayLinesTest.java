package io.github.notrahooks.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.receiver.TurnedAway;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Lines about requests that were no deliveries. */
final class TurnedAwayLinesTest {
  private static final long SECOND = 1_000_000_000L;
  private static final TurnedAway REQUEST = request("POST /webhook");

  private long now = Long.MAX_VALUE - SECOND / 2;
  private final TurnedAwayLines lines = new TurnedAwayLines(() -> now);

  private static TurnedAway request(String request) {
    return new TurnedAway(Instant.parse("2026-11-23T13:25:22.9Z"), request, 404, "nothing there");
  }

  @Test
  void theFirstIsALineWithItsReason() {
    assertThat(lines.line(REQUEST)).isEqualTo("13:25:22 POST /webhook  404  nothing there");
    assertThat(lines.rest()).isNull();
    assertThat(lines.last()).isNull();
  }

  /** As many as somebody makes who tries paths. */
  private void few() {
    for (int i = 0; i < 10; i++) {
      assertThat(lines.line(REQUEST)).isEqualTo("13:25:22 POST /webhook  404  nothing there");
    }
  }

  @Test
  void afterAFewTheyAreCountedWithinASecondAndTheNextLineSaysHowMany() {
    few();
    for (int i = 0; i < 1000; i++) {
      now += SECOND / 1001;
      assertThat(lines.line(REQUEST)).isNull();
    }
    now += SECOND;
    assertThat(lines.line(REQUEST)).endsWith("nothing there; 1000 more before it");
    now += SECOND;
    assertThat(lines.line(REQUEST)).endsWith("nothing there");
  }

  @Test
  void whereNoneFollowsTheNewestIsSaidAfterASecond() {
    few();
    lines.line(REQUEST);
    lines.line(request("POST /"));
    assertThat(lines.rest()).isNull();
    now += SECOND;
    assertThat(lines.rest()).isEqualTo("13:25:22 POST /  404  nothing there; 1 more before it");
    assertThat(lines.rest()).isNull();
    lines.line(REQUEST);
    assertThat(lines.last()).endsWith("POST /webhook  404  nothing there");
    assertThat(lines.last()).isNull();
  }

  @Test
  void whatAStrangerMakesLongOrHidesIsShownCutAndEscaped() {
    String line = lines.line(request("POST /" + "x".repeat(30_000) + "\u001b[2J"));
    assertThat(line).hasSizeLessThan(200).contains("xxx…  404");
    now += SECOND;
    assertThat(lines.line(request("\u001b[2J"))).contains("\\u001b[2J");
  }
}

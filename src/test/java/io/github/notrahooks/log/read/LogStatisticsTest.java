package io.github.notrahooks.log.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.RecordHead;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogStatisticsTest {
  private final LogStatistics statistics = new LogStatistics();

  private void add(String provider, String event, Outcome outcome, int day, long millis) {
    Deliveries.Builder delivery = Deliveries.delivery()
        .event(event)
        .outcome(outcome)
        .at(Deliveries.NOON.plus(Duration.ofDays(day)));
    delivery.provider = provider;
    delivery.durationMs = millis;
    statistics.add(RecordHead.of(delivery.build()));
  }

  @Test
  void deliveriesAreCountedByProviderEventOutcomeAndDay() {
    add("github", "push", Outcome.PROCESSED, 0, 3);
    add("github", "push", Outcome.DUPLICATE, 0, 1);
    add("linear", "Issue", Outcome.PROCESSED, 1, 9);
    add("github", "", Outcome.REJECTED, 1, 0);
    assertThat(Json.text(statistics.toJson()))
        .isEqualTo("{\"total\":4,\"providers\":{\"github\":3,\"linear\":1},"
            + "\"events\":{\"github\":1,\"github push\":2,\"linear Issue\":1},"
            + "\"outcomes\":{\"duplicate\":1,\"processed\":2,\"rejected\":1},"
            + "\"days\":{\"2026-11-23\":2,\"2026-11-24\":2},"
            + "\"responseTimes\":{\"all\":{\"count\":4,\"minMs\":0,\"p50Ms\":1,\"p95Ms\":9,\"maxMs\":9},"
            + "\"providers\":{\"github\":{\"count\":3,\"minMs\":0,\"p50Ms\":1,\"p95Ms\":3,\"maxMs\":3},"
            + "\"linear\":{\"count\":1,\"minMs\":9,\"p50Ms\":9,\"p95Ms\":9,\"maxMs\":9}}}}");
  }

  @Test
  void tablesHaveAsManyCellsAsColumnsAndTheMostFrequentFirst() {
    add("github", "issues", Outcome.IGNORED, 0, 3);
    add("github", "push", Outcome.PROCESSED, 0, 3);
    add("github", "push", Outcome.PROCESSED, 0, 3);
    assertThat(statistics.tables()).hasSize(5).allSatisfy(table -> {
      assertThat(table.rows()).isNotEmpty();
      assertThat(table.rows()).allSatisfy(row -> assertThat(row).hasSameSizeAs(table.columns()));
    });
    assertThat(statistics.tables().get(1).rows().get(0)).containsExactly("github push", "2");
  }

  @Test
  void withoutDeliveriesEverythingIsZero() {
    assertThat(statistics.times().percentile(0.5)).isZero();
    assertThat(statistics.times().min()).isZero();
    assertThat(statistics.toJson().path("total").asInt()).isZero();
  }

  @Test
  void namesThatStrangersChooseAreBounded() {
    for (int i = 0; i < 5000; i++) {
      add("github", "event" + i, Outcome.REJECTED, 0, 1);
    }
    add("github", "event7", Outcome.REJECTED, 0, 1);
    assertThat(statistics.events()).hasSize(1001).containsEntry("github event7", 2L);
    assertThat(statistics.events().get(LogStatistics.OTHERS)).isEqualTo(4000L);
    assertThat(statistics.total()).isEqualTo(5001);
  }

  @Test
  void percentilesAreExactForShortTimesAndNearlySoForLongOnes() {
    Random random = new Random(1);
    for (int scale : new int[] {60, 3000, 2_000_000}) {
      ResponseTimes times = new ResponseTimes();
      long[] all = random.longs(999, 0, scale).toArray();
      for (long each : all) {
        times.add(each);
      }
      Arrays.sort(all);
      for (double share : new double[] {0.5, 0.95, 1}) {
        long exact = all[(int) Math.ceil(share * all.length) - 1];
        assertThat(times.percentile(share))
            .isBetween(exact, scale == 60 ? exact : exact + exact / 25);
      }
      assertThat(times.min()).isEqualTo(all[0]);
      assertThat(times.max()).isEqualTo(all[998]);
    }
  }

  @Test
  void anyNumberIsATime() {
    ResponseTimes times = new ResponseTimes();
    times.add(-5);
    times.add(Long.MAX_VALUE);
    assertThat(times.percentile(0.5)).isZero();
    assertThat(times.percentile(1)).isEqualTo(Long.MAX_VALUE);
  }
}

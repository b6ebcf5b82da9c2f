package io.github.notrahooks.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.text.DeliveryText;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.LogRecord;
import org.junit.jupiter.api.Test;

/** What is said of a delivery in a line. */
final class DeliverySummaryTest {
  private static LogRecord star() {
    LogRecord plain = Deliveries.delivery().build();
    Body body =
        Body.ofText("{\"action\":\"created\",\"sender\":{\"login\":\"octo\\ncat\\u001b\"}}");
    return plain.toBuilder()
        .payload(new LogRecord.Payload("star", "created", null, plain.payload().data()))
        .request(plain.request().toBuilder().body(body).bodyBytes(body.size()).build())
        .build();
  }

  @Test
  void whereNothingWasWrongItIsWhatHappened() {
    DeliverySummary summary = DeliverySummary.of(star());
    assertThat(summary.happened()).isEqualTo("star by octo");
    assertThat(summary.what()).isEqualTo("star by octo");
    assertThat(summary.reason()).isEmpty();
    assertThat(DeliveryText.line(summary, false)).endsWith("  star by octo");
    assertThat(DeliveryText.line(summary, "→ deploy", false)).doesNotContain("star by");
  }

  @Test
  void whatWasWrongStandsInItsPlace() {
    DeliverySummary summary =
        DeliverySummary.of(star().toBuilder().errorMessage("it broke").build());
    assertThat(summary.what()).isEqualTo("it broke");
    assertThat(summary.reason()).isEqualTo("it broke");
    assertThat(DeliveryText.line(summary, false)).endsWith("  it broke");
  }

  @Test
  void whyAFilterTurnedItAwayStandsBehindIt() {
    LogRecord star = star();
    LogRecord.Payload filtered =
        new LogRecord.Payload("star", "created", "not today", star.payload().data());
    DeliverySummary summary =
        DeliverySummary.of(star.toBuilder().payload(filtered).build());
    assertThat(summary.what()).isEqualTo("star by octo (not today)");
    assertThat(summary.reason()).isEqualTo("not today");
    assertThat(DeliveryText.line(summary, false)).endsWith("  star by octo (not today)");
  }

  @Test
  void ofAPayloadThatIsNotAllThereTheTitleIsSaid() {
    LogRecord star = star();
    LogRecord cut = star.toBuilder()
        .request(star.request().toBuilder().bodyBytes(1_000_000).build())
        .build();
    assertThat(DeliverySummary.of(cut).what()).isEqualTo(star.title());
    assertThat(DeliverySummary.of(cut).happened()).isEmpty();
  }
}

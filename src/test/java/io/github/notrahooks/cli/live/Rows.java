package io.github.notrahooks.cli.live;

import io.github.notrahooks.delivery.Outcome;
import java.util.Map;

/** Deliveries for the live view. */
final class Rows {
  private Rows() {}

  static Row row(int number) {
    return row(number, "push.pushed", Outcome.PROCESSED, "");
  }

  static Row row(int number, String event, Outcome outcome, String what) {
    return new Row(
        "log_" + number,
        "",
        "16:19:28",
        "github",
        event,
        outcome,
        "200",
        12,
        "acme/webhooks",
        "delivery-" + number,
        what,
        Map.of());
  }
}

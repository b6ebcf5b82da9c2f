package io.github.notrahooks.cli.send;

import io.github.notrahooks.cli.text.RequestPrinter;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.Timestamps;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Style;
import io.github.notrahooks.replay.ReplayPlan;
import io.github.notrahooks.replay.ReplayQueue;
import io.github.notrahooks.view.DeliverySummary;
import java.time.Clock;

/** Prints what a replay would send: a line each, and with details or as JSON the exact request. */
final class ReplayPreview implements ReplayQueue.Preview {
  private final Output output;
  private final RequestPrinter requests;
  private final Clock clock;

  ReplayPreview(Output output, RequestPrinter requests, Clock clock) {
    this.output = output;
    this.requests = requests;
    this.clock = clock;
  }

  @Override
  public void show(LogRecord delivery, ReplayPlan plan) {
    Failure problem = plan.problem();
    if (problem != null) {
      output.error(Printable.line(problem.getMessage()));
      return;
    }
    if (!output.json()) {
      output.line("%s  %s  %s  %s  %s"
          .formatted(
              delivery.id(),
              Timestamps.text(delivery.createdAt()),
              Printable.line(delivery.integrationType() + " " + DeliverySummary.event(delivery)),
              Printable.line(plan.delivery().deliveryId()),
              Style.MUTED.paint(
                  Printable.line(plan.signing()), output.settings().outColours())));
    }
    if (output.json() || output.settings().verbose()) {
      requests.print(plan.delivery(), plan.delivery().request().at(clock.instant()));
    }
  }
}

package io.github.notrahooks.cli;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.PlannedDelivery;
import tools.jackson.databind.node.ObjectNode;

/** Prints a request that is not sent: its very bytes, or as JSON what they are. */
final class RequestPrinter {
  private final Output output;

  RequestPrinter(Output output) {
    this.output = output;
  }

  void print(PlannedDelivery delivery, OutgoingRequest request) {
    if (output.json()) {
      output.json(json(delivery, request));
      return;
    }
    output.line(Printable.text(request.head().replace("\r\n", "\n")));
    output.line(Printable.text(request.body().text()));
  }

  private static ObjectNode json(PlannedDelivery delivery, OutgoingRequest request) {
    ObjectNode node = Json.object()
        .put("deliveryId", delivery.deliveryId())
        .put("provider", delivery.scheme())
        .put("event", delivery.event())
        .put("action", delivery.action())
        .put("method", "POST")
        .put("url", request.target().url())
        .put("signing", request.signing());
    return BodyJson.put(HeaderJson.put(node, request.headers()), request.body());
  }
}

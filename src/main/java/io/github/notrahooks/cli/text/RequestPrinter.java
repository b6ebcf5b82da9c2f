package io.github.notrahooks.cli.text;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.PlannedDelivery;
import io.github.notrahooks.view.HeaderJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Prints a request that is not sent: its very bytes, or as JSON what they are. */
public final class RequestPrinter {
  private final Output output;
  private final Function<OutgoingRequest, String> heads;
  private final @Nullable SentFrom from;

  /**
   * Prints there.
   *
   * @param heads gives the head of a request as it would be written, without the empty line
   */
  public RequestPrinter(Output output, Function<OutgoingRequest, String> heads) {
    this(output, heads, null);
  }

  /**
   * The same for requests that came from one place.
   *
   * @param from where they came from, which JSON says; null to say nothing
   */
  public RequestPrinter(
      Output output, Function<OutgoingRequest, String> heads, @Nullable SentFrom from) {
    this.output = output;
    this.from = from;
    this.heads = heads;
  }

  /** Prints the request of a delivery as it would be sent. */
  public void print(PlannedDelivery delivery, OutgoingRequest request) {
    try {
      if (output.json()) {
        BodyJson.print(output, json(delivery, request), request.body());
      } else {
        output.line(Printable.text(heads.apply(request).replace("\r\n", "\n")));
        BodyText.print(output, request.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode json(PlannedDelivery delivery, OutgoingRequest request) {
    ObjectNode node = Json.object()
        .put("deliveryId", delivery.deliveryId())
        .put("provider", delivery.scheme())
        .put("event", delivery.event())
        .put("action", delivery.action())
        .put("method", "POST")
        .put("url", request.target().url())
        .put("signing", request.signing());
    if (from != null) {
      from.addTo(node);
    }
    return HeaderJson.put(node, request.headers());
  }
}

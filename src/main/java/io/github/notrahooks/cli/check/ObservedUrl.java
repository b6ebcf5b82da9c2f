package io.github.notrahooks.cli.check;

import io.github.notrahooks.check.Observation;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.OutgoingRequest.Framing;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.sender.Transport;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;

/** An address that answers GET with how often deliveries were worked on. */
final class ObservedUrl implements Observation {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final String url;
  private final Transport transport;

  ObservedUrl(String url, Transport transport) {
    this.url = url;
    this.transport = transport;
    Target.parse(url.replace(ObservedNumber.DELIVERY, "id"));
  }

  @Override
  public boolean isPossible() {
    return true;
  }

  @Override
  public OptionalLong count(String deliveryId) throws IOException {
    String encoded = URLEncoder.encode(deliveryId, StandardCharsets.UTF_8);
    Target target = Target.parse(url.replace(ObservedNumber.DELIVERY, encoded));
    Headers headers = Headers.of("Host", target.host(), "Accept", "text/plain, application/json");
    Answer answer = transport.send(
        new OutgoingRequest(target, "GET", headers, Body.EMPTY, Framing.WHOLE, ""), TIMEOUT);
    if (answer instanceof Answer.Received received) {
      if (!received.accepted()) {
        throw new IOException(url + " answered " + received.status());
      }
      return ObservedNumber.in(received.body().text());
    }
    throw new IOException(
        answer instanceof Answer.NetworkFailure failure ? failure.message() : "it was not asked");
  }
}

package io.github.notrahooks.sender;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;

/**
 * A message with the headers that its provider would send, for any target.
 *
 * @param headers signature and {@code Content-Length} included, {@code Host} not
 * @param body the bytes to send
 */
public record SignedMessage(Headers headers, Body body) {
  /**
   * The request that carries it.
   *
   * @throws io.github.notrahooks.failure.Failure if a header could not be sent as it is
   */
  public OutgoingRequest to(Target target, String signing) {
    return OutgoingRequest.to(target, headers, body, signing);
  }
}

package io.github.notrahooks.cli;

import io.github.notrahooks.delivery.Body;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** Bodies inside JSON, named as in the delivery log: text where it is text, else its bytes in base64. */
final class BodyJson {
  private BodyJson() {}

  /** Puts a body into an object, so that its exact bytes can be had from it again. */
  static ObjectNode put(ObjectNode node, Body body) {
    String text = body.text();
    byte[] bytes = body.bytes();
    return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)
        ? node.put("body", text)
        : node.put("bodyBase64", Base64.getEncoder().encodeToString(bytes));
  }
}

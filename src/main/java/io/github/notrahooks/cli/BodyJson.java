package io.github.notrahooks.cli;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.JsonStringStream;
import io.github.notrahooks.json.Utf8Cursor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** Bodies inside JSON, named as in the delivery log: text where it is text, else its bytes in base64. */
final class BodyJson {
  private BodyJson() {}

  /** Writes a body as an object on a line of its own, whatever its size. */
  static void write(OutputStream out, Body body) throws IOException {
    boolean text = Utf8Cursor.isValid(body.pieces());
    String key = text ? "body" : "bodyBase64";
    String start = "{\"bodyBytes\":" + body.size() + ",\"" + key + "\":\"";
    out.write(start.getBytes(StandardCharsets.US_ASCII));
    if (text) {
      body.writeTo(new JsonStringStream(out));
    } else {
      body.writeBase64To(out);
    }
    out.write("\"}\n".getBytes(StandardCharsets.US_ASCII));
  }

  /** Puts a body into an object, so that its exact bytes can be had from it again. */
  static ObjectNode put(ObjectNode node, Body body) {
    String text = body.text();
    byte[] bytes = body.bytes();
    return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)
        ? node.put("body", text)
        : node.put("bodyBase64", Base64.getEncoder().encodeToString(bytes));
  }
}

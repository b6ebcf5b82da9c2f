package io.github.notrahooks.cli.text;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.JsonStringStream;
import io.github.notrahooks.json.Utf8Cursor;
import io.github.notrahooks.output.Output;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.databind.node.ObjectNode;

/** Bodies inside JSON, named as in the delivery log: text where it is text, else its bytes in base64. */
public final class BodyJson {
  private static final int BUFFER = 64 * 1024;

  private BodyJson() {}

  /**
   * Prints an object with a body as its last property, so that its exact bytes can be had from it again,
   * whatever its size.
   *
   * @param node what comes before the body; not empty
   */
  public static void print(Output output, ObjectNode node, Body body) throws IOException {
    OutputStream out = new BufferedOutputStream(new DataStream(output), BUFFER);
    byte[] before = Json.bytes(node);
    out.write(Arrays.copyOf(before, before.length - 1));
    if (Utf8Cursor.isValid(body.pieces())) {
      write(out, ",\"body\":\"");
      body.writeTo(new JsonStringStream(out));
    } else {
      write(out, ",\"bodyBase64\":\"");
      body.writeBase64To(out);
    }
    write(out, "\"}\n");
    out.flush();
  }

  private static void write(OutputStream out, String ascii) throws IOException {
    out.write(ascii.getBytes(StandardCharsets.US_ASCII));
  }
}

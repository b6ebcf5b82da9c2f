package io.github.notrahooks.cli.logs;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.text.DataStream;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.JsonPath;
import io.github.notrahooks.json.JsonSpan;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.output.Format;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.provider.FormBody;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Prints one value of a body. */
final class BodyValue {
  private final Context context;
  private final boolean raw;

  /**
   * Prints values to a context's output.
   *
   * @param raw whether as they are, on a terminal too
   */
  BodyValue(Context context, boolean raw) {
    this.context = context;
    this.raw = raw;
  }

  /**
   * Prints a string bare, and anything else as it is written.
   *
   * @param path a path, before which a dot may stand; a dot alone is the whole body
   * @throws Failure if the body is no JSON, or has no such value
   */
  void print(Body body, String path) throws IOException {
    JsonSpan root = root(body);
    String plain = path.startsWith(".") ? path.substring(1) : path;
    JsonSpan value = path.equals(".") ? root : JsonPath.parse(plain).required(root);
    boolean bare = value.isString() && context.globals().output() != Format.JSON;
    if (!raw && context.environment().terminals().out()) {
      context.output().line(Printable.text(bare ? value.value() : value.text()));
      return;
    }
    OutputStream out = new BufferedOutputStream(new DataStream(context.output()));
    if (bare) {
      out.write(value.value().getBytes(StandardCharsets.UTF_8));
    } else {
      out.write(value.bytes(), value.start(), value.end() - value.start());
    }
    out.write('\n');
    out.flush();
  }

  private static JsonSpan root(Body body) {
    Body json = FormBody.hasPayload(body) ? FormBody.decode(body).orElse(body) : body;
    if (json.size() == 0) {
      throw Failure.failed("the body is empty");
    }
    try {
      return JsonSpan.root(json.bytes());
    } catch (MalformedJson e) {
      throw Failure.failed("the body is not JSON: " + e.getMessage());
    }
  }
}

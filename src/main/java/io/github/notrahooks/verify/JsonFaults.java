package io.github.notrahooks.verify;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.WrittenJson;
import io.github.notrahooks.provider.FormBody;
import io.github.notrahooks.verify.BodyVariant.Visitor;
import java.util.List;
import java.util.Optional;

/** A body of JSON, written again in the ways in which programs write it. */
final class JsonFaults {
  /** Bodies above this are not written again. */
  static final int LARGEST = 1024 * 1024;

  private static final int LARGEST_FOR_ALL_STYLES = 64 * 1024;

  private final Optional<WrittenJson> json;
  private final List<JsonStyle> styles;

  JsonFaults(Body body) {
    boolean small = body.size() <= LARGEST_FOR_ALL_STYLES;
    json = body.size() <= LARGEST ? WrittenJson.parse(body.bytes()) : Optional.empty();
    styles = json.isPresent() ? JsonStyle.all(small ? 4 : 1) : List.of();
  }

  /** Shows the visitor the body in each style; true if it found the one it looked for. */
  boolean visit(Visitor visitor) {
    for (JsonStyle style : styles) {
      Body written = Body.of(JsonWriter.write(json.orElseThrow(), style));
      if (visitor.visit(new BodyVariant(style.hints(), style.condition(), written))) {
        return true;
      }
    }
    return json.isPresent() && form(visitor, json.get());
  }

  private static boolean form(Visitor visitor, WrittenJson json) {
    JsonStyle compact = JsonStyle.all(0).get(0);
    Body form = FormBody.encode(Body.of(JsonWriter.write(json, compact)));
    return visitor.visit(new BodyVariant(
        List.of(Hint.FORM_DECODED, Hint.JSON_WAS_COMPACT),
        "the body were the form that carries this JSON, compact",
        form));
  }
}

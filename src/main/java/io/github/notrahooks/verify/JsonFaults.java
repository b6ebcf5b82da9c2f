package io.github.notrahooks.verify;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.WrittenJson;
import io.github.notrahooks.provider.FormBody;
import io.github.notrahooks.verify.BodyVariant.Visitor;
import io.github.notrahooks.verify.JsonStyle.Escapes;
import io.github.notrahooks.verify.JsonStyle.Layout;
import io.github.notrahooks.verify.JsonStyle.Numbers;
import io.github.notrahooks.verify.JsonStyle.Order;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A body of JSON, written again in the ways in which programs write it. */
final class JsonFaults {
  /** Bodies above this are not written again. */
  static final int LARGEST = 1024 * 1024;

  private static final int LARGEST_FOR_TWO_CHANGES = 64 * 1024;

  private final Body body;
  private final Optional<WrittenJson> json;
  private final Set<Object> idle = new HashSet<>();
  private final @Nullable Layout own;

  JsonFaults(Body body) {
    this.body = body;
    this.json = body.size() <= LARGEST ? WrittenJson.parse(body.bytes()) : Optional.empty();
    json.ifPresent(this::findIdle);
    this.own = json.map(this::layout).orElse(null);
  }

  /** The layout that the body has, to the last byte, if it is one of those that programs write. */
  private @Nullable Layout layout(WrittenJson value) {
    for (Layout layout : Layout.values()) {
      JsonStyle style =
          new JsonStyle(layout, Order.WRITTEN, Escapes.WRITTEN, Numbers.WRITTEN, false);
      Optional<byte[]> written = JsonWriter.write(value, style);
      if (written.isPresent() && Arrays.equals(written.get(), body.bytes())) {
        return layout;
      }
    }
    return null;
  }

  /** Finds what makes no difference to this JSON: escapes without anything to escape, and the like. */
  private void findIdle(WrittenJson value) {
    Set<ByteBuffer> escaped = new HashSet<>();
    for (Escapes escapes : Escapes.values()) {
      JsonStyle style =
          new JsonStyle(Layout.COMPACT, Order.WRITTEN, escapes, Numbers.WRITTEN, false);
      keepIfNew(escaped, value, style, escapes);
    }
    Set<ByteBuffer> ordered = new HashSet<>();
    for (Order order : List.of(Order.WRITTEN, Order.SORTED)) {
      JsonStyle style =
          new JsonStyle(Layout.COMPACT, order, Escapes.WRITTEN, Numbers.WRITTEN, false);
      keepIfNew(ordered, value, style, order);
    }
    Set<ByteBuffer> counted = new HashSet<>();
    for (Numbers numbers : Numbers.values()) {
      JsonStyle style =
          new JsonStyle(Layout.COMPACT, Order.WRITTEN, Escapes.WRITTEN, numbers, false);
      keepIfNew(counted, value, style, numbers);
    }
  }

  private void keepIfNew(Set<ByteBuffer> seen, WrittenJson value, JsonStyle style, Object trait) {
    Optional<byte[]> written = JsonWriter.write(value, style);
    if (written.isEmpty() || !seen.add(ByteBuffer.wrap(written.get()))) {
      idle.add(trait);
    }
  }

  /** Shows the visitor the body in each style; true if it found the one it looked for. */
  boolean visit(Visitor visitor) {
    int changes = body.size() <= LARGEST_FOR_TWO_CHANGES ? 2 : 1;
    return json.isPresent() && (visit(visitor, json.get(), changes) || form(visitor, json.get()));
  }

  /** Shows the visitor the body in the usual styles only. */
  boolean visitUsual(Visitor visitor) {
    return json.isPresent() && visit(visitor, json.get(), 1);
  }

  private boolean visit(Visitor visitor, WrittenJson value, int changes) {
    for (JsonStyle style : JsonStyle.all(changes)) {
      if (!isIdle(style) && visit(visitor, value, style)) {
        return true;
      }
    }
    return false;
  }

  private boolean visit(Visitor visitor, WrittenJson value, JsonStyle style) {
    Optional<byte[]> written = JsonWriter.write(value, style);
    return written.isPresent()
        && !Arrays.equals(written.get(), body.bytes())
        && visitor.visit(
            new BodyVariant(style.hints(own), style.condition(own), Body.of(written.get())));
  }

  private boolean isIdle(JsonStyle style) {
    boolean idles = idle.contains(style.escapes())
        || idle.contains(style.order())
        || idle.contains(style.numbers());
    return idles && !style.equals(JsonStyle.JSONB);
  }

  private static boolean form(Visitor visitor, WrittenJson json) {
    JsonStyle compact = JsonStyle.all(0).get(0);
    return JsonWriter.write(json, compact)
        .map(written -> visitor.visit(new BodyVariant(
            List.of(Hint.FORM_DECODED, Hint.JSON_WAS_COMPACT),
            "the body were the form that carries this JSON, compact",
            FormBody.encode(Body.of(written)))))
        .orElse(false);
  }
}

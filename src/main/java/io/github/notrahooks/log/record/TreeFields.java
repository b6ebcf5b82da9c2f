package io.github.notrahooks.log.record;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fields of parsed JSON, whatever its white space and the order of its keys. */
record TreeFields(JsonNode node) implements RecordFields {
  @Override
  public boolean has(String key) {
    return node.has(key);
  }

  @Override
  public @Nullable String text(String key) {
    JsonNode value = node.path(key);
    return value.isString() ? value.stringValue() : null;
  }

  @Override
  public String required(String key) throws DamagedLine {
    String value = text(key);
    if (value == null) {
      throw new DamagedLine("the line is not a record: " + key + " is missing");
    }
    return value;
  }

  @Override
  public String name(String key) {
    return node.path(key).asString("");
  }

  @Override
  public long number(String key) {
    return node.path(key).asLong(0);
  }

  @Override
  public @Nullable Integer code(String key) {
    JsonNode value = node.path(key);
    return value.canConvertToInt() ? value.intValue() : null;
  }

  @Override
  public boolean flag(String key) {
    return node.path(key).asBoolean(false);
  }

  @Override
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : node.path(key)) {
      texts.add(text.asString(""));
    }
    return List.copyOf(texts);
  }

  @Override
  public ObjectNode object(String key) {
    return node.path(key) instanceof ObjectNode object ? object : Json.object();
  }

  @Override
  public Headers headers(String key) {
    Headers.Builder headers = new Headers.Builder();
    for (JsonNode pair : node.path(key)) {
      headers.add(pair.path(0).asString(""), pair.path(1).asString(""));
    }
    return headers.build();
  }

  @Override
  public Body body(String text, String base64, long size) {
    String encoded = text(base64);
    return encoded == null
        ? Body.ofText(name(text))
        : Body.of(Base64.getDecoder().decode(encoded.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Override
  public RecordFields inside(String key) {
    return new TreeFields(node.path(key));
  }

  @Override
  public void end() {}
}

package io.github.notrahooks.log.record;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a line that is written just as the log writes it: read from its bytes, without a
 * tree of it and without making text of the body. All but such a line is damaged to it.
 */
final class CanonicalFields implements RecordFields {
  private LineCursor line;
  private @Nullable BodySource source;

  /**
   * The fields of a line.
   *
   * @param source where the first body of a known size is read from, and what follows it; null for
   *     the line
   */
  CanonicalFields(byte[] line, @Nullable BodySource source) throws DamagedLine {
    this.line = new LineCursor(line, 0, line.length);
    this.source = source;
    this.line.expect('{');
  }

  @Override
  public boolean has(String key) {
    return line.isNext(key);
  }

  @Override
  public @Nullable String text(String key) throws DamagedLine {
    return line.text(key);
  }

  @Override
  public String required(String key) throws DamagedLine {
    return line.required(key);
  }

  @Override
  public String name(String key) throws DamagedLine {
    return line.required(key);
  }

  @Override
  public long number(String key) throws DamagedLine {
    return line.number(key);
  }

  @Override
  public @Nullable Integer code(String key) throws DamagedLine {
    line.key(key);
    String value = line.scalar();
    return value.equals("null") ? null : Integer.valueOf(value);
  }

  @Override
  public boolean flag(String key) throws DamagedLine {
    if (!line.isNext(key)) {
      return false;
    }
    line.key(key);
    if (!line.scalar().equals("true")) {
      throw line.unexpected();
    }
    return true;
  }

  @Override
  public List<String> texts(String key) throws DamagedLine {
    if (!line.isNext(key)) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    line.key(key);
    line.expect('[');
    boolean more = !line.pass(']');
    while (more) {
      texts.add(line.requiredText());
      more = line.pass(',');
      if (!more) {
        line.expect(']');
      }
    }
    return List.copyOf(texts);
  }

  @Override
  public ObjectNode object(String key) throws DamagedLine {
    line.key(key);
    byte[] object = line.object();
    try {
      return object.length == 2 ? Json.object() : (ObjectNode) Json.parseOurs(object);
    } catch (MalformedJson e) {
      throw new DamagedLine(e.getMessage());
    }
  }

  @Override
  public Headers headers(String key) throws DamagedLine {
    Headers.Builder headers = new Headers.Builder();
    line.key(key);
    line.expect('[');
    boolean more = !line.pass(']');
    while (more) {
      line.expect('[');
      String name = line.requiredText();
      line.expect(',');
      headers.add(name, line.requiredText());
      line.expect(']');
      more = line.pass(',');
      if (!more) {
        line.expect(']');
      }
    }
    return headers.build();
  }

  @Override
  public Body body(String text, String base64, long size) throws DamagedLine {
    boolean encoded = line.isNext(base64);
    line.key(encoded ? base64 : text);
    line.expect('"');
    if (source != null && size >= 0) {
      Body body = source.read(line.at(), encoded, size);
      byte[] rest = source.rest();
      line = new LineCursor(rest, 0, rest.length);
      source = null;
      return body;
    }
    byte[] bytes = line.restOfText();
    return Body.of(encoded ? Base64.getDecoder().decode(bytes) : bytes);
  }

  @Override
  public RecordFields inside(String key) throws DamagedLine {
    line.key(key);
    line.expect('{');
    return this;
  }

  @Override
  public void end() throws DamagedLine {
    line.expect('}');
  }
}

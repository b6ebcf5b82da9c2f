package io.github.notrahooks.provider.declared;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.json.Shape;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A place in a message where a scheme has its time, its delivery ID or its event. */
sealed interface Field {
  /** What a message calls it. */
  String name();

  /**
   * A header.
   *
   * @param name as the provider spells it
   */
  record InHeader(String name) implements Field {}

  /**
   * An element of the signature header's list, such as {@code t=}.
   *
   * @param name what stands before the equals sign
   */
  record InSignature(String name) implements Field {}

  /**
   * A field of the body, which is JSON.
   *
   * @param name its path, the names separated by dots
   * @param shape reads it
   */
  record InBody(String name, Shape shape) implements Field {
    /** The field; a missing node if it is not there. */
    JsonNode of(Body body) throws MalformedJson {
      JsonNode node = shape.read(body.pieces());
      for (String each : name.split("\\.", -1)) {
        node = node.path(each);
      }
      return node;
    }

    /** Its text, if it is there and a string. */
    Optional<String> text(Body body) {
      try {
        JsonNode node = of(body);
        return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
      } catch (MalformedJson e) {
        return Optional.empty();
      }
    }
  }

  /** A header. */
  static Field header(String name) {
    return new InHeader(name);
  }

  /** A field of the body. */
  static Field body(String path) {
    return new InBody(path, Shape.of(path.replace(".", "?.") + "?: any"));
  }

  /** The header's name, if it is one. */
  default Optional<String> headerName() {
    return this instanceof InHeader header ? Optional.of(header.name()) : Optional.empty();
  }

  /** The text that is there, if any. An element of a signature has to be read by whoever knows its form. */
  default Optional<String> in(Headers headers, Body body) {
    if (this instanceof InHeader header) {
      return headers.first(header.name());
    }
    return this instanceof InBody field ? field.text(body) : Optional.empty();
  }
}

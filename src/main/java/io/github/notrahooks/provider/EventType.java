package io.github.notrahooks.provider;

import io.github.notrahooks.json.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One event type that Notra processes.
 *
 * @param shape the fields that its processing reads
 * @param reading what those fields mean
 */
public record EventType(Shape shape, Reading reading) {

  /** Turns an event's fields, which have the right types, into what they mean. */
  @FunctionalInterface
  public interface Reading {
    /** What the fields of an event mean. */
    Examination of(String event, ObjectNode fields);
  }

  /** The text of a field, or the empty string where it is none. */
  public static String text(JsonNode field) {
    return field.isString() ? field.stringValue() : "";
  }

  /** A field's value, or JSON's null where the payload lacks it. */
  public static JsonNode orNull(JsonNode field) {
    return field.isMissingNode() ? NullNode.getInstance() : field;
  }
}

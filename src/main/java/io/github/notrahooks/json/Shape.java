package io.github.notrahooks.json;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The few fields of a large payload that are wanted, and their types.
 *
 * <p>Reading streams over the payload, keeps only those fields and checks that the whole of it is JSON.
 * A rule is a path and a type: {@code commits[].author.name: string}. A segment that ends in {@code []}
 * is an array, one that ends in {@code ?} may be absent or null. Types are {@code string}, {@code
 * number}, {@code integer}, {@code boolean}, {@code any}, and {@code keys} for an object of which only
 * the keys are wanted. Immutable.
 */
public final class Shape {
  private final Node root;

  private Shape(Node root) {
    this.root = root;
  }

  /** The shape that the rules describe; a rule that is malformed is a programming error. */
  public static Shape of(String... rules) {
    Node root = new Node(Type.OBJECT, false);
    for (String rule : rules) {
      int colon = rule.indexOf(": ");
      Type type = Type.valueOf(rule.substring(colon + 2).toUpperCase(Locale.ROOT));
      root.add(List.of(rule.substring(0, colon).split("\\.", -1)), type);
    }
    return new Shape(root);
  }

  /**
   * Reads a payload given in pieces.
   *
   * @return the wanted fields; an object
   * @throws MalformedJson if the bytes are not exactly one JSON object
   */
  public ObjectNode read(List<byte[]> pieces) throws MalformedJson {
    Json.expectUtf8(pieces);
    byte @Nullable [] only = pieces.size() == 1 ? pieces.get(0) : null;
    try (JsonParser parser = Json.parserFor(only, stream(pieces))) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        throw new MalformedJson(
            first == null
                ? "the body is empty"
                : "the body is not an object but starts with " + first);
      }
      JsonNode object = project(parser, first, root);
      Json.expectEnd(parser);
      return (ObjectNode) object;
    } catch (JacksonException e) {
      throw Json.malformed(e);
    }
  }

  private static InputStream stream(List<byte[]> pieces) {
    if (pieces.size() == 1) {
      return InputStream.nullInputStream();
    }
    return new SequenceInputStream(
        Collections.enumeration(pieces.stream().map(ByteArrayInputStream::new).toList()));
  }

  /** What is wrong with the fields that {@link #read} gave, each by its path; empty if nothing is. */
  public List<Problem> check(ObjectNode fields) {
    return new ShapeCheck().run(root, fields);
  }

  private static JsonNode project(JsonParser parser, JsonToken token, @Nullable Node wanted) {
    if (token == JsonToken.START_OBJECT) {
      ObjectNode object = Json.object();
      if (wanted == null || wanted.children.isEmpty() && wanted.type != Type.KEYS) {
        parser.skipChildren();
        return object;
      }
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        JsonToken value = parser.nextToken();
        Node child = wanted.children.get(name);
        if (child != null) {
          object.set(name, project(parser, value, child));
        } else {
          parser.skipChildren();
          if (wanted.type == Type.KEYS) {
            object.putNull(name);
          }
        }
      }
      return object;
    }
    if (token == JsonToken.START_ARRAY) {
      ArrayNode array = Json.array();
      if (wanted == null || wanted.type != Type.ARRAY) {
        parser.skipChildren();
        return array;
      }
      for (JsonToken item = parser.nextToken();
          item != JsonToken.END_ARRAY;
          item = parser.nextToken()) {
        array.add(project(parser, item, wanted.element));
      }
      return array;
    }
    return Json.scalar(parser, token);
  }

  /**
   * One thing that is wrong with a payload.
   *
   * @param path property names and array indexes from the root
   * @param message what was expected and what was found
   */
  public record Problem(List<Object> path, String message) {
    /** The path as people write it, such as {@code commits[0].id}. */
    public String dottedPath() {
      StringBuilder text = new StringBuilder();
      for (Object segment : path) {
        if (segment instanceof Integer index) {
          text.append('[').append(index).append(']');
        } else {
          text.append(text.isEmpty() ? "" : ".").append(segment);
        }
      }
      return text.toString();
    }
  }

  /** The type that a rule asks for. */
  enum Type {
    STRING,
    NUMBER,
    INTEGER,
    BOOLEAN,
    ANY,
    KEYS,
    OBJECT,
    ARRAY
  }

  /** One wanted field: its type, and its wanted properties or elements. */
  static final class Node {
    final Map<String, Node> children = new LinkedHashMap<>();
    Type type;
    boolean optional;

    @Nullable
    Node element;

    Node(Type type, boolean optional) {
      this.type = type;
      this.optional = optional;
    }

    private void add(List<String> path, Type leaf) {
      String segment = path.get(0);
      boolean last = path.size() == 1;
      boolean maybe = segment.endsWith("?");
      String name = maybe ? segment.substring(0, segment.length() - 1) : segment;
      boolean array = name.endsWith("[]");
      name = array ? name.substring(0, name.length() - 2) : name;
      Type type = array ? Type.ARRAY : last ? leaf : Type.OBJECT;
      Node child = children.computeIfAbsent(name, unused -> new Node(type, maybe));
      if (array) {
        Node items = child.element;
        if (items == null) {
          items = new Node(last ? leaf : Type.OBJECT, false);
          child.element = items;
        }
        child = items;
      }
      if (!last) {
        child.add(path.subList(1, path.size()), leaf);
      }
    }
  }
}

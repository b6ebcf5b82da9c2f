package io.github.notrahooks.json;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON into trees, without the start-up cost of an object mapper; nothing of Jackson is loaded
 * before there is a tree.
 */
public final class Json {
  /** Where the parser says that something began, in words about its own settings. */
  private static final Pattern START_MARKER =
      Pattern.compile(" \\(start marker at \\[Source: [^\\]]*\\]\\)");

  private static final Pattern TOO_DEEP =
      Pattern.compile("nesting depth \\([0-9]+\\) exceeds the maximum allowed \\(([0-9]+)");

  private Json() {}

  /** A new empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A new empty array. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /**
   * The tree of a payload; of repeated keys the last one counts.
   *
   * @throws MalformedJson if the bytes are not exactly one JSON value
   */
  public static JsonNode parse(byte[] bytes) throws MalformedJson {
    return parse(Parsers.STRANGERS, bytes);
  }

  /**
   * The tree of a file of our own, in which a repeated key is an error.
   *
   * @throws MalformedJson if the bytes are not exactly one JSON value
   */
  public static JsonNode parseStrictly(byte[] bytes) throws MalformedJson {
    return parse(Parsers.STRICT, bytes);
  }

  /**
   * The tree of a line of the delivery log, which may hold a body of any length.
   *
   * @throws MalformedJson if the bytes are not exactly one JSON value
   */
  public static JsonNode parseOurs(byte[] bytes) throws MalformedJson {
    return parse(Parsers.LOG, bytes);
  }

  /**
   * Finds out whether bytes are JSON, without making a tree of them.
   *
   * @throws MalformedJson if they are not exactly one JSON value
   */
  static void check(byte[] bytes) throws MalformedJson {
    expectUtf8(List.of(bytes));
    try (JsonParser parser = Parsers.INPUT.createParser(ObjectReadContext.empty(), bytes)) {
      if (parser.nextToken() == null) {
        throw new MalformedJson("there is no JSON value, only an empty text");
      }
      parser.skipChildren();
      expectEnd(parser);
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  private static JsonNode parse(JsonFactory factory, byte[] bytes) throws MalformedJson {
    expectUtf8(List.of(bytes));
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), bytes)) {
      JsonNode node = tree(parser, parser.nextToken());
      expectEnd(parser);
      return node;
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  static JsonParser parserFor(byte @Nullable [] bytes, InputStream stream) {
    return bytes == null
        ? Parsers.STRANGERS.createParser(ObjectReadContext.empty(), stream)
        : Parsers.STRANGERS.createParser(ObjectReadContext.empty(), bytes);
  }

  /**
   * Refuses UTF-16 and UTF-32, which a parser takes for JSON or not, depending on how many bytes it is
   * given at first. Only they have such a byte among their first four.
   *
   * <p>Refuses the byte FF wherever it is: Jackson fills up short names with it in its table of names, so
   * it would take a name with such bytes in front for one without, if it has met that before.
   */
  static void expectUtf8(List<byte[]> pieces) throws MalformedJson {
    // Valid UTF-8, which all that is sent in earnest is, has neither FE nor FF, and is quickly
    // told.
    boolean valid = Utf8Cursor.isValid(pieces);
    long before = 0;
    for (byte[] piece : pieces) {
      int looked = valid ? (int) Math.min(piece.length, Math.max(0, 4 - before)) : piece.length;
      for (int i = 0; i < looked; i++) {
        byte b = piece[i];
        if (b == (byte) 0xFF || before + i < 4 && (b == 0 || b == (byte) 0xFE)) {
          throw new MalformedJson("it is not UTF-8: byte " + (before + i + 1) + " cannot be in it");
        }
      }
      before += piece.length;
    }
  }

  static void expectEnd(JsonParser parser) throws MalformedJson {
    if (parser.nextToken() != null) {
      throw new MalformedJson(
          "there is more after the end of the JSON value" + at(parser),
          Math.max(0, parser.currentTokenLocation().getByteOffset()));
    }
  }

  static MalformedJson malformed(JacksonException e) {
    Matcher deep = TOO_DEEP.matcher(String.valueOf(e.getOriginalMessage()));
    if (deep.find()) {
      return new MalformedJson("it is nested deeper than " + deep.group(1));
    }
    String message = e.getOriginalMessage();
    int lineEnd = message.indexOf('\n');
    String first = START_MARKER
        .matcher(lineEnd < 0 ? message : message.substring(0, lineEnd))
        .replaceFirst("");
    var location = e.getLocation();
    return location == null
        ? new MalformedJson(first)
        : new MalformedJson(
            first + " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")",
            Math.max(0, location.getByteOffset()));
  }

  private static String at(JsonParser parser) {
    var location = parser.currentTokenLocation();
    return " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }

  static JsonNode tree(JsonParser parser, @Nullable JsonToken token) throws MalformedJson {
    if (token == null) {
      throw new MalformedJson("there is no JSON value, only an empty text");
    }
    return switch (token) {
      case START_OBJECT -> {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
          object.set(name, tree(parser, parser.nextToken()));
        }
        yield object;
      }
      case START_ARRAY -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (JsonToken item = parser.nextToken();
            item != JsonToken.END_ARRAY;
            item = parser.nextToken()) {
          array.add(tree(parser, item));
        }
        yield array;
      }
      default -> scalar(parser, token);
    };
  }

  static JsonNode scalar(JsonParser parser, JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> JsonNodeFactory.instance.stringNode(parser.getString());
      case VALUE_TRUE -> JsonNodeFactory.instance.booleanNode(true);
      case VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(false);
      case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
      case VALUE_NUMBER_INT ->
        switch (parser.getNumberType()) {
          case INT -> JsonNodeFactory.instance.numberNode(parser.getIntValue());
          case BIG_INTEGER -> JsonNodeFactory.instance.numberNode(parser.getBigIntegerValue());
          default -> JsonNodeFactory.instance.numberNode(parser.getLongValue());
        };
      case VALUE_NUMBER_FLOAT -> {
        double value = parser.getDoubleValue();
        // Too large for a number here; its text is all that is left of it.
        yield Double.isFinite(value)
            ? JsonNodeFactory.instance.numberNode(value)
            : JsonNodeFactory.instance.stringNode(parser.getString());
      }
      default -> throw new IllegalStateException("not a scalar: " + token);
    };
  }

  /** The compact text of a tree, in which every {@linkplain HiddenCharacters hidden character} is escaped. */
  public static String text(JsonNode node) {
    return new JsonBytes(256).node(node).toString();
  }

  /** {@link #text} as UTF-8. */
  public static byte[] bytes(JsonNode node) {
    return new JsonBytes(1024).node(node).toBytes();
  }

  /** The text of a tree for people: two spaces for each level. */
  public static String indentedText(JsonNode node) {
    StringBuilder text = new StringBuilder(256);
    appendIndented(text, node, "\n");
    return text.toString();
  }

  private static void appendIndented(StringBuilder text, JsonNode node, String lineStart) {
    boolean object = node.isObject();
    if (!node.isContainer() || node.isEmpty()) {
      text.append(text(node));
      return;
    }
    String inner = lineStart + "  ";
    char separator = object ? '{' : '[';
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      text.append(separator).append(inner);
      appendString(text, property.getKey());
      text.append(": ");
      appendIndented(text, property.getValue(), inner);
      separator = ',';
    }
    for (JsonNode item : object ? List.<JsonNode>of() : node.values()) {
      text.append(separator).append(inner);
      appendIndented(text, item, inner);
      separator = ',';
    }
    text.append(lineStart).append(object ? '}' : ']');
  }

  /** Appends a text as a JSON string, or {@code null}. */
  public static void appendString(StringBuilder text, @Nullable String value) {
    text.append(new JsonBytes(value == null ? 4 : value.length() + 2).string(value));
  }
}

package io.github.notrahooks.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * JSON as it was written: properties in their order and repeated ones kept, strings and numbers with
 * their very text. Only white space between tokens is lost.
 */
public sealed interface WrittenJson {
  /**
   * An object.
   *
   * @param members in the order written, repeated names included
   */
  record Members(List<Member> members) implements WrittenJson {}

  /**
   * One property of an object.
   *
   * @param name its name
   * @param value its value
   */
  record Member(Text name, WrittenJson value) {}

  /**
   * An array.
   *
   * @param items in order
   */
  record Items(List<WrittenJson> items) implements WrittenJson {}

  /**
   * A string.
   *
   * @param written with its quotes and escapes
   * @param value what it stands for
   */
  record Text(String written, String value) implements WrittenJson {}

  /**
   * A number, {@code true}, {@code false} or {@code null}.
   *
   * @param written as written
   * @param number whether it is a number
   */
  record Literal(String written, boolean number) implements WrittenJson {}

  /** The one JSON value that these UTF-8 bytes are, after a byte-order mark or not; nothing for others. */
  static Optional<WrittenJson> parse(byte[] bytes) {
    try (JsonParser parser = Parsers.INPUT.createParser(ObjectReadContext.empty(), bytes)) {
      Json.expectUtf8(List.of(bytes));
      Reader reader = new Reader(parser, bytes);
      WrittenJson value = reader.value(parser.nextToken());
      return parser.nextToken() == null ? Optional.ofNullable(value) : Optional.empty();
    } catch (JacksonException | MalformedJson e) {
      return Optional.empty();
    }
  }

  /** Reads values, whose nesting the parser bounds. */
  final class Reader {
    private final JsonParser parser;
    private final byte[] bytes;

    private Reader(JsonParser parser, byte[] bytes) {
      this.parser = parser;
      this.bytes = bytes;
    }

    /** The value that begins with this token; null where there is none, or no offsets to read it by. */
    private @Nullable WrittenJson value(@Nullable JsonToken token) {
      if (token == null || start() < 0) {
        return null;
      }
      return switch (token) {
        case START_OBJECT -> members();
        case START_ARRAY -> items();
        case VALUE_STRING -> text();
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Literal(number(), true);
        default -> new Literal(parser.getString(), false);
      };
    }

    private @Nullable WrittenJson members() {
      List<Member> members = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        Text name = text();
        WrittenJson value = value(parser.nextToken());
        if (value == null) {
          return null;
        }
        members.add(new Member(name, value));
      }
      return new Members(members);
    }

    private @Nullable WrittenJson items() {
      List<WrittenJson> items = new ArrayList<>();
      for (JsonToken token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        WrittenJson item = value(token);
        if (item == null) {
          return null;
        }
        items.add(item);
      }
      return new Items(items);
    }

    private Text text() {
      int start = start();
      String value = parser.getString();
      int end = start + 1;
      while (bytes[end] != '"') {
        end += bytes[end] == '\\' ? 2 : 1;
      }
      return new Text(new String(bytes, start, end + 1 - start, StandardCharsets.UTF_8), value);
    }

    private String number() {
      int start = start();
      int end = start;
      while (end < bytes.length && "+-.eE0123456789".indexOf(bytes[end]) >= 0) {
        end++;
      }
      return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
    }

    private int start() {
      return (int) parser.currentTokenLocation().getByteOffset();
    }
  }
}

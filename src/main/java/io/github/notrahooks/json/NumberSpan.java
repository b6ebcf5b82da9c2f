package io.github.notrahooks.json;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * Where in some bytes the number of a top-level property stands.
 *
 * @param start the offset of its first byte
 * @param end the offset after its last byte
 */
public record NumberSpan(int start, int end) {
  /**
   * Where the number is; nothing if the property is not there or no number. Of repeated properties the
   * last one is found, as readers take it.
   *
   * @throws MalformedJson if the bytes are not a JSON object
   */
  public static Optional<NumberSpan> of(byte[] bytes, String property) throws MalformedJson {
    Json.expectUtf8(List.of(bytes));
    Optional<NumberSpan> found = Optional.empty();
    try (JsonParser parser = Parsers.STRANGERS.createParser(ObjectReadContext.empty(), bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedJson("the body is not an object");
      }
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        JsonToken value = parser.nextToken();
        if (name.equals(property)) {
          found = value.isNumeric() ? numberAt(parser, bytes) : Optional.empty();
        }
        parser.skipChildren();
      }
      return found;
    } catch (JacksonException e) {
      throw Json.malformed(e);
    }
  }

  private static Optional<NumberSpan> numberAt(JsonParser parser, byte[] bytes) {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    int end = start;
    while (end < bytes.length && "+-.eE0123456789".indexOf(bytes[end]) >= 0) {
      end++;
    }
    return Optional.of(new NumberSpan(start, end));
  }
}

package io.github.notrahooks.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** How JSON is laid out for people, and without white space. */
final class JsonWhitespaceTest {
  private static final String COMPACT =
      "{\"a\":1.0,\"b\":[],\"c\":{ },\"d\":[1e2,\"x \\\" , : {\\u00e9\"],\"a\":null}";

  @Test
  void eachValueStandsOnALineAndIsSpeltAsItWas() throws MalformedJson {
    assertThat(indented(COMPACT)).isEqualTo("""
        {
          "a": 1.0,
          "b": [],
          "c": {},
          "d": [
            1e2,
            "x \\" , : {\\u00e9"
          ],
          "a": null
        }""");
  }

  @Test
  void withoutWhiteSpaceItIsWhatItWasBefore() throws MalformedJson {
    String compact = COMPACT.replace("{ }", "{}");

    assertThat(compact(indented(compact))).isEqualTo(compact);
    assertThat(compact(" \r\n[ 1 ,\t2 ]\n")).isEqualTo("[1,2]");
  }

  @Test
  void aValueAloneIsLeftAsItIs() throws MalformedJson {
    assertThat(indented("\"a b\"")).isEqualTo("\"a b\"");
    assertThat(indented(" -1.50 ")).isEqualTo("-1.50");
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertThatThrownBy(() -> compact("{\"a\":")).isInstanceOf(MalformedJson.class);
  }

  private static String indented(String json) throws MalformedJson {
    return new String(JsonWhitespace.indented(json.getBytes(UTF_8)), UTF_8);
  }

  private static String compact(String json) throws MalformedJson {
    return new String(JsonWhitespace.compact(json.getBytes(UTF_8)), UTF_8);
  }
}

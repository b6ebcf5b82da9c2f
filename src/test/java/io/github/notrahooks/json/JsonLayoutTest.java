package io.github.notrahooks.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** JSON in lines: what each shows, and what is folded. */
final class JsonLayoutTest {
  private static JsonSpan root(String json) throws MalformedJson {
    return JsonSpan.root(json.getBytes(UTF_8));
  }

  private static List<String> lines(String json, JsonFold fold) throws MalformedJson {
    return JsonLayout.of(root(json), fold).stream().map(JsonLayoutTest::text).toList();
  }

  private static String text(JsonLayout.Line line) {
    StringBuilder text = new StringBuilder("  ".repeat(line.depth()));
    line.parts().forEach(part -> text.append(part.text()));
    return text.toString();
  }

  @Test
  void everyTokenKeepsItsSpelling() throws Exception {
    String json = "{\"a\":1.0,\"a\":1E400,\"b\":123456789012345678901234567890,"
        + "\"c\":\"\\u00e9\\/\u00e9\",\"d\":[],\"e\":{ },\"f\":[true,false,null]}";
    assertThat(lines(json, JsonFold.NONE))
        .containsExactly(
            "{",
            "  \"a\": 1.0,",
            "  \"a\": 1E400,",
            "  \"b\": 123456789012345678901234567890,",
            "  \"c\": \"\\u00e9\\/\u00e9\",",
            "  \"d\": [],",
            "  \"e\": {},",
            "  \"f\": [",
            "    true,",
            "    false,",
            "    null",
            "  ]",
            "}");
  }

  @Test
  void whatIsAsDeepAsTheFoldIsCounted() throws Exception {
    String json = " {\"a\" : [ 1 , {\"x,\":\"]\"} , 3 ] , \"b\":{\"c\":{\"d\":1}}, \"e\":[7]}\n";
    assertThat(lines(json, JsonFold.below(0))).containsExactly("{ … 3 keys }");
    assertThat(lines(json, JsonFold.below(1)))
        .containsExactly(
            "{", "  \"a\": [ … 3 items ],", "  \"b\": { … 1 key },", "  \"e\": [ … 1 item ]", "}");
    assertThat(lines(json, JsonFold.below(2)))
        .contains("    { … 1 key },", "    \"c\": { … 1 key }");
  }

  @Test
  void aLineKnowsWhereItsValueStands() throws Exception {
    List<JsonLayout.Line> lines = JsonLayout.of(root("{\"a\":[1,22]}"), JsonFold.NONE);
    assertThat(lines.get(3).value().text()).isEqualTo("22");
    assertThat(lines.get(4).value().text()).isEqualTo("[1,22]");
    assertThat(JsonLayout.of(root("7"), JsonFold.NONE))
        .extracting(JsonLayoutTest::text)
        .containsExactly("7");
  }

  @Test
  void aShortTextIsNotFolded() throws Exception {
    String json = "{\"a\":{\"b\":{\"c\":{\"d\":[1,[2]]}}}}";
    assertThat(lines(json, JsonFold.toFit(root(json), 50))).isEqualTo(lines(json, JsonFold.NONE));
  }

  @Test
  void whatIsSmallIsOpenedBeforeWhatIsLarge() throws Exception {
    String large = "{\"k\":1" + ",\"k\":1".repeat(99) + "}";
    String json = "{\"large\":" + large + ",\"small\":{\"a\":1,\"b\":" + large + "}}";
    assertThat(lines(json, JsonFold.toFit(root(json), 50)))
        .containsExactly(
            "{",
            "  \"large\": { … 100 keys },",
            "  \"small\": {",
            "    \"a\": 1,",
            "    \"b\": { … 100 keys }",
            "  }",
            "}");
  }

  @Test
  void aListWithoutEndIsCountedOnly() throws Exception {
    String json = "[1" + ",1".repeat(99_999) + "]";
    assertThat(lines(json, JsonFold.toFit(root(json), 50))).containsExactly("[ … 100000 items ]");
  }

  @Test
  void longStringsAreCutNeitherInCharactersNorInEscapes() throws Exception {
    for (String piece : List.of("🚀", "\\\\", "\\u00e9", "x\\n", "\\\"")) {
      for (int shift = 0; shift < 6; shift++) {
        String json = "[\"" + "-".repeat(shift) + piece.repeat(1000) + "\"]";
        String line = lines(json, JsonFold.toFit(root(json), 50)).get(1);
        assertThat(line).matches(".* … [0-9]+ more bytes\"").doesNotContain("\uFFFD");
        String shown = line.strip().substring(0, line.strip().indexOf(" … "));
        assertThat(root(shown + "\"").isString()).as(shown).isTrue();
      }
    }
  }

  @Test
  void depthTakesNoStack() throws Exception {
    String json = "[".repeat(900) + "]".repeat(900);
    assertThat(lines(json, JsonFold.NONE)).hasSize(2 * 899 + 1);
    assertThat(lines(json, JsonFold.toFit(root(json), 50))).hasSizeLessThan(200);
  }
}

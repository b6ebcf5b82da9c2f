package io.github.notrahooks.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One line of JSON. */
final class JsonLineTest {
  @Test
  void propertiesStandInTheirOrder() {
    JsonLine line = new JsonLine()
        .put("text", "a \"b\"\n")
        .put("none", (String) null)
        .put("list", List.of("x", "y"))
        .put("empty", List.of())
        .put("flag", true)
        .put("whole", -3)
        .put("number", 0.25);

    assertThat(line.toString())
        .isEqualTo("{\"text\":\"a \\\"b\\\"\\n\",\"none\":null,\"list\":[\"x\",\"y\"],\"empty\":[],"
            + "\"flag\":true,\"whole\":-3,\"number\":0.25}");
  }

  @Test
  void withoutPropertiesItIsAnEmptyObject() {
    assertThat(new JsonLine().toString()).isEqualTo("{}");
  }

  @Test
  void hiddenCharactersAreEscapedSoThatAParserGivesThemBack() throws MalformedJson {
    String text = "\u001b[1m\u0007\u202e";
    String line = new JsonLine().put(text, text).toString();

    assertThat(line).isEqualTo(line.replaceAll("[^ -~]", ""));
    assertThat(Json.parse(line.getBytes(StandardCharsets.UTF_8)).get(text).stringValue())
        .isEqualTo(text);
  }
}

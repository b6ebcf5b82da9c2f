package io.github.notrahooks.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.WrittenJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the writer does with texts that nobody means well with. */
final class JsonWriterTest {
  private static final int LONGEST = 8 * 1024 * 1024;

  @Test
  void manyValuesInDeepNestingAreNotIndentedToHundredsOfTimesTheirSize() {
    String deep = "[".repeat(190) + "0,".repeat(200_000) + "0" + "]".repeat(190);
    WrittenJson json = WrittenJson.parse(utf8(deep)).orElseThrow();
    List<JsonStyle> styles = JsonStyle.all(0);

    assertThat(JsonWriter.write(json, styles.get(0), LONGEST).orElseThrow()).isEqualTo(utf8(deep));
    assertThat(styles.stream()
            .filter(style -> JsonWriter.write(json, style, LONGEST).isEmpty())
            .map(style -> style.layout().name()))
        .containsExactly("TWO_SPACES", "FOUR_SPACES", "TABS", "OLD_RUBY", "WINDOWS");
  }

  @Test
  void whatIsTooLongIsNotWrittenAllTheSame() {
    String wide = "{" + "\"name\":[0,0],".repeat(1_000_000) + "\"name\":[]}";
    Restoring restoring = new Restoring(Body.of(utf8("[".repeat(900) + "]".repeat(900))));

    boolean found = restoring.visitUsual((style, written) -> written.size() > 100_000);

    assertThat(found).isFalse();
    assertThat(restoring.isPartly()).isTrue();
    assertThat(
            JsonWriter.write(WrittenJson.parse(utf8(wide)).orElseThrow(), JsonStyle.COMPACT, 1000))
        .isEmpty();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

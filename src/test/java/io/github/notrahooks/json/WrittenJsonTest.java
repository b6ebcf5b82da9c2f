package io.github.notrahooks.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.json.WrittenJson.Items;
import io.github.notrahooks.json.WrittenJson.Literal;
import io.github.notrahooks.json.WrittenJson.Member;
import io.github.notrahooks.json.WrittenJson.Members;
import io.github.notrahooks.json.WrittenJson.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON keeps the very text of its strings and numbers, the order of its keys, and repeated ones. */
final class WrittenJsonTest {
  @Test
  void nothingButWhiteSpaceIsLost() {
    WrittenJson json = parse(
        "\uFEFF { \"b\" : [ -1.50E+3 ,\"\\u00e9é\\/\\\"\" ], \"\\u0061\":true , \"b\":{}, \"n\":null } ");

    assertThat(json)
        .isEqualTo(new Members(List.of(
            new Member(
                new Text("\"b\"", "b"),
                new Items(List.of(
                    new Literal("-1.50E+3", true), new Text("\"\\u00e9é\\/\\\"\"", "éé/\"")))),
            new Member(new Text("\"\\u0061\"", "a"), new Literal("true", false)),
            new Member(new Text("\"b\"", "b"), new Members(List.of())),
            new Member(new Text("\"n\"", "n"), new Literal("null", false)))));
  }

  @Test
  void scalarsStandAlone() {
    assertThat(parse("12")).isEqualTo(new Literal("12", true));
    assertThat(parse("\"\"")).isEqualTo(new Text("\"\"", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1", "{} {}", "{\"a\":}", "payload=%7B%7D", "\"a", "tru"})
  void whatIsNoJsonIsNone(String text) {
    assertThat(WrittenJson.parse(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void otherEncodingsThanUtf8AreNone() {
    assertThat(WrittenJson.parse("{\"a\":1}".getBytes(StandardCharsets.UTF_16BE)))
        .isEmpty();
  }

  private static WrittenJson parse(String text) {
    return WrittenJson.parse(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }
}

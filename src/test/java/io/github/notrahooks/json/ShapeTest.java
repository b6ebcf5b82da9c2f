package io.github.notrahooks.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a large payload only the fields that are wanted are read, and each is checked. */
final class ShapeTest {
  private static final Shape SHAPE = Shape.of(
      "ref: string",
      "n: number",
      "i?: integer",
      "repository.id: integer",
      "commits[].id: string",
      "commits[].author?.name: string",
      "labels[]?: any",
      "head?.id: string",
      "flag?: boolean",
      "updatedFrom?: keys");

  private static final String RIGHT =
      "{\"ref\":\"r\",\"n\":1.5,\"repository\":{\"id\":1,\"x\":{}},\"commits\":[{\"id\":\"c\",\"y\":[1]}],"
          + "\"head\":null,\"updatedFrom\":{\"a\":{\"deep\":1},\"b\":2},\"other\":[{}]}";

  @Test
  void onlyTheWantedFieldsAreKept() throws MalformedJson {
    assertThat(Json.text(SHAPE.read(pieces(RIGHT))))
        .isEqualTo(
            "{\"ref\":\"r\",\"n\":1.5,\"repository\":{\"id\":1},\"commits\":[{\"id\":\"c\"}],"
                + "\"head\":null,\"updatedFrom\":{\"a\":null,\"b\":null}}");
    assertThat(SHAPE.check(SHAPE.read(pieces(RIGHT)))).isEmpty();
  }

  @Test
  void aBodyInPiecesIsReadAsOne() throws MalformedJson {
    List<byte[]> pieces = new ArrayList<>();
    for (byte b : RIGHT.getBytes(StandardCharsets.UTF_8)) {
      pieces.add(new byte[] {b});
    }

    assertThat(SHAPE.read(pieces)).isEqualTo(SHAPE.read(pieces(RIGHT)));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "\"ref\":\"r\" | \"ref\":1 | ref: expected a string, found a number",
        "\"ref\":\"r\" | \"ref\":null | ref: expected a string, found null",
        "\"ref\":\"r\" | \"x\":0 | ref: expected a string, it is missing",
        "\"n\":1.5 | \"n\":\"1\" | n: expected a number, found a string",
        "\"n\":1.5 | \"n\":1,\"i\":1.5 | i: expected an integer, found a number",
        "\"n\":1.5 | \"n\":1,\"flag\":0 | flag: expected a boolean, found a number",
        "\"id\":1 | \"id\":true | repository.id: expected an integer, found a boolean",
        "{\"id\":1,\"x\":{}} | [] | repository: expected an object, found an array",
        "[{\"id\":\"c\",\"y\":[1]}] | {} | commits: expected an array, found an object",
        "[{\"id\":\"c\",\"y\":[1]}] | [{\"id\":\"c\"},{}] | commits[1].id: expected a string, it is missing",
        "[{\"id\":\"c\",\"y\":[1]}] | [1] | commits[0]: expected an object, found a number",
        "\"head\":null | \"head\":{} | head.id: expected a string, it is missing"
      })
  void eachFaultIsNamedByItsPath(String right, String wrong, String problem) throws MalformedJson {
    assertThat(SHAPE.check(SHAPE.read(pieces(RIGHT.replace(right, wrong)))))
        .extracting(found -> found.dottedPath() + ": " + found.message())
        .containsExactly(problem);
  }

  @Test
  void ofRepeatedKeysTheLastCounts() throws MalformedJson {
    Shape shape = Shape.of("a.b: string");

    assertThat(
            Json.text(shape.read(pieces("{\"a\":{\"b\":\"1\",\"b\":\"2\"},\"a\":{\"b\":\"3\"}}"))))
        .isEqualTo("{\"a\":{\"b\":\"3\"}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "1", "{", "{\"x\":[}", "{\"x\":\"\u0001\"}", "{}{}", "{\"x\":tru}"})
  void whatIsNotOneObjectIsMalformedEvenInFieldsThatAreSkipped(String text) {
    assertThatThrownBy(() -> SHAPE.read(pieces(text))).isInstanceOf(MalformedJson.class);
  }

  @Test
  void aBodyWithoutPiecesIsEmpty() {
    assertThatThrownBy(() -> SHAPE.read(List.of()))
        .isInstanceOf(MalformedJson.class)
        .hasMessage("the body is empty");
  }

  @Test
  void problemsAreCountedUpToTwenty() throws MalformedJson {
    String items = "{},".repeat(50) + "{}";

    assertThat(SHAPE.check(SHAPE.read(pieces("{\"commits\":[" + items + "]}")))).hasSize(20);
  }

  private static List<byte[]> pieces(String text) {
    return List.of(text.getBytes(StandardCharsets.UTF_8));
  }
}

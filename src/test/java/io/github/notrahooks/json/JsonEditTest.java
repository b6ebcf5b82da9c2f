package io.github.notrahooks.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEditTest {
  private static final String PRETTY = """
      {
        "a" : 1,
        "list": [
          "x",
          "y"
        ],
        "empty": {}
      }
      """;

  private static String apply(JsonEdit edit, String json) {
    return new String(edit.applyTo(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a=2                 | {\"a\":1,\"b\":2}            | {\"a\":2,\"b\":2}",
        "a=true              | {\"a\" : 1.50e+3 }           | {\"a\" : true }",
        "a=text              | {\"a\":1}                    | {\"a\":\"text\"}",
        "a=\"1\"             | {\"a\":1}                    | {\"a\":\"1\"}",
        "a={\"x\": [1, 2]}   | {\"a\":null}                 | {\"a\":{\"x\": [1, 2]}}",
        "a=NaN               | {\"a\":1}                    | {\"a\":\"NaN\"}",
        "a=                  | {\"a\":1}                    | {\"a\":\"\"}",
        "a=b=c               | {\"a\":1}                    | {\"a\":\"b=c\"}",
        "a.b[1].c=9          | {\"a\":{\"b\":[0,{\"c\":1}]}} | {\"a\":{\"b\":[0,{\"c\":9}]}}",
        "a[0][1]=9           | {\"a\":[[1,2],3]}            | {\"a\":[[1,9],3]}",
        "[1]=9               | [1,2]                        | [1,9]",
        "[\"a.b\"].c=9       | {\"a.b\":{\"c\":1}}          | {\"a.b\":{\"c\":9}}",
        "x[\"a\\\"]=\"]=9    | {\"x\":{\"a\\\"]=\":1}}      | {\"x\":{\"a\\\"]=\":9}}",
        "größe.雯=9          | {\"größe\":{\"雯\":1}}       | {\"größe\":{\"雯\":9}}",
        "é=9                 | {\"\\u00e9\":1}              | {\"\\u00e9\":9}",
        "a=2                 | {\"b\":\"\\\\\",\"a\":\"x\\\"}\"} | {\"b\":\"\\\\\",\"a\":2}",
      })
  void settingChangesTheValueAndNothingElse(String assignment, String before, String after) {
    assertThat(apply(JsonEdit.set(assignment), before)).isEqualTo(after);
  }

  @Test
  void settingInPrettyPrintedTextKeepsItsSpacing() {
    assertThat(apply(JsonEdit.set("list[1]=5"), PRETTY)).isEqualTo(PRETTY.replace("\"y\"", "5"));
  }

  @Test
  void theLastOfRepeatedKeysIsTheOneThatCounts() {
    String json = "{\"a\":{\"k\":1,\"k\":2},\"a\":{\"k\":3,\"k\":4}}";
    assertThat(apply(JsonEdit.set("a.k=9"), json))
        .isEqualTo("{\"a\":{\"k\":1,\"k\":2},\"a\":{\"k\":3,\"k\":9}}");
  }

  @Test
  void theByteOrderMarkAndWhiteSpaceAroundTheTextStay() {
    assertThat(apply(JsonEdit.set("a=2"), "\uFEFF \r\n{\"a\":1}\r\n"))
        .isEqualTo("\uFEFF \r\n{\"a\":2}\r\n");
  }

  @Test
  void aValueWithControlCharactersBecomesAnEscapedString() {
    assertThat(apply(JsonEdit.set("a=x\n\u001b"), "{\"a\":1}"))
        .isEqualTo("{\"a\":\"x\\n\\u001b\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a      | {\"a\":1}                         | {}",
        "a      | { \"a\" : 1 }                     | {}",
        "a      | {\"a\":1,\"b\":2,\"c\":3}         | {\"b\":2,\"c\":3}",
        "b      | {\"a\":1,\"b\":2,\"c\":3}         | {\"a\":1,\"c\":3}",
        "c      | {\"a\":1, \"b\":2, \"c\":3 }      | {\"a\":1, \"b\":2 }",
        "l[0]   | {\"l\":[1]}                       | {\"l\":[]}",
        "l[0]   | {\"l\":[1,1,2]}                   | {\"l\":[1,2]}",
        "l[2]   | {\"l\":[1, 2, 3]}                 | {\"l\":[1, 2]}",
        "a      | {\"a\":1,\"b\":2,\"a\":{\"a\":3}} | {\"b\":2}",
        "a      | {\"a\":1,\"a\":2}                 | {}",
        "o.k    | {\"o\":{\"k\":1},\"o\":{\"k\":1,\"x\":2,\"k\":3}} | {\"o\":{\"k\":1},\"o\":{\"x\":2}}",
      })
  void removingTakesTheCommaAlong(String path, String before, String after) {
    assertThat(apply(JsonEdit.remove(path), before)).isEqualTo(after);
  }

  @Test
  void removingFromPrettyPrintedTextTakesTheLineAlong() {
    assertThat(apply(JsonEdit.remove("a"), PRETTY)).isEqualTo(PRETTY.replace("\"a\" : 1,\n  ", ""));
    assertThat(apply(JsonEdit.remove("empty"), PRETTY))
        .isEqualTo(PRETTY.replace(",\n  \"empty\": {}", ""));
    assertThat(apply(JsonEdit.remove("list[1]"), PRETTY))
        .isEqualTo(PRETTY.replace(",\n    \"y\"", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a=2       | {\"a\":1}              | {\"a\":2}",
        "b=2       | {\"a\":1}              | {\"a\":1,\"b\":2}",
        "b=2       | {}                     | {\"b\":2}",
        "b=2       | { }                    | {\"b\":2 }",
        "b.c.d=2   | {\"a\": 1, \"x\": 2}   | {\"a\": 1, \"x\": 2, \"b\": {\"c\":{\"d\":2}}}",
        "b[0].c=2  | {\"a\":1}              | {\"a\":1,\"b\":[{\"c\":2}]}",
        "l[1]=2    | {\"l\":[1]}            | {\"l\":[1,2]}",
        "l[0]=2    | {\"l\":[]}             | {\"l\":[2]}",
        "m.title=x | {\"m\":null}           | {\"m\":{\"title\":\"x\"}}",
        "m=x       | {\"m\":null}           | {\"m\":\"x\"}",
      })
  void addingMakesWhatIsNotThere(String assignment, String before, String after) {
    assertThat(apply(JsonEdit.add(assignment), before)).isEqualTo(after);
  }

  @Test
  void whatIsAddedIsSpacedAsTheMemberBeforeIt() {
    assertThat(apply(JsonEdit.add("list[2]=z"), PRETTY))
        .isEqualTo(PRETTY.replace("\"y\"", "\"y\",\n    \"z\""));
    assertThat(apply(JsonEdit.add("z=1"), PRETTY))
        .isEqualTo(PRETTY.replace("\"empty\": {}", "\"empty\": {},\n  \"z\": 1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "repository.fullname=x | There is no 'repository.fullname' in 'repository'. Did you mean 'repository.full_name'? --add makes what is not there.",
        "xyzxyz=1         | There is no 'xyzxyz' in the payload. It has repository, commits, none, number. --add makes what is not there.",
        "commits[2].id=1  | There is no 'commits[2]' in 'commits'. It is an array, from commits[0] to commits[1].",
        "commits.id=1     | There is no 'commits.id' in 'commits'. It is an array, from commits[0] to commits[1].",
        "none[0]=1        | There is no 'none[0]' in 'none'. It is an empty array.",
        "number.x=1       | There is no 'number.x' in 'number'. It is a number.",
        "repository[0]=1  | There is no 'repository[0]' in 'repository'. It is an object. --add makes what is not there.",
      })
  void aPathThatIsNotThereIsNamedWithItsNeighbours(String assignment, String message) {
    String json = "{\"repository\":{\"full_name\":\"a/b\"},\"commits\":[{\"id\":1},{\"id\":2}],"
        + "\"none\":[],\"number\":5}";
    assertThatThrownBy(() -> apply(JsonEdit.set(assignment), json))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage(message);
  }

  @Test
  void removingWhatIsNotThereIsAnError() {
    assertThatThrownBy(() -> apply(JsonEdit.remove("a.b"), "{\"a\":{\"bc\":1}}"))
        .hasMessage("There is no 'a.b' in 'a'. Did you mean 'a.bc'?");
    assertThatThrownBy(() -> apply(JsonEdit.remove("x.b"), "{\"a\":1}"))
        .hasMessageContaining("There is no 'x' in the payload");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "l[5]=1 | 'l' has 1 items, so the next one is [1], not [5].",
        "n.x=1  | 'n.x' cannot be added: 'n' is a number.",
        "q[1]=1 | 'q[1]' cannot be added: the array is not there yet, so its first item is [0].",
        "l.x=1  | 'l.x' cannot be added: 'l' is an array.",
      })
  void whatCannotBeAddedSaysWhy(String assignment, String message) {
    assertThatThrownBy(() -> apply(JsonEdit.add(assignment), "{\"l\":[0],\"n\":1}"))
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1,]", "{\"a\":1} x"})
  void whatIsNotJsonCannotBeChanged(String body) {
    assertThatThrownBy(() -> apply(JsonEdit.set("a=1"), body))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("it is not JSON");
  }

  @Test
  void textInUtf16IsNotChangedByMistake() {
    byte[] utf16 = "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE);
    assertThatThrownBy(() -> JsonEdit.set("a=2").applyTo(utf16)).hasMessageContaining("not UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a           | 'a' has no '=': write PATH=VALUE.",
        "=1          | there is nothing before the '='",
        "a.=1        | a key is missing before '=' at character 3",
        "a..b=1      | a key is missing before '.' at character 3",
        ".a=1        | a key is missing before '.' at character 1",
        "a[=1        | between [ and ] stands an index from 0, or a key in double quotes",
        "a[]=1       | between [ and ] stands an index from 0, or a key in double quotes",
        "a[-1]=1     | between [ and ] stands an index from 0, or a key in double quotes",
        "a[1=1       | ']' is missing before '=' at character 4",
        "a[0]b=1     | '.' is missing before 'b' at character 5",
        "a[\"b=1     | a double quote is not closed",
        "a[\"\\q\"]=1 | a quoted key is not a JSON string",
        "a]=1        | '.' is missing before ']' at character 2",
      })
  void aMistakeInThePathIsPointedAt(String assignment, String message) {
    assertThatThrownBy(() -> JsonEdit.set(assignment))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.b[0].c", "[\"a.b\"].c", "[3][\"\"]", "größe[\"x\\\"y\"]", "a[\"=\"]"})
  void aPathIsWrittenAsItWasRead(String path) {
    assertThat(JsonPath.parse(path)).hasToString(path);
  }
}

package io.github.notrahooks.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What two JSON texts say differently. */
final class JsonComparisonTest {
  private static List<String> differences(String a, String b) throws MalformedJson {
    return JsonComparison.of(JsonSpan.root(a.getBytes(UTF_8)), JsonSpan.root(b.getBytes(UTF_8)))
        .stream()
        .map(change ->
            change.op() + " " + change.path() + " " + text(change.a()) + " " + text(change.b()))
        .toList();
  }

  private static String text(JsonSpan span) {
    return span == null ? "-" : span.text();
  }

  @Test
  void valuesAreAddedRemovedAndChanged() throws Exception {
    assertThat(differences(
            "{\"same\":[1],\"gone\":{\"x\":1},\"in\":{\"a\":\"b\"}}",
            "{\"in\":{\"a\":null},\"same\":[ 1 ],\"new.one\":2}"))
        .containsExactly(
            "REMOVED gone {\"x\":1} -", "CHANGED in.a \"b\" null", "ADDED [\"new.one\"] - 2");
  }

  @Test
  void howItIsWrittenMakesNoDifference() throws Exception {
    assertThat(differences(
            "{\"n\":1.0,\"e\":1e2,\"s\":\"\\u00e9\",\"l\":[{\"a\":1,\"b\":2}]}",
            "{ \"l\": [{\"b\":2.00,\"a\":1}], \"s\":\"é\", \"e\":100, \"n\":1}"))
        .isEmpty();
  }

  @Test
  void numbersBeyondAllReasonAreComparedAsWritten() throws Exception {
    assertThat(differences("[1e999999999999]", "[1e999999999999]")).isEmpty();
    assertThat(differences("[1e999999999999]", "[1.0e999999999999]")).hasSize(1);
    assertThat(differences("[1e999999999]", "[10e999999998]")).isEmpty();
    assertThat(differences("[0.1]", "[0.10000000000000000001]")).hasSize(1);
  }

  @Test
  void anItemThatWasPutInIsOneDifference() throws Exception {
    assertThat(differences("[1,2,3]", "[1,9,2,3]")).containsExactly("ADDED [1] - 9");
    assertThat(differences("[1,2,3]", "[2,3]")).containsExactly("REMOVED [0] 1 -");
    assertThat(differences("[1,1]", "[1,1,1]")).containsExactly("ADDED [2] - 1");
    assertThat(differences("[{\"a\":1},2]", "[{\"a\":2},2]")).containsExactly("CHANGED [0].a 1 2");
  }

  @Test
  void ofRepeatedKeysTheLastCounts() throws Exception {
    assertThat(differences("{\"a\":1,\"a\":2}", "{\"a\":2}")).isEmpty();
  }

  @Test
  void otherKindsOfValuesDifferAsAWhole() throws Exception {
    assertThat(differences("[]", "{}")).containsExactly("CHANGED  [] {}");
    assertThat(differences("\"1\"", "1")).containsExactly("CHANGED  \"1\" 1");
  }
}

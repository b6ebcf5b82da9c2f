package io.github.notrahooks.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Holds the samples against the tables of fields that the providers' published types require. */
class RequiredFieldsTest {
  private static final SampleCatalogue CATALOGUE = SampleCatalogue.load();

  private record Row(String sample, String path, List<String> types) {}

  @ParameterizedTest
  @MethodSource("samplesWithRules")
  void aSampleHasEveryRequiredFieldWithTheRightType(String sample) throws Exception {
    Sample found = CATALOGUE.named(sample);
    JsonNode root = Json.parse(found.storedBody().bytes());
    List<String> wrong = new ArrayList<>();
    for (Row row : rows(found.provider()).get(sample)) {
      List<JsonNode> values = select(List.of(root), row.path());
      for (JsonNode value : values) {
        if (row.types().stream().noneMatch(type -> is(value, type))) {
          wrong.add(row + " but is " + value.getNodeType());
        }
      }
      if (values.isEmpty() && !row.path().contains("[]")) {
        wrong.add(row + " but is below nothing");
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"github", "linear"})
  void everyTableIsLargeEnoughToMeanSomething(String provider) throws IOException {
    assertThat(rows(provider).values().stream().mapToInt(List::size).sum()).isGreaterThan(300);
  }

  static List<String> samplesWithRules() throws IOException {
    List<String> names = new ArrayList<>(rows("github").keySet());
    names.addAll(rows("linear").keySet());
    return names;
  }

  private static Map<String, List<Row>> rows(String provider) throws IOException {
    try (InputStream in =
        RequiredFieldsTest.class.getResourceAsStream("/schema/" + provider + ".tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .map(cells -> new Row(cells[0], cells[1], List.of(cells[2].split(","))))
          .collect(Collectors.groupingBy(Row::sample));
    }
  }

  private static List<JsonNode> select(List<JsonNode> nodes, String path) {
    List<JsonNode> selected = nodes;
    for (String step : path.split("\\.")) {
      boolean items = step.endsWith("[]");
      String key = items ? step.substring(0, step.length() - 2) : step;
      List<JsonNode> next = new ArrayList<>();
      for (JsonNode node : selected) {
        JsonNode value = node.path(key);
        if (items) {
          value.forEach(next::add);
        } else {
          next.add(value);
        }
      }
      selected = next;
    }
    return selected;
  }

  private static boolean is(JsonNode value, String type) {
    return switch (type) {
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      case "null" -> value.isNull();
      default -> throw new IllegalArgumentException(type);
    };
  }
}

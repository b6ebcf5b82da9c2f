package io.github.notrahooks.reference;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The page about {@code check}, whose last part is made from what {@code check --list} prints. */
final class CheckPage {
  static final Path PATH = Path.of("docs/check.md");

  private static final String MARK =
      "<!-- What follows is made from the checks themselves: mvn test -Dregenerate -->\n";
  private static final List<String> PROVIDERS =
      List.of("github", "linear", "standard-webhooks", "notra");

  private CheckPage() {}

  /** The page as it is, with its last part made anew. */
  static String text(Path folder) throws IOException {
    String page = Files.readString(PATH);
    int mark = page.indexOf(MARK);
    if (mark < 0) {
      throw new AssertionError(PATH + " has lost the line after which it is generated");
    }
    StringBuilder text = new StringBuilder(page.substring(0, mark + MARK.length()));
    String group = "";
    for (Row row : rows(folder)) {
      if (!row.group().equals(group)) {
        group = row.group();
        text.append("\n### ")
            .append(group)
            .append("\n\n| check | | sends | expects |\n|---|---|---|---|\n");
      }
      text.append("| `")
          .append(row.id())
          .append("` | ")
          .append(row.level())
          .append(" | ")
          .append(row.sends())
          .append(row.providers())
          .append(" | ")
          .append(row.expects())
          .append(" |\n");
    }
    return text.toString();
  }

  private record Row(String id, String level, String sends, String expects, List<String> of) {
    String group() {
      return id.substring(0, id.indexOf('.'));
    }

    String providers() {
      return of.size() == PROVIDERS.size() ? "" : " (" + String.join(", ", of) + ")";
    }
  }

  private static List<Row> rows(Path folder) {
    Map<String, Row> rows = new LinkedHashMap<>();
    Map<String, List<String>> order = new LinkedHashMap<>();
    for (String provider : PROVIDERS) {
      for (JsonNode check : listed(folder, provider)) {
        String id = check.path("id").stringValue();
        boolean sample = id.startsWith("events.sample.");
        String name = sample ? "events.sample.NAME" : id;
        Row row = rows.computeIfAbsent(
            name,
            unused -> new Row(
                name,
                check.path("level").stringValue().substring(0, 1).toUpperCase(Locale.ROOT),
                sample ? "each sample of the provider" : check.path("sends").stringValue(),
                check.path("expects").stringValue(),
                new ArrayList<>()));
        if (!row.of().contains(provider)) {
          row.of().add(provider);
        }
        List<String> ids = order.computeIfAbsent(row.group(), unused -> new ArrayList<>());
        if (!ids.contains(name)) {
          ids.add(name);
        }
      }
    }
    return order.values().stream().flatMap(List::stream).map(rows::get).toList();
  }

  private static List<JsonNode> listed(Path folder, String provider) {
    byte[] printed = new CommandLineFixture(folder)
        .run("check", "--list", "--provider", provider, "-o", "json")
        .exits(0)
        .bytes();
    return new String(printed, StandardCharsets.UTF_8)
        .lines()
        .map(line -> {
          try {
            return Json.parse(line.getBytes(StandardCharsets.UTF_8));
          } catch (MalformedJson e) {
            throw new AssertionError(line, e);
          }
        })
        .toList();
  }
}

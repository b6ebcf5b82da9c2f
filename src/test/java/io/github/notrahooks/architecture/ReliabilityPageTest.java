package io.github.notrahooks.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/reliability.md} to the tests, classes and themes that there are. */
final class ReliabilityPageTest {
  private static final Pattern TEST =
      Pattern.compile("`([A-Z]\\w*(?:Test|IT|Fuzz))(?:\\.([a-z]\\w*))?`");
  private static final Pattern NAME = Pattern.compile("`([A-Z]\\w*)`");

  private final String page = read(Path.of("docs/reliability.md"));
  private final Map<String, Path> tests = sources("src/test/java");

  @Test
  void everyTestThatThePageNamesIsThere() {
    Matcher named = TEST.matcher(page);
    int count = 0;
    while (named.find()) {
      count++;
      assertThat(tests).as(named.group()).containsKey(named.group(1));
      if (named.group(2) != null) {
        assertThat(read(tests.get(named.group(1))))
            .as(named.group())
            .containsPattern("void " + named.group(2) + "\\(");
      }
    }
    assertThat(count).isGreaterThan(60);
  }

  @Test
  void everyAttemptOfAStrangerHasARuleInAClassAndATest() {
    Set<String> classes = sources("src/main/java").keySet();
    List<List<String>> rows = table("| attempt | rule | where | test |");
    assertThat(rows).hasSizeGreaterThan(20);
    for (List<String> row : rows) {
      assertThat(row.get(1)).as(row.get(0)).isNotBlank();
      assertThat(names(row.get(2))).as(row.get(0)).isNotEmpty().isSubsetOf(classes);
      assertThat(TEST.matcher(row.get(3)).find()).as(row.get(0)).isTrue();
    }
  }

  @Test
  void theThemesOfThePageAreThoseThatThereAre() throws IOException {
    Set<String> themes = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/faults/themes"))) {
      files.forEach(file -> themes.add(file.getFileName().toString().replace(".sh", "")));
    }
    List<String> listed = table("| theme | what happens | required |").stream()
        .map(row -> row.get(0).replace("`", ""))
        .toList();
    assertThat(listed).containsExactlyInAnyOrderElementsOf(themes);
    assertThat(read(Path.of("src/test/faults/run.sh")))
        .contains("all=(" + String.join(" ", listed) + ")");
  }

  private List<List<String>> table(String head) {
    List<String> lines = page.lines().toList();
    List<List<String>> rows = new ArrayList<>();
    int start = lines.indexOf(head);
    assertThat(start).as(head).isNotNegative();
    for (int i = start + 2; i < lines.size() && lines.get(i).startsWith("| "); i++) {
      List<String> cells = List.of(lines.get(i).split(" *\\| *", -1));
      rows.add(cells.subList(1, cells.size() - 1));
    }
    return rows;
  }

  private static List<String> names(String cell) {
    List<String> names = new ArrayList<>();
    Matcher matcher = NAME.matcher(cell);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /** The source files below a folder by the names of their classes. */
  private static Map<String, Path> sources(String root) {
    Map<String, Path> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of(root))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> sources.put(file.getFileName().toString().replace(".java", ""), file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return sources;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

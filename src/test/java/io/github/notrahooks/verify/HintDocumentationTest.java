package io.github.notrahooks.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.provider.Verdict.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/verify.md} to the reasons and hints that there are. */
final class HintDocumentationTest {
  @Test
  void theHintsOfThePageAreThoseOfTheEnumWordForWord() throws IOException {
    List<String> expected = Arrays.stream(Hint.values())
        .map(hint -> row(hint.wireName(), hint.explanation(), hint.remedy()))
        .toList();

    assertThat(rowsAfter("## Hints about the body")).containsExactlyElementsOf(expected);
  }

  @Test
  void theReasonsOfThePageAreThoseOfTheEnum() throws IOException {
    List<String> names = rowsAfter("## Reasons").stream()
        .limit(Reason.values().length)
        .map(row -> row.substring(3, row.indexOf('`', 3)))
        .toList();

    assertThat(names)
        .containsExactly(
            Arrays.stream(Reason.values()).map(Reason::wireName).toArray(String[]::new));
  }

  @Test
  void namesAreLowerCaseWordsWithHyphens() {
    assertThat(Hint.values())
        .extracting(Hint::wireName)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"));
  }

  private static List<String> rowsAfter(String heading) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("docs", "verify.md"));
    return lines.subList(lines.indexOf(heading), lines.size()).stream()
        .filter(line -> line.startsWith("| `"))
        .toList();
  }

  private static String row(String... cells) {
    return "| `" + cells[0] + "` | " + cells[1] + " | " + cells[2] + " |";
  }
}

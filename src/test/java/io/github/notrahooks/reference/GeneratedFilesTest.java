package io.github.notrahooks.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated files are checked in and current. {@code mvn test -Dregenerate} writes them anew. */
final class GeneratedFilesTest {
  private static final Command ROOT = Command.root();
  private static final Path MANUAL = Path.of("docs/man");

  static Map<Path, String> files() {
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(Path.of("completions/notra-hooks.bash"), new BashCompletion(ROOT).script());
    files.put(Path.of("completions/_notra-hooks"), new ZshCompletion(ROOT).script());
    files.put(Path.of("completions/notra-hooks.fish"), new FishCompletion(ROOT).script());
    files.put(Path.of("docs/reference.md"), new ReferencePage(ROOT).text());
    for (Command command : ROOT.all()) {
      files.put(MANUAL.resolve(ManualPage.fileName(command)), new ManualPage(command).text());
    }
    return files;
  }

  static Stream<Map.Entry<Path, String>> each() {
    return files().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("each")
  void aGeneratedFileIsCurrent(Map.Entry<Path, String> file) throws IOException {
    if (System.getProperty("regenerate") != null) {
      Files.createDirectories(file.getKey().getParent());
      Files.writeString(file.getKey(), file.getValue());
    }
    assertThat(file.getKey()).hasContent(file.getValue());
  }

  @Test
  void thePageOfChecksListsWhatThereIs(@TempDir Path folder) throws IOException {
    String text = CheckPage.text(folder);
    if (System.getProperty("regenerate") != null) {
      Files.writeString(CheckPage.PATH, text);
    }
    assertThat(CheckPage.PATH).hasContent(text);
  }

  @Test
  void thereIsNoManualPageOfACommandThatIsNoMore() throws IOException {
    try (Stream<Path> pages = Files.list(MANUAL)) {
      List<Path> known = List.copyOf(files().keySet());
      assertThat(pages).allSatisfy(page -> assertThat(known).contains(page));
    }
  }

  @ParameterizedTest
  @MethodSource("each")
  void aGeneratedFileSaysNothingOfWhereItWasMade(Map.Entry<Path, String> file) {
    assertThat(file.getValue())
        .doesNotContain(
            "/nowhere", System.getProperty("user.dir"), System.getProperty("user.home"));
  }
}

package io.github.notrahooks.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The launcher for Windows as a text: what other systems can tell of it without running it. */
final class WindowsLauncherTest {
  private final String text;

  WindowsLauncherTest() throws IOException {
    text =
        Files.readString(Path.of("src/main/dist/bin/notra-hooks.cmd"), StandardCharsets.US_ASCII);
  }

  @Test
  void itsLinesEndAsWindowsFindsLabels() {
    assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n", "\t");
  }

  @Test
  void everyLabelThatIsGoneToIsThere() {
    assertThat(all("goto (\\w+)"))
        .isNotEmpty()
        .allSatisfy(label -> assertThat(text).contains("\r\n:" + label + "\r\n"));
  }

  @Test
  void nothingThatMayHaveParenthesesIsExpandedBetweenThem() {
    assertThat(all("(?s)\\(\r\n(.*?)\r\n\\)"))
        .allSatisfy(block -> assertThat(block).doesNotContainPattern("(?<!%)%\\w+%"));
  }

  @Test
  void itRefusesTheSameJavaAsTheOtherLauncher() throws IOException {
    String posix = Files.readString(Path.of("src/main/dist/bin/notra-hooks"));
    for (String said : List.of(
        "Java 17 or later is needed, and there is no java on the PATH. Install one, or set JAVA_HOME.",
        ". Install a later one, or set JAVA_HOME.",
        "notra-hooks: ")) {
      assertThat(posix).contains(said);
      assertThat(text).contains(said);
    }
  }

  @Test
  void whatItPassesOnIsQuotedAndItsExitCodeIsTheTools() {
    assertThat(text)
        .contains("\"%JAVA_COMMAND%\" ", " %NOTRA_HOOKS_JAVA_OPTS% ", "-jar \"%HOME_FOLDER%\\lib\\")
        .endsWith(" %*\r\nexit /b %ERRORLEVEL%\r\n");
  }

  private List<String> all(String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}

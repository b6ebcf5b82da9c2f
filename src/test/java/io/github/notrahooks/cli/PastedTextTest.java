package io.github.notrahooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.shell.HistoryFile;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.terminal.CommandWords;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks like a line end or a space, and is none, divides nothing. */
final class PastedTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"\u2028", "\u2029", "\u0085", "\u000b", "\f", "\r"})
  void theShellRunsNothingThatStandsBehindAHiddenLineEnd(String hidden, @TempDir Path folder) {
    CommandLineFixture fixture = new CommandLineFixture(folder);
    fixture.reading("samples show nothing" + hidden + "integrations add github\n");

    Result result = fixture.run("shell");

    assertThat(result.exit()).isNotZero();
    assertThat(fixture.file("home/config.json")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "send a\0b",
        "sign a\0b",
        "logs export a\0b",
        "logs list --home a\0b",
        "repos add int_github a/b --secret-path a\0b",
        "send push --dry-run --secret-file a\0b",
        "verify hello --headers a\0b",
        "serve --port 0 --ready-file a\0b"
      })
  void aNulInTheNameOfAFileIsAMistakeOfWhoTypedIt(String line, @TempDir Path folder) {
    CommandLineFixture fixture = new CommandLineFixture(folder);
    fixture.file("hello", "Hello, World!");
    fixture.reading(line + "\n");

    fixture.run("shell").exits(2).assertErr().contains("cannot be the name of a file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u2028", "\u2029", "\u0085", "\u000b", "\f", "\r", "\u2003", "\u001c"})
  void hiddenWhiteSpaceDividesNoWords(String hidden) {
    String word = "a" + hidden + "b";

    assertThat(CommandWords.split("send " + word).words()).containsExactly("send", word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u2028", "\u0085", "\u000b", "\f", "\r"})
  void aLineOfTheHistoryIsRecalledWhole(String hidden, @TempDir Path folder) throws IOException {
    HistoryFile history = new HistoryFile(new Home(folder));
    String line = "send push" + hidden + "logs list";

    history.add(line);
    history.add("logs list");

    assertThat(history.load()).containsExactly(line, "logs list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u2028", "\u0085", "\u000b", "\f", "\u2003"})
  void onlySpacesAndTabsAreDroppedAroundAHeadersValue(String hidden, @TempDir Path folder) {
    CommandLineFixture fixture =
        new CommandLineFixture(folder).with("NOTRA_HOOKS_SECRET", "It's a Secret to Everybody");
    fixture.file("hello", "Hello, World!");
    String right = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    fixture.file("headers", "X-Hub-Signature-256:\t " + right + " \t\r\n");
    fixture.run("verify", "hello", "--headers", "headers").exits(0);
    fixture.file("headers", "\uFEFFX-Hub-Signature-256: " + right + "\n");
    fixture.run("verify", "hello", "--headers", "headers").exits(0);
    fixture.file("headers", "X-Hub-Signature-256: " + right + hidden + "\n");
    fixture.run("verify", "hello", "--headers", "headers").exits(3);
  }
}

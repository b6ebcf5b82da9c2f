package io.github.notrahooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which folder is the home, and that none is made anywhere else. */
final class HomeChoiceTest {
  @TempDir
  private Path folder;

  private CommandLineFixture fixture;

  @BeforeEach
  void withoutAnyHome() {
    fixture = new CommandLineFixture(folder).with("NOTRA_HOOKS_HOME", null).userHome("?");
  }

  private List<String> made() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.endsWith("config.json"))
          .map(file -> folder.relativize(file.getParent()).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void theVariableHomeComesBeforeWhatTheSystemSays() throws Exception {
    Path one = Files.createDirectory(folder.resolve("one"));
    Path two = Files.createDirectory(folder.resolve("two"));
    fixture.userHome(two.toString()).with("HOME", one.toString());
    fixture.run("integrations", "list").exits(0);
    assertThat(made()).containsExactly("one/.notra-hooks");
    for (String unset : new String[] {null, ""}) {
      fixture.with("HOME", unset).run("integrations", "list").exits(0);
      assertThat(made()).containsExactly("one/.notra-hooks", "two/.notra-hooks");
    }
  }

  @Test
  void aUserWhomNobodyKnowsIsToldToChooseAndNothingIsWritten() throws Exception {
    for (List<String> command : List.of(
        List.of("integrations", "list"),
        List.of("serve", "--port", "0"),
        List.of("logs", "list"))) {
      fixture.run(command.toArray(new String[0])).exits(2).says("HOME", "--home");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatNeedsNoHomeGoesOnWithoutOne() throws Exception {
    fixture.run("samples", "list").exits(0);
    fixture.file("secret", "It's a Secret to Everybody");
    fixture.file("payload", "Hello, World!");
    fixture
        .run(
            "verify",
            "payload",
            "--provider",
            "github",
            "--secret-file",
            "secret",
            "--signature",
            "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")
        .exits(0);
    fixture
        .run("verify", "payload", "--provider", "github", "--signature", "sha256=00")
        .exits(2);
  }

  @Test
  void aRelativeHomeDirectoryIsAnError() throws Exception {
    fixture.with("HOME", "here").run("integrations", "list").exits(2).says("HOME is 'here'");
    assertThat(made()).isEmpty();
  }

  @Test
  void anEmptyHomeIsAnErrorAndNotTheWorkingDirectory() throws Exception {
    for (String empty : List.of("", " ")) {
      fixture.run("--home", empty, "integrations", "list").exits(2).says("--home is empty");
      fixture.run("integrations", "list", "--home=" + empty).exits(2).says("--home is empty");
    }
    fixture.with("NOTRA_HOOKS_HOME", " ");
    fixture.run("integrations", "list").exits(2).says("NOTRA_HOOKS_HOME is empty");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      serve --port 0 --ready-file _              | --ready-file is empty
      serve --port 0 --host _                    | --host is empty
      send push --to _                           | --to is empty
      send push --secret-file _                  | --secret-file is empty
      send push --secret-file x --secret-file _  | --secret-file is empty
      send _                                     | SAMPLE|FILE|- is empty
      verify --headers _                         | --headers is empty
      verify --delivery _                        | --delivery is empty
      integrations add github --name _           | --name is empty
      integrations add github --id _             | --id is empty
      integrations disable _                     | INTEGRATION is empty
      repos add int_github _                     | NAME is empty
      repos add int_github a/b --secret-env _    | --secret-env is empty
      repos add int_github a/b --secret-path _   | --secret-path is empty
      logs list --integration _                  | --integration is empty
      logs export _                              | FILE
      """)
  void anEmptyPathOrNameIsAnErrorThatNamesIt(String command, String says) {
    String[] words = command.split(" ");
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].equals("_") ? "" : words[i];
    }
    fixture.with("NOTRA_HOOKS_HOME", folder.resolve("home").toString());
    fixture.run(words).exits(2).says(says, "is empty");
  }
}

package io.github.notrahooks.trigger.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.notrahooks.failure.Failure;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A command in one line. */
final class CommandLineTest {
  private static List<String> parse(String line) {
    return CommandLine.parse(line);
  }

  @Test
  void argumentsStandBetweenWhiteSpace() {
    assertThat(parse("./deploy.sh --tag  v1\t--now "))
        .containsExactly("./deploy.sh", "--tag", "v1", "--now");
    assertThat(parse("  echo")).containsExactly("echo");
  }

  @Test
  void quotesKeepWhiteSpaceAndMakeNoArgumentOfTheirOwn() {
    assertThat(parse("sh -c 'echo \"a b\"' x\"y z\"'!'"))
        .containsExactly("sh", "-c", "echo \"a b\"", "xy z!");
    assertThat(parse("x '' \"\"")).containsExactly("x", "", "");
  }

  @Test
  void aBackslashKeepsWhatFollowsItAsAShellHasIt() {
    assertThat(parse("a\\ b \\'c \\\\ \\\"")).containsExactly("a b", "'c", "\\", "\"");
    assertThat(parse("x 'a\\b'")).containsExactly("x", "a\\b");
    assertThat(parse("x \"a\\\"b\\\\c\\d\"")).containsExactly("x", "a\"b\\c\\d");
    assertThat(parse("x\\")).containsExactly("x\\");
  }

  @Test
  void nothingElseHasAMeaning() {
    assertThat(parse("echo $HOME *.txt ~ `id` a;b #x {1,2}"))
        .containsExactly("echo", "$HOME", "*.txt", "~", "`id`", "a;b", "#x", "{1,2}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "''", "\"\" x"})
  void thereIsNoCommandWithoutAProgram(String line) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> parse(line))
        .withMessage("there is no command in it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"echo 'a", "echo \"a", "echo a\"b c"})
  void aQuoteMustBeClosed(String line) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> parse(line))
        .withMessageContaining("not closed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a | b", "a && b", "a > b", "a 2>&1", "a ; b", "a & b", "a || b"})
  void whatAShellAloneKnowsIsRefused(String line) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> parse(line))
        .withMessageContaining("no shell")
        .withMessageContaining("sh -c");
  }

  @ParameterizedTest
  @CsvSource({"grep '|',|", "grep \"&&\",&&", "grep \\;,;"})
  void quotedItIsAnArgument(String line, String argument) {
    assertThat(parse(line)).containsExactly("grep", argument);
  }

  @Test
  void aNulIsNoPartOfAnArgument() {
    assertThatExceptionOfType(Failure.class).isThrownBy(() -> parse("echo a\0b"));
  }

  @Test
  void theTextOfArgumentsIsReadAsTheSame() {
    Random random = new Random(20261128);
    String[] pieces = {"a", " ", "'", "\"", "\\", "|", ";", "", "ü", "$", "\n", "/", "-", ">"};
    for (int i = 0; i < 2_000; i++) {
      List<String> arguments = Stream.concat(
              Stream.of("x"),
              IntStream.range(0, random.nextInt(4))
                  .mapToObj(unused -> IntStream.range(0, random.nextInt(5))
                      .mapToObj(each -> pieces[random.nextInt(pieces.length)])
                      .reduce("", String::concat)))
          .toList();
      assertThat(parse(CommandLine.text(arguments))).isEqualTo(arguments);
    }
  }
}

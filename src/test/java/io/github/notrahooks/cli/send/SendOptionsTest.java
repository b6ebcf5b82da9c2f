package io.github.notrahooks.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the options of {@code send} mean, and which values mean nothing. */
final class SendOptionsTest {
  private CommandLineFixture fixture;

  @BeforeEach
  void configure(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    fixture.run("integrations", "list").exits(0);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      --times 0               | --times must be 1 or more, and is 0
      --concurrency 0         | --concurrency must be from 1 to 1000, and is 0
      --retries -1            | --retries must be 0 or more, and is -1
      --timeout 0s            | --timeout must be more than 0
      --rate fast             | fast
      --to ftp://example.com  | ftp://example.com
      -H nonsense             | nonsense
      --set nonsense          | nonsense
      --set ref[=1            | ref[
      --fault stale-timestamp | does not fit github
      --provider nope         | there is no provider 'nope'
      --provider linear       | the sample push is of github, and --provider says linear
      --integration int_linear | int_linear is an integration of linear
      --timeout 400d          | --timeout must be at most 365d
      """)
  void aValueThatMakesNoSenseIsAnErrorThatSaysWhy(String options, String says) {
    String[] two = options.split(" ");

    fixture.run("send", "push", two[0], two[1]).exits(2).says(says);
    fixture.run("send", "push", two[0], two[1], "--dry-run").exits(2).says(says);
    fixture.run("logs", "list").assertOut().isEmpty();
  }

  @Test
  void whatIsEmptyIsAnErrorThatSaysWhatIsMissing() {
    fixture.run("send", "").exits(2).says("SAMPLE|FILE|- is empty");
    fixture.run("sign", "--delivery-id", "").exits(2).says("--delivery-id is empty");
    fixture.run("send", "push", "--delivery-id", "").exits(2).says("--delivery-id is empty");
    fixture.run("send", "push", "--event", "").exits(2).says("--event is empty");
    fixture.run("ping", "--rate", "", "--dry-run").exits(2).says("--rate is empty");
    fixture.run("logs", "list").assertOut().isEmpty();
  }

  @Test
  void aSecretOfAnotherProviderIsTakenWhereAnAddressIsGiven() {
    fixture
        .run(
            "send",
            "push",
            "--integration",
            "int_linear",
            "--to",
            "http://127.0.0.1:1/",
            "--dry-run")
        .exits(0);
  }

  @Test
  void changesAreMadeInTheOrderInWhichTheyAreGiven() {
    fixture.file("small.json", "{\"a\":1,\"b\":2}");
    String[] file = {"send", "small.json", "--provider", "github", "--event", "push", "--dry-run"};

    assertThat(body(file, "--remove", "a", "--set", "a=3", "--add")).isEqualTo("{\"b\":2,\"a\":3}");
    assertThat(body(file, "--set", "a=3", "--remove", "a")).isEqualTo("{\"b\":2}");
    assertThat(body(file, "--set", "a=3", "--remove", "b", "--set", "a=4")).isEqualTo("{\"a\":4}");
  }

  @Test
  void anOptionBehindTheLastWordIsNotSuggestedToBeItself() {
    fixture
        .run("send", "push", "--", "--home", "x")
        .exits(2)
        .says("'--home' stands behind --, where nothing is taken for an option")
        .assertErr()
        .doesNotContain("Did you mean");
  }

  private String body(String[] command, String... changes) {
    return fixture
        .run(Stream.concat(Stream.of(command), Stream.of(changes)).toArray(String[]::new))
        .exits(0)
        .only()
        .path("body")
        .asString();
  }
}

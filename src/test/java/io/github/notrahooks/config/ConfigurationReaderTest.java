package io.github.notrahooks.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in {@code config.json}, and what must not. */
final class ConfigurationReaderTest {
  private static final String SECRET = "b4dc0ffeeb4dc0ffeeb4dc0ffeeb4dc0";
  private static final String RIGHT = """
      {"version":1,
       "organizations":[{"id":"org","name":"Org","retentionDays":7,
         "integrations":[
           {"id":"int","provider":"github","enabled":true,
            "repositories":[{"id":"repo","name":"a/b","secret":"SECRET"}]},
           {"id":"int2","provider":"linear","enabled":false,
            "repositories":[{"id":"env","name":"E","secret":{"env":"NAME"}},
                            {"id":"file","name":"F","secret":{"file":"some/path"}},
                            {"id":"none","name":"N"}]}]}],
       "options":{"port":9000,"serve.sync":"none","quiet":true}}""".replace("SECRET", SECRET);

  @Test
  void everythingThatIsThereIsRead() {
    Configuration configuration = read(RIGHT);
    assertThat(configuration.options())
        .isEqualTo(Map.of("port", "9000", "serve.sync", "none", "quiet", "true"));
    assertThat(configuration.retentionDays()).isEqualTo(7);
    assertThat(configuration.endpoints())
        .extracting(Endpoint::path)
        .containsExactly(
            "/api/webhooks/github/org/int/repo",
            "/api/webhooks/linear/org/int2/env",
            "/api/webhooks/linear/org/int2/file",
            "/api/webhooks/linear/org/int2/none");
    assertThat(configuration.endpoints())
        .extracting(endpoint -> endpoint.repository().secret())
        .satisfies(secrets -> {
          assertThat(
                  ((SecretSource.Inline) secrets.get(0).orElseThrow()).secret().reveal())
              .isEqualTo(SECRET);
          assertThat(secrets.get(1)).contains(new SecretSource.FromVariable("NAME"));
          assertThat(secrets.get(2)).contains(new SecretSource.FromFile("some/path"));
          assertThat(secrets.get(3)).isEmpty();
        });
    assertThat(configuration.integration("int2").orElseThrow().value().enabled())
        .isFalse();
  }

  @Test
  void whatIsWrittenIsReadBackTheSame() {
    Configuration configuration = read(RIGHT);
    byte[] written = ConfigurationWriter.write(configuration);
    assertThat(ConfigurationReader.read(written, "f", Set.of("github", "linear")))
        .isEqualTo(configuration);
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    Configuration configuration = read("""
        {"version":1,"organizations":[{"id":"o","integrations":[
          {"id":"i","provider":"github","repositories":[{"id":"r","secret":null}]}]}]}""");
    assertThat(configuration.organizations().get(0).name()).isEqualTo("o");
    assertThat(configuration.organizations().get(0).retentionDays()).isEqualTo(30);
    assertThat(configuration.integration("i").orElseThrow().value().enabled()).isTrue();
    assertThat(configuration.repository("r").orElseThrow().repository().secret())
        .isEqualTo(Optional.empty());
    assertThat(configuration.options()).isEmpty();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("\"version\":1", "\"version\":2", "version", "must be 1, and is 2"),
        mistake("\"version\":1", "\"version\":\"1\"", "version", "must be 1, and is \"1\""),
        mistake("\"version\":1,", "", "version", "must be 1, and is missing"),
        mistake(
            "\"organizations\"",
            "\"organisations\"",
            "organisations",
            "Did you mean 'organizations'?"),
        mistake(
            "\"retentionDays\":7", "\"retentionDays\":0", "organizations[0].retentionDays", "is 0"),
        mistake(
            "\"retentionDays\":7",
            "\"retentionDays\":1.5",
            "organizations[0].retentionDays",
            "is 1.5"),
        mistake(
            "\"retentionDays\":7",
            "\"retentionDays\":\"7\"",
            "organizations[0].retentionDays",
            "is \"7\""),
        mistake(
            "\"retentionDays\":7",
            "\"retentionDays\":null",
            "organizations[0].retentionDays",
            "is null"),
        mistake(
            "\"retentionDays\"",
            "\"retentionDay\"",
            "organizations[0].retentionDay",
            "its value is 7",
            "'retentionDays'"),
        mistake("\"name\":\"Org\"", "\"name\":\" \"", "organizations[0].name", "\" \""),
        mistake("\"name\":\"Org\"", "\"name\":5", "organizations[0].name", "is 5"),
        mistake("\"id\":\"org\",", "", "organizations[0].id", "missing"),
        mistake("\"id\":\"org\"", "\"id\":\"a b\"", "organizations[0].id", "'a b'"),
        mistake(
            "\"id\":\"org\"",
            "\"id\":\"" + "o".repeat(129) + "\"",
            "organizations[0].id",
            "1 to 128"),
        mistake(
            "\"enabled\":true",
            "\"enabled\":\"yes\"",
            "organizations[0].integrations[0].enabled",
            "is \"yes\""),
        mistake(
            "\"enabled\":true", "\"enable\":true", "integrations[0].enable", "'enabled'", "true"),
        mistake(
            "\"provider\":\"github\"",
            "\"provider\":\"gitlab\"",
            "integrations[0].provider",
            "'gitlab'",
            "'github'"),
        mistake("\"provider\":\"github\",", "", "integrations[0].provider", "missing"),
        mistake(
            "\"repositories\":[{\"id\":\"repo\"",
            "\"repositories\":[{\"ids\":\"repo\"",
            "repositories[0].ids",
            "\"repo\"",
            "'id'"),
        mistake(
            "\"id\":\"int2\"",
            "\"id\":\"int\"",
            "integrations[1].id",
            "another integration",
            "'int'"),
        mistake(
            "\"id\":\"env\"",
            "\"id\":\"repo\"",
            "integrations[1].repositories[0].id",
            "another repository",
            "'repo'"),
        mistake("{\"env\":\"NAME\"}", "{\"env\":\"\"}", "secret.env", "\"\""),
        mistake("{\"env\":\"NAME\"}", "{\"evn\":\"NAME\"}", "secret.evn", "'env'"),
        mistake(
            "{\"env\":\"NAME\"}",
            "{\"env\":\"A\",\"file\":\"B\"}",
            "repositories[0].secret",
            "must be"),
        mistake("{\"env\":\"NAME\"}", "17", "repositories[0].secret", "must be"),
        mistake("{\"env\":\"NAME\"}", "\"\"", "repositories[0].secret", "empty"),
        mistake("{\"port\":9000", "{\"port\":[9000]", "options.port", "must be"),
        mistake(
            "\"options\":{\"port\":9000,\"serve.sync\":\"none\",\"quiet\":true}",
            "\"options\":[]",
            "options",
            "an object"),
        arguments("[]", List.of("must be an object")),
        arguments("", List.of("not JSON")),
        arguments("{\"version\":1,}", List.of("not JSON", "line 1")),
        arguments("{\"version\":1,\"organizations\":{}}", List.of("organizations", "a list")),
        arguments("{\"version\":1,\"organizations\":[5]}", List.of("organizations[0]", "is 5")),
        arguments("{\"version\":1}", List.of("organizations", "missing")),
        arguments(
            "{\"version\":1,\"version\":1,\"organizations\":[]}", List.of("Duplicate", "version")));
  }

  private static Arguments mistake(String right, String wrong, String... told) {
    if (!RIGHT.contains(right)) {
      throw new IllegalArgumentException(right);
    }
    return arguments(RIGHT.replace(right, wrong), List.of(told));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsNamedWithItsKeyAndItsValueAndWhatWasMeant(String text, List<String> told) {
    Failure failure = catchThrowableOfType(Failure.class, () -> read(text));
    assertThat(failure).as(text).isNotNull();
    assertThat(failure.getMessage()).startsWith("the/config.json: ").contains(told);
    assertThat(failure.getMessage()).doesNotContain(SECRET);
    assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"secrt\":\"SECRET\"",
        "\"Secret\":\"SECRET\"",
        "\"webhookSecret\":\"SECRET\"",
        "\"token\":\"SECRET\"",
        "\"x\":\"SECRET\"",
        "\"x\":{\"secret\":\"SECRET\"}",
        "\"x\":[\"SECRET\"]",
        "\"secret\":[\"SECRET\"]",
        "\"secret\":{\"SECRET\":1}",
        "\"secret\":{\"value\":\"SECRET\"}",
        "\"secret\":SECRET",
        "\"secret\":'SECRET'",
        "\"secret\":\"SECRET",
        "\"secret\":\"SECRET\\",
        "\"secret\":\"SECRET\" SECRET"
      })
  void aSecretIsNeverPartOfAMessage(String member) {
    String right = "\"secret\":\"" + SECRET + "\"";
    for (String secret :
        List.of(SECRET, "lin_wh_abc", "correct-horse-battery-staple-correct-horse")) {
      String text = RIGHT.replace(right, member.replace("SECRET", secret));
      Failure failure = catchThrowableOfType(Failure.class, () -> read(text));
      assertThat(failure).isNotNull();
      assertThat(failure.getMessage()).doesNotContain(secret);
    }
  }

  private static Configuration read(String text) {
    return ConfigurationReader.read(
        text.getBytes(StandardCharsets.UTF_8), "the/config.json", Set.of("github", "linear"));
  }
}

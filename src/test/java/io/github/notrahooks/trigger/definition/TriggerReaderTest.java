package io.github.notrahooks.trigger.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.ConfigurationFile;
import io.github.notrahooks.config.SecretSource;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.provider.known.Providers;
import io.github.notrahooks.replay.ReplaySettings.Sign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Triggers in {@code config.json}: what they mean, and what they must not say. */
final class TriggerReaderTest {
  private static final String FORWARD = "\"forward\":{\"url\":\"http://localhost:3000/x\"}";
  private static final String RUN = "\"run\":{\"command\":[\"./deploy.sh\"]}";

  @TempDir
  private Path folder;

  private Home home() {
    return new Home(folder);
  }

  private List<Trigger> read(String triggers) {
    return TriggerReader.read(configuration(triggers), home());
  }

  private Configuration configuration(String triggers) {
    try {
      Files.writeString(home().config(), """
          {"version":1,"organizations":[{"id":"o","integrations":[
            {"id":"int_github","provider":"github","repositories":[
              {"id":"repo_local","secret":{"env":"WEBHOOK_SECRET"}},
              {"id":"repo_file","secret":{"file":"secret.txt"}}]}]}],
           "triggers":[TRIGGERS]}""".replace("TRIGGERS", triggers));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ConfigurationFile(home(), Providers.newSecrets(new Random(7)::nextInt))
        .read()
        .orElseThrow();
  }

  /** A trigger with so many keys more. */
  private static String trigger(String id, String... more) {
    return "{\"id\":\"" + id + "\",\"on\":[\"github:*\"]"
        + (more.length == 0 ? "" : "," + String.join(",", more)) + "}";
  }

  private Trigger only(String... more) {
    return read(trigger("app", more)).get(0);
  }

  private String problem(String triggers) {
    Failure failure = catchThrowableOfType(Failure.class, () -> read(triggers));
    assertThat(failure).as(triggers).isNotNull();
    assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(failure).hasMessageStartingWith(home().config() + ": triggers[");
    return String.valueOf(failure.getMessage());
  }

  @Test
  void aForwardHasItsDefaults() {
    Trigger trigger = only(FORWARD);
    assertThat(trigger.id()).isEqualTo("app");
    assertThat(trigger.enabled()).isTrue();
    assertThat(trigger.conditions().on()).containsExactly(EventPattern.parse("github:*"));
    assertThat(trigger.conditions().integrations()).isEmpty();
    assertThat(trigger.conditions().repositories()).isEmpty();
    assertThat(trigger.conditions().outcomes())
        .containsExactlyInAnyOrder(
            Outcome.PROCESSED, Outcome.FILTERED, Outcome.IGNORED, Outcome.PONG);
    assertThat(trigger.conditions().where()).isEmpty();
    assertThat(trigger.conditions().skipped()).isEqualTo(Skipped.NOTHING);
    assertThat(trigger.retries()).isEqualTo(RetryTable.LOCAL.schedule(8));
    assertThat(trigger.later()).isEqualTo(RetryTable.LOCAL.schedule(8));
    assertThat(trigger.concurrency()).isEqualTo(1);
    assertThat(trigger.pauseAfter()).isZero();
    assertThat(trigger.strict()).isFalse();
    Forward forward = (Forward) trigger.action();
    assertThat(forward.target().url()).isEqualTo("http://localhost:3000/x");
    assertThat(forward.sign()).isEqualTo(Sign.AUTO);
    assertThat(forward.timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(forward.secret()).isNull();
    assertThat(trigger.answers()).isFalse();
  }

  @Test
  void aCommandHasItsDefaults() {
    Trigger trigger = only(RUN);
    assertThat(trigger.conditions().outcomes()).containsExactly(Outcome.PROCESSED);
    assertThat(trigger.retries()).isEqualTo(RetryTable.NONE.schedule(0));
    assertThat(trigger.later()).isEqualTo(RetryTable.LOCAL.schedule(8));
    assertThat(trigger.pauseAfter()).isEqualTo(3);
    assertThat(trigger.action())
        .isEqualTo(new Command(
            List.of("./deploy.sh"),
            home().path().toAbsolutePath(),
            Duration.ofSeconds(60),
            Set.of()));
  }

  @Test
  void everyKeyThatIsThereCounts() {
    Trigger trigger = only(
        "\"enabled\":false",
        "\"integrations\":[\"int_github\"]",
        "\"repositories\":[\"repo_file\",\"repo_local\"]",
        "\"outcomes\":[\"processed\",\"duplicate\"]",
        "\"where\":[\"ref=refs/heads/main\",\"action~^c\"]",
        "\"includePreReleases\":false",
        "\"ignoreCommitPatterns\":[\"^chore\"]",
        "\"retryPolicy\":\"standard\"",
        "\"retries\":4",
        "\"pauseAfter\":5",
        "\"order\":\"strict\"",
        "\"forward\":{\"url\":\"https://a.example/x\",\"sign\":\"fresh\",\"timeout\":\"500ms\","
            + "\"secret\":{\"file\":\"own\"}}");
    assertThat(trigger.enabled()).isFalse();
    assertThat(trigger.conditions().integrations()).containsExactly("int_github");
    assertThat(trigger.conditions().repositories())
        .containsExactlyInAnyOrder("repo_local", "repo_file");
    assertThat(trigger.conditions().outcomes())
        .containsExactlyInAnyOrder(Outcome.PROCESSED, Outcome.DUPLICATE);
    assertThat(trigger.conditions().where())
        .extracting(Condition::text)
        .containsExactly("ref=refs/heads/main", "action~^c");
    assertThat(trigger.conditions().skipped().includePreReleases()).isFalse();
    assertThat(trigger.conditions().skipped().ignoreCommitPatterns())
        .extracting(com.google.re2j.Pattern::pattern)
        .containsExactly("^chore");
    assertThat(trigger.retries()).isEqualTo(RetryTable.STANDARD.schedule(4));
    assertThat(trigger.pauseAfter()).isEqualTo(5);
    assertThat(trigger.strict()).isTrue();
    Forward forward = (Forward) trigger.action();
    assertThat(forward.sign()).isEqualTo(Sign.FRESH);
    assertThat(forward.timeout()).isEqualTo(Duration.ofMillis(500));
    assertThat(forward.secret()).isEqualTo(new SecretSource.FromFile("own"));
  }

  @Test
  void aCommandIsReadAsItStandsThere() {
    Command command = (Command) only(
            "\"concurrency\":3",
            "\"run\":{\"command\":[\"sh\",\"-c\",\"\",\"a b\"],\"directory\":\"app\","
                + "\"timeout\":\"2m\",\"environment\":[\"DEPLOY_KEY_FILE\",\"CI\"]}")
        .action();
    assertThat(command.arguments()).containsExactly("sh", "-c", "", "a b");
    assertThat(command.directory()).isEqualTo(folder.toAbsolutePath().resolve("app"));
    assertThat(command.timeout()).isEqualTo(Duration.ofMinutes(2));
    assertThat(command.environment()).containsExactlyInAnyOrder("DEPLOY_KEY_FILE", "CI");
    assertThat(((Command)
                only("\"run\":{\"command\":[\"x\"],\"directory\":\"/srv/app\"}").action())
            .directory())
        .isEqualTo(Path.of("/srv/app"));
  }

  @Test
  void theSameTextIsTheSameTrigger() {
    String text = trigger(
        "app",
        "\"where\":[\"a.b[0]~^x\"]",
        "\"ignoreCommitPatterns\":[\"^chore\"]",
        "\"forward\":{\"url\":\"http://a\",\"secret\":\"c29tZSBzZWNyZXQ\"}");
    assertThat(read(text)).isEqualTo(read(text));
  }

  @Test
  void anApplicationThatAnswersGetsDuplicatesTooAndOneAttempt() {
    Trigger trigger = only(FORWARD, "\"answer\":\"theirs\"");
    assertThat(trigger.answers()).isTrue();
    assertThat(trigger.conditions().outcomes()).contains(Outcome.DUPLICATE);
    assertThat(trigger.retries()).isEqualTo(RetryTable.NONE.schedule(0));
    assertThat(only(FORWARD, "\"answer\":\"ours\"").answers()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"enabeld\":true | enabeld: there is no such key (its value is true) | 'enabled'",
        "\"enabled\":1 | enabled: it must be true or false, and is 1 | ''",
        "\"on\":\"github:push\" | on: it must be a list | ''",
        "\"on\":[] | on: it must have one pattern of events at least | ''",
        "\"on\":[7] | on[0]: it must be a text that is not empty, and is 7 | ''",
        "\"on\":[\"push\"] | on[0]: 'push' is no pattern of events | PROVIDER:EVENT",
        "\"on\":[\"*\"] | on[0]: '*' is no pattern of events | PROVIDER:EVENT",
        "\"on\":[\"github:\"] | on[0]: 'github:' is no pattern of events | PROVIDER:EVENT",
        "\"on\":[\"github:push.\"] | on[0]: 'github:push.' is no pattern | PROVIDER:EVENT",
        "\"on\":[\"github:push\",\"gihtub:push\"] | on[1]: | github",
        "\"integrations\":[\"int_githbu\"] | integrations[0]: there is no integration 'int_githbu' | 'int_github'",
        "\"repositories\":[\"repo_loca\"] | repositories[0]: there is no repository 'repo_loca' | 'repo_local'",
        "\"repositories\":\"repo_local\" | repositories: it must be a list | ''",
        "\"outcomes\":[\"rejected\"] | outcomes[0]: what was rejected is not verified | ''",
        "\"outcomes\":[\"processed\",\"failed\"] | outcomes[1]: what was failed is not verified | ''",
        "\"outcomes\":[\"proccessed\"] | outcomes[0]: there is no outcome 'proccessed' | 'processed'",
        "\"outcomes\":[\"sent\"] | outcomes[0]: there is no outcome 'sent' that starts anything | ''",
        "\"where\":[\"ref\"] | where[0]: 'ref' is no condition | PATH=VALUE",
        "\"where\":[\"ref~(\"] | where[0]: 'ref~(' has no pattern that RE2 knows | ''",
        "\"where\":[\"a[x]=1\"] | where[0]: | a[x]",
        "\"includePreReleases\":\"no\" | includePreReleases: it must be true or false, and is \"no\" | ''",
        "\"ignoreCommitPatterns\":[\"[\"] | ignoreCommitPatterns[0]: '[' is no pattern that RE2 knows | ''",
        "\"ignoreCommitPatterns\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\"]"
            + " | ignoreCommitPatterns: there are 11 patterns, and may be 10 | ''",
        "\"retryPolicy\":\"liner\" | retryPolicy: there is no policy 'liner' | 'linear'",
        "\"retryPolicy\":\"linear\",\"retries\":4 | retries: the policy linear has 3, and not 4 | ''",
        "\"retryPolicy\":\"none\",\"retries\":1 | retries: the policy none has 0, and not 1 | ''",
        "\"retries\":-1 | retries: it must be a whole number of attempts from 0 on, and is -1 | ''",
        "\"retries\":1000001 | retries: | 1000001",
        "\"retries\":2.5 | retries: it must be a whole number of attempts | 2.5",
        "\"concurrency\":0 | concurrency: it must be a whole number from 1 on, and is 0 | ''",
        "\"concurrency\":100000 | concurrency: | 100000",
        "\"pauseAfter\":\"3\" | pauseAfter: it must be a whole number of failures from 0 on, and is \"3\" | ''",
        "\"order\":\"strct\" | order: it can be strict alone, and is 'strct' | ''",
        "\"order\":\"strict\",\"concurrency\":2 | concurrency: it must be 1 where order is strict | 2",
        "\"answer\":\"thiers\" | answer: it can be ours or theirs, and is 'thiers' | ''",
        "\"answer\":\"theirs\",\"retries\":2 | retries: | theirs",
        "\"id\":\"App\" | id: 'App' must have 1 to 64 small letters | ''",
        "\"id\":\"forward\" | id: 'forward' is the trigger of serve --forward | ''",
        "\"id\":\"exec\" | id: 'exec' is the trigger of serve --exec | ''",
        "\"id\":7 | id: it must be a text that is not empty, and is 7 | ''"
      })
  void whatIsWrongNamesTheKeyTheValueAndWhatWasMeant(String keys, String problem, String hint) {
    String object = "{\"id\":\"app\",\"on\":[\"github:*\"]," + FORWARD + "}";
    for (String key : List.of("id", "on")) {
      if (keys.startsWith("\"" + key + "\"")) {
        object = object.replaceFirst("\"" + key + "\":[^,]+,", "");
      }
    }
    assertThat(problem(object.substring(0, object.length() - 1) + "," + keys + "}"))
        .contains("triggers[0]." + problem)
        .contains(hint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"url\":\"localhost:3000\" | forward.url: | localhost:3000",
        "\"url\":\"\" | forward.url: it must be a text that is not empty | ''",
        "\"sign\":\"auto\" | forward.url: it is missing | ''",
        "\"url\":\"http://a\",\"sing\":\"auto\" | forward.sing: there is no such key | 'sign'",
        "\"url\":\"http://a\",\"sign\":\"fersh\" | forward.sign: there is no way to sign 'fersh' | 'fresh'",
        "\"url\":\"http://a\",\"timeout\":\"soon\" | forward.timeout: 'soon' | ''",
        "\"url\":\"http://a\",\"timeout\":10 | forward.timeout: it must be a text | 10",
        "\"url\":\"http://a\",\"timeout\":\"0s\" | forward.timeout: it must be longer than nothing | ''",
        "\"url\":\"http://a\",\"secret\":7 | forward.secret: it must be a text, {\"env\" | ''",
        "\"url\":\"http://a\",\"secret\":\"\" | forward.secret: it is empty | ''"
      })
  void whatIsWrongInAForwardIsSaid(String keys, String problem, String hint) {
    assertThat(problem(trigger("app", "\"forward\":{" + keys + "}")))
        .contains("triggers[0]." + problem)
        .contains(hint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"command\":\"./deploy.sh --tag\" | run.command: it must be a list | ''",
        "\"command\":[] | run.command: it must have a program at least | ''",
        "\"command\":[\" \",\"x\"] | run.command: it must have a program at least | ''",
        "\"command\":[\"x\",7] | run.command[1]: it must be a text without NUL, and is 7 | ''",
        "\"command\":[\"x\",\"a\\u0000b\"] | run.command[1]: it must be a text without NUL | ''",
        "\"directory\":\"/srv\" | run.command: it is missing | ''",
        "\"command\":[\"x\"],\"directroy\":\"/srv\" | run.directroy: there is no such key | 'directory'",
        "\"command\":[\"x\"],\"directory\":\"a\\u0000b\" | run.directory: it cannot be the name of a file | ''",
        "\"command\":[\"x\"],\"timeout\":\"1\" | run.timeout: '1' | ''",
        "\"command\":[\"x\"],\"environment\":[\"WEBHOOK_SECRET\"] | run.environment[0]: a secret is taken from the variable WEBHOOK_SECRET | ''",
        "\"command\":[\"x\"],\"environment\":[\"OTHER_SECRET\"] | run.environment[0]: a secret is taken from the variable OTHER_SECRET | ''",
        "\"command\":[\"x\"],\"environment\":[\"NOTRA_HOOKS_SECRET\"] | run.environment[0]: a secret is taken | ''",
        "\"command\":[\"x\"],\"environment\":[\"NOTRA_HOOKS_EVENT\"] | run.environment[0]: | NOTRA_HOOKS_",
        "\"command\":[\"x\"],\"environment\":[\"A=b\"] | run.environment[0]: it must be the name of a variable | ''"
      })
  void whatIsWrongInACommandIsSaid(String keys, String problem, String hint) {
    String other = trigger(
        "other", "\"forward\":{\"url\":\"http://a\",\"secret\":{\"env\":\"OTHER_SECRET\"}}");
    assertThat(problem(trigger("app", "\"run\":{" + keys + "}") + "," + other))
        .contains("triggers[0]." + problem)
        .contains(hint);
  }

  @Test
  void aTriggerDoesOneThing() {
    assertThat(problem(trigger("app")))
        .contains("triggers[0].forward: there must be exactly one of forward and run for 'app'");
    assertThat(problem(trigger("app", FORWARD, RUN))).contains("exactly one of forward and run");
    assertThat(problem(trigger("app", RUN, "\"answer\":\"theirs\"")))
        .contains("triggers[0].answer: a command cannot answer the provider");
    assertThat(problem("\"app\"")).contains("triggers[0]: it must be an object, and is \"app\"");
    assertThat(problem("{\"id\":\"app\"," + FORWARD + "}"))
        .contains("triggers[0].on: it must have one pattern of events at least");
    assertThat(problem(trigger("app", "\"forward\":\"http://a\"")))
        .contains("triggers[0].forward: it must be an object, and is \"http://a\"");
  }

  @Test
  void triggersHaveIdsOfTheirOwnAndOneAloneAnswers() {
    assertThat(problem(trigger("app", FORWARD) + "," + trigger("app", RUN)))
        .contains("triggers[1].id: another trigger has the ID 'app' already");
    String theirs = "\"answer\":\"theirs\"";
    assertThat(problem(trigger("a", FORWARD, theirs) + "," + trigger("b", FORWARD, theirs)))
        .contains("triggers[1].answer: one trigger alone can answer the provider");
    assertThat(read(trigger("a_1", FORWARD, theirs) + "," + trigger("b", FORWARD)))
        .extracting(Trigger::id)
        .containsExactly("a_1", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9001ms", "10s"})
  void whoAnswersHasLessTimeThanProvidersWait(String timeout) {
    String forward = "\"forward\":{\"url\":\"http://a\",\"timeout\":\"" + timeout + "\"}";
    assertThat(problem(trigger("app", forward, "\"answer\":\"theirs\"")))
        .contains("triggers[0].forward.timeout: it is 9s at most where answer is theirs");
    assertThat(only(forward).answers()).isFalse();
    assertThat(only(forward.replace(timeout, "9s"), "\"answer\":\"theirs\"").answers())
        .isTrue();
  }

  @Test
  void aSecretInThePlaceOfAKeyIsNotShown() {
    assertThat(problem(trigger("app", "\"forward\":{\"url\":\"http://a\",\"secert\":\"hunter2\"}")))
        .contains("forward.secert")
        .doesNotContain("hunter2");
  }
}

package io.github.notrahooks.cli.triggers;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.trigger.definition.TriggerKeys;
import io.github.notrahooks.trigger.definition.TriggersChange;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code triggers add}: one more trigger. */
@Command(
    name = "add",
    header = "Add a trigger: send deliveries on to an address, or start a command for each.",
    description =
        "What stands behind -- is a command with its arguments. It goes through no shell, and has the"
            + " payload as its standard input. A running server follows at once.",
    exitCodeList = {ExitCodeTexts.SUCCESS, ExitCodeTexts.FAILED, ExitCodeTexts.USAGE},
    footer = {
      "  notra-hooks triggers add app --on 'github:*' --forward http://localhost:3000/hooks",
      "  notra-hooks triggers add deploy --on github:push --where ref=refs/heads/main -- ./deploy.sh"
    })
final class TriggersAddCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(index = "0", paramLabel = "NAME", description = "Its ID: a-z, 0-9 and underscores.")
  private String id;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "The command and its arguments, behind --.")
  private @Nullable List<String> command;

  @Option(
      names = "--on",
      paramLabel = "PROVIDER:EVENT",
      split = ",",
      description = "Which events start it, such as github:push, github:pull_request.merged or"
          + " 'linear:*'; several are separated by commas.")
  private @Nullable List<String> on;

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description = "Only payloads in which this holds: PATH=VALUE, PATH!=VALUE or PATH~PATTERN.")
  private @Nullable List<String> where;

  @Option(
      names = "--integration",
      paramLabel = "ID",
      description = "Only deliveries of this integration.")
  private @Nullable List<String> integrations;

  @Option(
      names = "--repository",
      paramLabel = "ID",
      description = "Only deliveries of this repository or team.")
  private @Nullable List<String> repositories;

  @Option(
      names = "--outcome",
      paramLabel = "OUTCOME",
      split = ",",
      description =
          "What must have become of the delivery: processed, filtered, ignored, pong, duplicate"
              + " (default: processed for a command, the first four for an address).")
  private @Nullable List<String> outcomes;

  @Option(
      names = "--no-pre-releases",
      fallbackValue = "true",
      description = "Pass over releases that are marked as not final.")
  private boolean noPreReleases;

  @Option(
      names = "--ignore-commits",
      paramLabel = "TEXT",
      description = "Pass over a push if each of its commits' messages has this pattern in it.")
  private @Nullable List<String> ignoreCommits;

  @Option(names = "--forward", paramLabel = "URL", description = "Send deliveries on to there.")
  private @Nullable String forward;

  @Option(
      names = "--sign",
      paramLabel = "auto|keep|fresh|none",
      description = "What becomes of the signature (default: auto, as replay has it).")
  private @Nullable String sign;

  @Option(
      names = "--secret-env",
      paramLabel = "VARIABLE",
      description = "The variable with the secret that the target verifies with.")
  private @Nullable String secretEnv;

  @Option(
      names = "--secret-path",
      paramLabel = "FILE",
      description = "The file with the secret that the target verifies with.")
  private @Nullable String secretPath;

  @Option(
      names = "--answer",
      paramLabel = "ours|theirs",
      description = "Whether the provider is told what the application at --forward says.")
  private @Nullable String answer;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "How long an attempt may take (default: 10s, 60s for a command).")
  private @Nullable String timeout;

  @Option(
      names = "--retry-policy",
      paramLabel = "local|notra|linear|standard|none",
      description =
          "When a failed attempt is followed by another (default: local; none for a" + " command).")
  private @Nullable String retryPolicy;

  @Option(
      names = "--retries",
      paramLabel = "N",
      description = "How many attempts follow the first.")
  private @Nullable Integer retries;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "How many may be under way at once (default: 1).")
  private @Nullable Integer concurrency;

  @Option(
      names = "--pause-after",
      paramLabel = "N",
      description = "Disable it after so many failures in a row; 0 for never (default: 3 for a"
          + " command, 0 for an address).")
  private @Nullable Integer pauseAfter;

  @Option(
      names = "--strict",
      fallbackValue = "true",
      description = "Have each delivery wait until all before it are done with.")
  private boolean strict;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "Where the command is started (default: the home).")
  private @Nullable String directory;

  @Option(
      names = "--environment",
      paramLabel = "VARIABLE",
      split = ",",
      description = "A variable of the server's that the command gets, too.")
  private @Nullable List<String> environment;

  TriggersAddCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (secretEnv != null && secretPath != null) {
      throw Failure.usage("--secret-env and --secret-path exclude each other");
    }
    if ((forward == null) == (command == null)) {
      throw Failure.usage("give either --forward URL, or a command behind --");
    }
    ObjectNode node = Json.object().put(TriggerKeys.ID, id).put(TriggerKeys.ENABLED, true);
    texts(node, TriggerKeys.ON, on);
    texts(node, TriggerKeys.INTEGRATIONS, integrations);
    texts(node, TriggerKeys.REPOSITORIES, repositories);
    texts(node, TriggerKeys.OUTCOMES, outcomes);
    texts(node, TriggerKeys.WHERE, where);
    if (noPreReleases) {
      node.put(TriggerKeys.INCLUDE_PRE_RELEASES, false);
    }
    texts(node, TriggerKeys.IGNORE_COMMIT_PATTERNS, ignoreCommits);
    if (forward == null) {
      run(node.putObject(TriggerKeys.RUN));
    } else {
      forward(node.putObject(TriggerKeys.FORWARD));
    }
    text(node, TriggerKeys.ANSWER, answer);
    text(node, TriggerKeys.RETRY_POLICY, retryPolicy);
    number(node, TriggerKeys.RETRIES, retries);
    number(node, TriggerKeys.CONCURRENCY, concurrency);
    number(node, TriggerKeys.PAUSE_AFTER, pauseAfter);
    if (strict) {
      node.put(TriggerKeys.ORDER, "strict");
    }
    TriggerChange.make(context, id, "added", before -> TriggersChange.add(before, node));
    return 0;
  }

  private void forward(ObjectNode node) {
    if (directory != null || environment != null) {
      throw Failure.usage("--directory and --environment are for a command, and there is none");
    }
    node.put(TriggerKeys.URL, forward);
    text(node, TriggerKeys.SIGN, sign);
    text(node, TriggerKeys.TIMEOUT, timeout);
    if (secretEnv != null) {
      node.putObject(TriggerKeys.SECRET).put("env", secretEnv);
    } else if (secretPath != null) {
      node.putObject(TriggerKeys.SECRET).put("file", context.path(secretPath).toString());
    }
  }

  private void run(ObjectNode node) {
    if (sign != null || secretEnv != null || secretPath != null) {
      throw Failure.usage("--sign and secrets are for --forward, and there is none");
    }
    texts(node, TriggerKeys.COMMAND, command);
    if (directory != null) {
      node.put(TriggerKeys.DIRECTORY, context.path(directory).toString());
    }
    text(node, TriggerKeys.TIMEOUT, timeout);
    texts(node, TriggerKeys.ENVIRONMENT, environment);
  }

  private static void text(ObjectNode node, String key, @Nullable String value) {
    if (value != null) {
      node.put(key, value);
    }
  }

  private static void number(ObjectNode node, String key, @Nullable Integer value) {
    if (value != null) {
      node.put(key, value.intValue());
    }
  }

  private static void texts(ObjectNode node, String key, @Nullable List<String> values) {
    if (values != null) {
      values.forEach(node.putArray(key)::add);
    }
  }
}

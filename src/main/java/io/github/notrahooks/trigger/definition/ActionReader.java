package io.github.notrahooks.trigger.definition;

import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.config.ConfiguredObject;
import io.github.notrahooks.config.SecretSource;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.provider.known.Providers;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.replay.ReplaySettings.Sign;
import io.github.notrahooks.sender.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads what a trigger does: where it sends deliveries on to, or which command it starts. */
final class ActionReader {
  private static final String OWN_VARIABLES = "NOTRA_HOOKS_";
  private static final String OWN_SECRETS = "NOTRA_HOOKS_SECRET";

  private final Path home;
  private final Set<String> secretVariables;

  ActionReader(Configuration configuration, Home home) {
    this.home = home.path().toAbsolutePath();
    this.secretVariables = secretVariables(configuration);
  }

  private static Set<String> secretVariables(Configuration configuration) {
    Stream<SecretSource> sources = configuration.endpoints().stream()
        .map(Endpoint::repository)
        .flatMap(repository -> repository.secret().stream());
    Set<String> names = sources
        .filter(SecretSource.FromVariable.class::isInstance)
        .map(source -> ((SecretSource.FromVariable) source).name())
        .collect(Collectors.toCollection(HashSet::new));
    for (JsonNode trigger : configuration.triggers()) {
      JsonNode variable =
          trigger.path(TriggerKeys.FORWARD).path(TriggerKeys.SECRET).path("env");
      names.add(variable.asString(""));
    }
    return names;
  }

  /**
   * What a trigger does.
   *
   * @param node the trigger, which has one of forward and run
   */
  Action read(ConfiguredObject node) {
    return node.has(TriggerKeys.FORWARD) ? forward(node) : command(node);
  }

  private static Forward forward(ConfiguredObject node) {
    ConfiguredObject forward = node.object(
            TriggerKeys.FORWARD,
            Set.of(TriggerKeys.URL, TriggerKeys.SIGN, TriggerKeys.TIMEOUT, TriggerKeys.SECRET))
        .orElseThrow();
    forward.text(TriggerKeys.URL);
    boolean answers = node.optional(TriggerKeys.ANSWER, ActionReader::isTheirs).orElse(false);
    Duration timeout = timeout(forward, Forward.USUAL_TIMEOUT);
    Duration longest =
        Providers.ALL.stream().map(Forward::within).max(Duration::compareTo).orElseThrow();
    if (answers && forward.has(TriggerKeys.TIMEOUT) && timeout.compareTo(longest) > 0) {
      throw forward.wrong(
          TriggerKeys.TIMEOUT,
          "it is " + longest.toSeconds() + "s at most where answer is theirs: providers give up");
    }
    return new Forward(
        forward.optional(TriggerKeys.URL, Target::parse).orElseThrow(),
        forward.optional(TriggerKeys.SIGN, ActionReader::sign).orElse(Sign.AUTO),
        timeout,
        forward.secret(TriggerKeys.SECRET).orElse(null),
        answers);
  }

  private static boolean isTheirs(String text) {
    if (!text.equals("theirs") && !text.equals("ours")) {
      throw Failure.usage("it can be ours or theirs, and is '" + text + "'");
    }
    return text.equals("theirs");
  }

  private static Duration timeout(ConfiguredObject node, Duration usual) {
    Duration timeout = node.duration(TriggerKeys.TIMEOUT).orElse(usual);
    if (timeout.isZero() || timeout.isNegative()) {
      throw node.wrong(TriggerKeys.TIMEOUT, "it must be longer than nothing");
    }
    return timeout;
  }

  private static Sign sign(String name) {
    Map<String, Sign> signs = Stream.of(Sign.values())
        .collect(Collectors.toMap(each -> each.name().toLowerCase(Locale.ROOT), each -> each));
    Sign sign = signs.get(name);
    if (sign == null) {
      List<String> names = signs.keySet().stream().sorted().toList();
      throw Failure.usage("there is no way to sign '" + name + "', only " + String.join(", ", names)
          + "." + Nearest.hint(name, names));
    }
    return sign;
  }

  private Command command(ConfiguredObject node) {
    if (node.has(TriggerKeys.ANSWER)) {
      throw node.wrong(TriggerKeys.ANSWER, "a command cannot answer the provider");
    }
    ConfiguredObject run = node.object(
            TriggerKeys.RUN,
            Set.of(
                TriggerKeys.COMMAND,
                TriggerKeys.DIRECTORY,
                TriggerKeys.TIMEOUT,
                TriggerKeys.ENVIRONMENT))
        .orElseThrow();
    List<String> arguments = run.arguments(TriggerKeys.COMMAND);
    if (arguments.isEmpty() || arguments.get(0).isBlank()) {
      throw run.wrong(TriggerKeys.COMMAND, "it must have a program at least");
    }
    Path directory =
        run.has(TriggerKeys.DIRECTORY) ? home.resolve(run.path(TriggerKeys.DIRECTORY)) : home;
    return new Command(
        arguments,
        directory,
        timeout(run, Command.USUAL_TIMEOUT),
        Set.copyOf(run.texts(TriggerKeys.ENVIRONMENT, this::variable)));
  }

  private String variable(String name) {
    if (name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
      throw Failure.usage("it must be the name of a variable alone");
    }
    if (secretVariables.contains(name) || isUsualSecret(name)) {
      throw Failure.usage(
          "a secret is taken from the variable " + name + ", and no command gets that");
    }
    if (name.startsWith(OWN_VARIABLES)) {
      throw Failure.usage("variables that begin with " + OWN_VARIABLES + " are set for each run");
    }
    return name;
  }

  private static boolean isUsualSecret(String name) {
    return name.startsWith(OWN_SECRETS)
        || SignatureSchemes.BUILT_IN.all().stream()
            .anyMatch(scheme -> scheme.secretVariable().filter(name::equals).isPresent());
  }
}

package io.github.notrahooks.trigger.definition;

import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.config.ConfigurationChange;
import io.github.notrahooks.config.ConfiguredObject;
import io.github.notrahooks.config.SecretSource;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.provider.Provider;
import io.github.notrahooks.provider.known.Providers;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.replay.ReplaySettings.Sign;
import io.github.notrahooks.sender.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads the triggers of {@code config.json}, by the table of keys in docs/triggers.md. What is wrong is an
 * error that names the key: nothing of a trigger that is not understood is ever started.
 */
public final class TriggerReader {
  private static final Pattern ID = Pattern.compile("[a-z0-9_]{1,64}");
  private static final Set<String> KEYS = Set.of(
      TriggerKeys.ID,
      TriggerKeys.ENABLED,
      TriggerKeys.ON,
      TriggerKeys.INTEGRATIONS,
      TriggerKeys.REPOSITORIES,
      TriggerKeys.OUTCOMES,
      TriggerKeys.WHERE,
      TriggerKeys.INCLUDE_PRE_RELEASES,
      TriggerKeys.IGNORE_COMMIT_PATTERNS,
      TriggerKeys.FORWARD,
      TriggerKeys.RUN,
      TriggerKeys.RETRY_POLICY,
      TriggerKeys.RETRIES,
      TriggerKeys.CONCURRENCY,
      TriggerKeys.PAUSE_AFTER,
      TriggerKeys.ORDER,
      TriggerKeys.ANSWER);
  private static final String OWN_VARIABLES = "NOTRA_HOOKS_";
  private static final String OWN_SECRETS = "NOTRA_HOOKS_SECRET";
  private static final List<Outcome> OUTCOMES = List.of(
      Outcome.PROCESSED, Outcome.FILTERED, Outcome.IGNORED, Outcome.PONG, Outcome.DUPLICATE);

  /** Each has a thread, and may have a process. */
  private static final int MOST_AT_ONCE = 100;

  /** The longest of the local schedule take half a minute, so these take a day. */
  private static final int MOST_RETRIES = 3_000;

  private final Configuration configuration;
  private final Path home;
  private final Set<String> secretVariables;

  private TriggerReader(Configuration configuration, Home home) {
    this.configuration = configuration;
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
   * All triggers, in the order of the file.
   *
   * @param home commands are started there where nothing else is said
   * @throws Failure of usage if anything is not as it must be
   */
  public static List<Trigger> read(Configuration configuration, Home home) {
    TriggerReader reader = new TriggerReader(configuration, home);
    List<Trigger> triggers = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < configuration.triggers().size(); i++) {
      ConfiguredObject node = ConfiguredObject.of(
          home.config().toString(),
          "triggers[" + i + "].",
          configuration.triggers().get(i),
          KEYS);
      Trigger trigger = reader.trigger(node);
      if (!ids.add(trigger.id())) {
        throw node.wrong(
            TriggerKeys.ID, "another trigger has the ID '" + trigger.id() + "' already");
      }
      if (trigger.answers() && triggers.stream().anyMatch(Trigger::answers)) {
        throw node.wrong(TriggerKeys.ANSWER, "one trigger alone can answer the provider");
      }
      triggers.add(trigger);
    }
    return triggers;
  }

  private Trigger trigger(ConfiguredObject node) {
    String id = node.text(TriggerKeys.ID);
    if (!ID.matcher(id).matches()) {
      throw node.wrong(
          TriggerKeys.ID, "'" + id + "' must have 1 to 64 small letters, digits or underscores");
    }
    if (id.equals(Trigger.FORWARD) || id.equals(Trigger.EXEC)) {
      throw node.wrong(TriggerKeys.ID, "'" + id + "' is the trigger of serve --" + id);
    }
    if (node.has(TriggerKeys.FORWARD) == node.has(TriggerKeys.RUN)) {
      throw node.wrong(
          TriggerKeys.FORWARD, "there must be exactly one of forward and run for '" + id + "'");
    }
    boolean enabled = node.flag(TriggerKeys.ENABLED, true);
    Action action = node.has(TriggerKeys.FORWARD) ? forward(node) : command(node);
    boolean strict = node.optional(TriggerKeys.ORDER, TriggerReader::isStrict).orElse(false);
    int concurrency = node.number(TriggerKeys.CONCURRENCY, 1, "", 1);
    if (concurrency > MOST_AT_ONCE) {
      throw node.wrong(
          TriggerKeys.CONCURRENCY, "it can be " + MOST_AT_ONCE + " at most, and is " + concurrency);
    }
    if (strict && concurrency > 1) {
      throw node.wrong(
          TriggerKeys.CONCURRENCY, "it must be 1 where order is strict, and is " + concurrency);
    }
    return new Trigger(
        id,
        enabled,
        conditions(node, action),
        action,
        retries(node, action),
        RetryTable.LOCAL.schedule(RetryTable.LOCAL.usualRetries()),
        concurrency,
        node.number(
            TriggerKeys.PAUSE_AFTER,
            0,
            "of failures",
            action instanceof Command ? Command.USUAL_PAUSE_AFTER : 0),
        strict);
  }

  private static boolean isStrict(String text) {
    if (!text.equals("strict")) {
      throw Failure.usage("it can be strict alone, and is '" + text + "'");
    }
    return true;
  }

  private Conditions conditions(ConfiguredObject node, Action action) {
    List<EventPattern> on = node.texts(TriggerKeys.ON, EventPattern::parse);
    if (on.isEmpty()) {
      throw node.wrong(
          TriggerKeys.ON, "it must have one pattern of events at least, such as PROVIDER:*");
    }
    List<String> integrations = ConfigurationChange.integrationIds(configuration);
    List<String> repositories = configuration.endpoints().stream()
        .map(endpoint -> endpoint.repository().id())
        .toList();
    List<Outcome> outcomes = node.texts(TriggerKeys.OUTCOMES, TriggerReader::outcome);
    boolean answers = action instanceof Forward forward && forward.answers();
    Set<Outcome> usual = action instanceof Command
        ? Conditions.ACTED_ON
        : answers ? Conditions.ANSWERED : Conditions.FORWARDED;
    return new Conditions(
        on,
        Set.copyOf(
            node.texts(TriggerKeys.INTEGRATIONS, id -> known("integration", id, integrations))),
        Set.copyOf(
            node.texts(TriggerKeys.REPOSITORIES, id -> known("repository", id, repositories))),
        outcomes.isEmpty() ? usual : Set.copyOf(outcomes),
        node.texts(TriggerKeys.WHERE, Condition::parse),
        skipped(node));
  }

  private static Skipped skipped(ConfiguredObject node) {
    boolean preReleases = node.flag(TriggerKeys.INCLUDE_PRE_RELEASES, true);
    List<com.google.re2j.Pattern> patterns =
        node.texts(TriggerKeys.IGNORE_COMMIT_PATTERNS, Skipped::pattern);
    try {
      return new Skipped(preReleases, patterns);
    } catch (Failure e) {
      throw node.wrong(TriggerKeys.IGNORE_COMMIT_PATTERNS, String.valueOf(e.getMessage()));
    }
  }

  private static String known(String kind, String id, List<String> ids) {
    if (!ids.contains(id)) {
      throw Failure.usage("there is no " + kind + " '" + id + "'." + Nearest.hint(id, ids));
    }
    return id;
  }

  private static Outcome outcome(String name) {
    List<String> names = OUTCOMES.stream().map(Outcome::wireName).toList();
    if (name.equals(Outcome.REJECTED.wireName()) || name.equals(Outcome.FAILED.wireName())) {
      throw Failure.usage("what was " + name + " is not verified, and starts nothing");
    }
    if (!names.contains(name)) {
      throw Failure.usage("there is no outcome '" + name + "' that starts anything, only "
          + String.join(", ", names) + "." + Nearest.hint(name, names));
    }
    return Outcome.named(name);
  }

  private static RetrySchedule retries(ConfiguredObject node, Action action) {
    boolean answers = action instanceof Forward forward && forward.answers();
    RetryTable usual = action instanceof Command || answers ? RetryTable.NONE : RetryTable.LOCAL;
    RetryTable table =
        node.optional(TriggerKeys.RETRY_POLICY, RetryTable::named).orElse(usual);
    int retries = node.number(TriggerKeys.RETRIES, 0, "of attempts", table.usualRetries());
    if (answers && retries > 0) {
      throw node.wrong(
          node.has(TriggerKeys.RETRIES) ? TriggerKeys.RETRIES : TriggerKeys.RETRY_POLICY,
          "there is one attempt alone where answer is theirs");
    }
    if (retries > MOST_RETRIES) {
      throw node.wrong(
          TriggerKeys.RETRIES, "there can be " + MOST_RETRIES + " at most, and not " + retries);
    }
    try {
      return table.schedule(retries);
    } catch (Failure e) {
      throw node.wrong(TriggerKeys.RETRIES, String.valueOf(e.getMessage()));
    }
  }

  private static Forward forward(ConfiguredObject node) {
    ConfiguredObject forward = node.object(
            TriggerKeys.FORWARD,
            Set.of(TriggerKeys.URL, TriggerKeys.SIGN, TriggerKeys.TIMEOUT, TriggerKeys.SECRET))
        .orElseThrow();
    forward.text(TriggerKeys.URL);
    boolean answers = node.optional(TriggerKeys.ANSWER, TriggerReader::isTheirs).orElse(false);
    Duration timeout = timeout(forward, Forward.USUAL_TIMEOUT);
    Duration longest = Providers.ALL.stream()
        .map(Provider::patience)
        .max(Duration::compareTo)
        .orElseThrow()
        .multipliedBy(9)
        .dividedBy(10);
    if (answers && forward.has(TriggerKeys.TIMEOUT) && timeout.compareTo(longest) > 0) {
      throw forward.wrong(
          TriggerKeys.TIMEOUT,
          "it is " + longest.toSeconds() + "s at most where answer is theirs: providers give up");
    }
    return new Forward(
        forward.optional(TriggerKeys.URL, Target::parse).orElseThrow(),
        forward.optional(TriggerKeys.SIGN, TriggerReader::sign).orElse(Sign.AUTO),
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

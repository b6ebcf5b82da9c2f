package io.github.notrahooks.trigger.definition;

import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.ConfigurationChange;
import io.github.notrahooks.config.ConfiguredObject;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import io.github.notrahooks.home.Home;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

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
  private static final List<Outcome> OUTCOMES = List.of(
      Outcome.PROCESSED, Outcome.FILTERED, Outcome.IGNORED, Outcome.PONG, Outcome.DUPLICATE);

  /** Each has a thread, and may have a process. */
  private static final int MOST_AT_ONCE = 100;

  /** The longest of the local schedule take half a minute, so these take a day. */
  private static final int MOST_RETRIES = 3_000;

  private final Configuration configuration;
  private final ActionReader actions;

  private TriggerReader(Configuration configuration, Home home) {
    this.configuration = configuration;
    this.actions = new ActionReader(configuration, home);
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
    Action action = actions.read(node);
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
}

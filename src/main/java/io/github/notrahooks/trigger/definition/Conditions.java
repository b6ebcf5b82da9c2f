package io.github.notrahooks.trigger.definition;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import com.google.re2j.Pattern;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.JsonPath;
import io.github.notrahooks.json.JsonSpan;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.provider.FormBody;
import io.github.notrahooks.provider.Provider;
import io.github.notrahooks.provider.known.Providers;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries a trigger is for.
 *
 * @param on the events, one of which must fit; empty for all
 * @param integrations their IDs; empty for all
 * @param repositories their IDs; empty for all
 * @param outcomes what must have become of the delivery; at least one
 * @param where what must hold in the payload
 * @param skipped what is passed over all the same
 */
public record Conditions(
    List<EventPattern> on,
    Set<String> integrations,
    Set<String> repositories,
    Set<Outcome> outcomes,
    List<Condition> where,
    Skipped skipped) {
  private static final JsonPath ACTION = JsonPath.parse("action");

  /** Those of a verified delivery that a receiver may want, whether or not Notra acts on it. */
  public static final Set<Outcome> FORWARDED =
      Set.of(Outcome.PROCESSED, Outcome.FILTERED, Outcome.IGNORED, Outcome.PONG);

  /** Those whose provider may be told what an application says: who sends one again wants its answer. */
  public static final Set<Outcome> ANSWERED =
      Set.of(Outcome.PROCESSED, Outcome.FILTERED, Outcome.IGNORED, Outcome.PONG, Outcome.DUPLICATE);

  /** Of these the receiver has read the whole payload as JSON: that is not to be found out again. */
  private static final Set<Outcome> READ_AS_JSON =
      Set.of(Outcome.PROCESSED, Outcome.FILTERED, Outcome.IGNORED);

  /** What a command is started for: what Notra acts on. */
  public static final Set<Outcome> ACTED_ON = Set.of(Outcome.PROCESSED);

  /** Takes copies. */
  public Conditions {
    on = List.copyOf(on);
    integrations = Set.copyOf(integrations);
    repositories = Set.copyOf(repositories);
    outcomes = Set.copyOf(outcomes);
    where = List.copyOf(where);
  }

  /** Whether a delivery may fit, by what can be told without a look at its body. */
  public boolean mayFit(LogRecord delivery) {
    return Direction.INCOMING.equals(delivery.direction())
        && outcomes.contains(delivery.outcome())
        && isOneOf(integrations, delivery.integrationId())
        && isOneOf(repositories, delivery.repositoryId())
        && (on.isEmpty()
            || on.stream()
                .anyMatch(each ->
                    each.mayFit(delivery.integrationType(), delivery.payload().event())));
  }

  /** Whether a delivery fits. */
  public boolean fits(LogRecord delivery) {
    return fits(delivery, false);
  }

  /** Whether patterns are looked for, which takes as long as the pattern and the payload make it. */
  public boolean havePatterns() {
    return skipped.hasPatterns() || where.stream().anyMatch(each -> each.pattern() != null);
  }

  /** The same for one as the receiver hands it in, of which it has just read the payload. */
  public boolean fitsAsReceived(LogRecord delivery) {
    return fits(delivery, READ_AS_JSON.contains(delivery.outcome()));
  }

  private boolean fits(LogRecord delivery, boolean checked) {
    if (!mayFit(delivery)) {
      return false;
    }
    boolean known = on.isEmpty() || fitsAction(delivery, delivery.payload().action());
    if (known && where.isEmpty() && skipped.isNothing()) {
      return true;
    }
    Optional<JsonSpan> payload = payload(delivery, checked);
    return (known || fitsAction(delivery, payload.flatMap(Conditions::ownAction).orElse("")))
        && (where.isEmpty()
            || payload.isPresent() && where.stream().allMatch(each -> each.holds(payload.get())))
        && !isSkipped(delivery, payload);
  }

  private boolean isSkipped(LogRecord delivery, Optional<JsonSpan> payload) {
    Optional<Provider> provider = Providers.named(delivery.integrationType());
    return provider.isPresent()
        && payload.isPresent()
        && (skipped.isPreRelease(provider.get(), payload.get())
            || skipped.isIgnored(provider.get(), payload.get()));
  }

  /** What each condition says to a delivery, in the order of the configuration; all hold if it fits. */
  public List<Judgement> judge(LogRecord delivery) {
    List<Judgement> judgements = new ArrayList<>();
    Optional<JsonSpan> payload = payload(delivery, false);
    String action = delivery.payload().action();
    String own = payload.flatMap(Conditions::ownAction).orElse("");
    String event = delivery.integrationType() + ":" + delivery.payload().event();
    judgements.add(new Judgement(
        "direction=" + Direction.INCOMING.wireName(),
        delivery.direction().wireName(),
        Direction.INCOMING.equals(delivery.direction())));
    if (!on.isEmpty()) {
      String actions = Stream.of(action, own)
          .filter(each -> !each.isEmpty())
          .distinct()
          .map(each -> event + "." + each)
          .collect(joining(" or "));
      judgements.add(new Judgement(
          "on " + on.stream().map(EventPattern::toString).collect(joining(", ")),
          actions.isEmpty() ? event : actions,
          fitsAction(delivery, action) || fitsAction(delivery, own)));
    }
    named(judgements, "integrations", integrations, delivery.integrationId());
    named(judgements, "repositories", repositories, delivery.repositoryId());
    named(
        judgements,
        "outcomes",
        outcomes.stream().map(Outcome::wireName).collect(toSet()),
        delivery.outcome().wireName());
    for (Condition each : where) {
      judgements.add(new Judgement(
          "where " + each.text(),
          payload.flatMap(each::shown).orElse(payload.isEmpty() ? "a body that is no JSON" : null),
          payload.filter(each::holds).isPresent()));
    }
    judgeSkipped(judgements, delivery, payload);
    return judgements;
  }

  private static void named(
      List<Judgement> judgements, String key, Set<String> wanted, @Nullable String found) {
    if (!wanted.isEmpty()) {
      judgements.add(new Judgement(
          key + " " + wanted.stream().sorted().collect(joining(", ")),
          found,
          isOneOf(wanted, found)));
    }
  }

  private void judgeSkipped(
      List<Judgement> judgements, LogRecord delivery, Optional<JsonSpan> payload) {
    Optional<Provider> provider = Providers.named(delivery.integrationType());
    if (!skipped.includePreReleases()) {
      boolean is = provider.isPresent()
          && payload.isPresent()
          && skipped.isPreRelease(provider.get(), payload.get());
      judgements.add(
          new Judgement("includePreReleases false", is ? "a pre-release" : "no pre-release", !is));
    }
    if (!skipped.ignoreCommitPatterns().isEmpty()) {
      boolean is = provider.isPresent()
          && payload.isPresent()
          && skipped.isIgnored(provider.get(), payload.get());
      judgements.add(new Judgement(
          "ignoreCommitPatterns "
              + skipped.ignoreCommitPatterns().stream()
                  .map(Pattern::pattern)
                  .collect(joining(", ")),
          is ? "every commit matches" : "not every commit matches",
          !is));
    }
  }

  private boolean fitsAction(LogRecord delivery, String action) {
    return on.stream()
        .anyMatch(
            each -> each.mayFit(delivery.integrationType(), delivery.payload().event())
                && each.fitsAction(action));
  }

  /** The payload's own action, which the log's may differ from. */
  private static Optional<String> ownAction(JsonSpan payload) {
    return ACTION.in(payload).filter(JsonSpan::isString).map(JsonSpan::value);
  }

  private static boolean isOneOf(Set<String> ids, @Nullable String id) {
    return ids.isEmpty() || id != null && ids.contains(id);
  }

  /** The payload, that of a form too; nothing if it is no JSON. */
  private static Optional<JsonSpan> payload(LogRecord delivery, boolean checked) {
    byte[] json = json(FormBody.jsonOf(delivery.request().body()));
    try {
      return Optional.of(checked ? JsonSpan.ofChecked(json) : JsonSpan.root(json));
    } catch (MalformedJson e) {
      return Optional.empty();
    }
  }

  private static byte[] json(List<byte[]> pieces) {
    if (pieces.size() == 1) {
      return pieces.get(0);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    pieces.forEach(all::writeBytes);
    return all.toByteArray();
  }
}

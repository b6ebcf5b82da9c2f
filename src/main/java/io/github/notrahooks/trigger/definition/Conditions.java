package io.github.notrahooks.trigger.definition;

import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.JsonPath;
import io.github.notrahooks.json.JsonSpan;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.provider.FormBody;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries a trigger is for.
 *
 * @param on the events, one of which must fit; empty for all
 * @param integrations their IDs; empty for all
 * @param repositories their IDs; empty for all
 * @param outcomes what must have become of the delivery; at least one
 * @param where what must hold in the payload
 */
public record Conditions(
    List<EventPattern> on,
    Set<String> integrations,
    Set<String> repositories,
    Set<Outcome> outcomes,
    List<Condition> where) {
  private static final JsonPath ACTION = JsonPath.parse("action");

  /** Those of a verified delivery that a receiver may want, whether or not Notra acts on it. */
  public static final Set<Outcome> FORWARDED =
      Set.of(Outcome.PROCESSED, Outcome.FILTERED, Outcome.IGNORED, Outcome.PONG);

  /** Those whose provider may be told what an application says: who sends one again wants its answer. */
  public static final Set<Outcome> ANSWERED =
      Set.of(Outcome.PROCESSED, Outcome.FILTERED, Outcome.IGNORED, Outcome.PONG, Outcome.DUPLICATE);

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
    if (!mayFit(delivery)) {
      return false;
    }
    boolean known = on.isEmpty() || fitsAction(delivery, delivery.payload().action());
    if (known && where.isEmpty()) {
      return true;
    }
    Optional<JsonSpan> payload = payload(delivery);
    return (known || fitsAction(delivery, payload.flatMap(Conditions::ownAction).orElse("")))
        && payload.isPresent()
        && where.stream().allMatch(each -> each.holds(payload.get()));
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
  private static Optional<JsonSpan> payload(LogRecord delivery) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    FormBody.jsonOf(delivery.request().body()).forEach(json::writeBytes);
    try {
      return Optional.of(JsonSpan.root(json.toByteArray()));
    } catch (MalformedJson e) {
      return Optional.empty();
    }
  }
}

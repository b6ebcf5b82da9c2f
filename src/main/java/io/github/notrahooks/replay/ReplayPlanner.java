package io.github.notrahooks.replay;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.signature.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Plans the replay of each delivery: where it goes, and with which secrets. Belongs to one thread. */
public final class ReplayPlanner {
  private final Replay replay;
  private final Route route;
  private final Function<LogRecord, List<Secret>> secrets;
  private final UnaryOperator<Body> changes;
  private final Consumer<String> warnings;
  private final Map<String, List<Secret>> byRepository = new HashMap<>();

  /** The last address and what it was read as: most deliveries go where the one before went. */
  private @Nullable String lastAddress;

  private @Nullable Target lastTarget;

  /**
   * Where deliveries go.
   *
   * @param to where all of them go, or null for where each went
   * @param base the address of the local receiver, for those that were received, such as {@code
   *     http://127.0.0.1:8484}
   */
  public record Route(@Nullable Target to, String base) {}

  /**
   * A planner.
   *
   * @param secrets those that a delivery may have been signed with, the first of which signs; asked once for
   *     each repository, and may fail
   * @param changes what becomes of each body; may fail
   * @param warnings takes sentences about what will be refused
   */
  public ReplayPlanner(
      Replay replay,
      Route route,
      Function<LogRecord, List<Secret>> secrets,
      UnaryOperator<Body> changes,
      Consumer<String> warnings) {
    this.replay = replay;
    this.route = route;
    this.secrets = secrets;
    this.changes = changes;
    this.warnings = warnings;
  }

  /**
   * The plan for a delivery; its warnings have been said.
   *
   * @param toSend whether it is sent next, so that how it is signed need not be known yet
   */
  public ReplayPlan plan(LogRecord delivery, boolean toSend) {
    if (delivery.run() != null) {
      return Replay.impossible(
          delivery,
          Failure.usage("It was the run of a command; 'notra-hooks triggers runs retry "
              + delivery.id() + "' runs it again."));
    }
    ReplayPlan plan;
    try {
      String key = delivery.integrationType() + " " + delivery.repositoryId();
      List<Secret> usable = byRepository.computeIfAbsent(key, unused -> secrets.apply(delivery));
      plan = toSend
          ? replay.planToSend(changed(delivery), usable, target(delivery))
          : replay.plan(changed(delivery), usable, target(delivery));
    } catch (Failure e) {
      // The others can be sent all the same.
      return Replay.impossible(delivery, e);
    }
    plan.warnings().forEach(warnings);
    return plan;
  }

  private LogRecord changed(LogRecord delivery) {
    LogRecord.Request request = delivery.request();
    // What was not kept whole cannot be sent, and so has nothing to change.
    Body body = request.bodyTruncated() ? request.body() : changes.apply(request.body());
    return body.equals(request.body())
        ? delivery
        : delivery.toBuilder().request(request.toBuilder().body(body).build()).build();
  }

  private Target target(LogRecord delivery) {
    if (route.to() != null) {
      return route.to();
    }
    String url = delivery.request().url();
    String address = url != null ? url : route.base() + delivery.request().path();
    if (!address.equals(lastAddress)) {
      lastTarget = parsed(address);
      lastAddress = address;
    }
    return Objects.requireNonNull(lastTarget);
  }

  private static Target parsed(String address) {
    try {
      return Target.parse(address);
    } catch (Failure e) {
      // A stranger chose it, and not the user.
      throw Failure.failed(e.getMessage());
    }
  }
}

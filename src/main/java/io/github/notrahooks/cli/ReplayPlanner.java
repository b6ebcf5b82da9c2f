package io.github.notrahooks.cli;

import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.replay.Replay;
import io.github.notrahooks.replay.ReplayPlan;
import io.github.notrahooks.replay.ReplaySettings;
import io.github.notrahooks.sender.DeliveryIds;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.signature.Secret;
import io.github.notrahooks.verify.NamedSecret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans the replay of each delivery: where it goes, and with which secrets. */
final class ReplayPlanner {
  private static final int MOST_WARNINGS = 20;

  private final Context context;
  private final Replay replay;
  private final @Nullable Target to;
  private final String base;
  private final SecretChoice secrets;
  private final Optional<Configuration> configuration;
  private final Map<String, List<Secret>> byRepository = new HashMap<>();
  private int warnings;

  /** The last address and what it was read as: most deliveries go where the one before went. */
  private @Nullable String lastAddress;

  private @Nullable Target lastTarget;

  ReplayPlanner(
      Context context, ReplaySettings settings, @Nullable String to, SecretChoice secrets) {
    this.context = context;
    this.replay = new Replay(
        settings,
        new DeliveryIds(context.environment().clock(), context.environment().random()),
        context.environment().clock(),
        context.schemes());
    this.to = to == null ? null : Target.parse(to);
    this.base = Destination.base(context);
    this.secrets = secrets;
    this.configuration = context.configuration().read();
  }

  /**
   * The plan for a delivery; its warnings have been said.
   *
   * @param toSend whether it is sent next, so that how it is signed need not be known yet
   */
  ReplayPlan plan(LogRecord delivery, boolean toSend) {
    ReplayPlan plan;
    try {
      String key = delivery.integrationType() + " " + delivery.repositoryId();
      List<Secret> usable = byRepository.computeIfAbsent(key, unused -> secretsFor(delivery));
      plan = toSend
          ? replay.planToSend(delivery, usable, target(delivery))
          : replay.plan(delivery, usable, target(delivery));
    } catch (Failure e) {
      // The others can be sent all the same.
      return Replay.impossible(delivery, e);
    }
    for (String warning : plan.warnings()) {
      warn(warning);
    }
    return plan;
  }

  /** Prints plans in place of carrying them out. */
  ReplayPreview preview() {
    return new ReplayPreview(context.output(), context.environment().clock());
  }

  private void warn(String warning) {
    warnings++;
    Output output = context.output();
    if (warnings <= MOST_WARNINGS) {
      output.warn(Printable.line(warning));
    } else if (warnings == MOST_WARNINGS + 1) {
      output.warn("… and more of the same kind");
    }
  }

  private Target target(LogRecord delivery) {
    if (to != null) {
      return to;
    }
    String url = delivery.request().url();
    String address = url != null ? url : base + delivery.request().path();
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

  private List<Secret> secretsFor(LogRecord delivery) {
    List<Secret> usable = new ArrayList<>();
    for (NamedSecret given : secrets.given(delivery.integrationType())) {
      usable.add(given.secret());
    }
    if (usable.isEmpty() && delivery.repositoryId() != null) {
      configuration
          .flatMap(known -> known.repository(String.valueOf(delivery.repositoryId())))
          .flatMap(endpoint -> endpoint.repository().secret())
          .ifPresent(source -> usable.add(context.secrets().resolve(source)));
    }
    return usable;
  }
}

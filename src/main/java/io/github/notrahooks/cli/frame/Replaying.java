package io.github.notrahooks.cli.frame;

import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.replay.Replay;
import io.github.notrahooks.replay.ReplayPlanner;
import io.github.notrahooks.replay.ReplaySettings;
import io.github.notrahooks.sender.DeliveryIds;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.signature.Secret;
import io.github.notrahooks.verify.NamedSecret;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plans replays for a home: with its secrets, to the receiver that runs on it. */
public final class Replaying {
  private static final int MOST_WARNINGS = 20;

  private Replaying() {}

  /**
   * A planner.
   *
   * @param to where all of them go, or null for where each went
   * @param given secrets that take the place of the configured ones
   * @param output where warnings are said, a few at most
   */
  public static ReplayPlanner planner(
      Context context,
      ReplaySettings settings,
      @Nullable String to,
      SecretChoice given,
      Output output) {
    return new ReplayPlanner(
        new Replay(
            settings,
            new DeliveryIds(context.environment().clock(), context.environment().random()),
            context.environment().clock(),
            context.schemes()),
        new ReplayPlanner.Route(to == null ? null : Target.parse(to), Destination.base(context)),
        delivery -> secrets(given, delivery),
        someOf(output));
  }

  /** What goes elsewhere, and belongs to no repository here, is not signed with any of this home's. */
  private static List<Secret> secrets(SecretChoice choice, LogRecord delivery) {
    List<NamedSecret> usable = delivery.repositoryId() == null
        ? choice.given(delivery.integrationType())
        : choice.of(delivery);
    return usable.stream().map(NamedSecret::secret).toList();
  }

  private static Consumer<String> someOf(Output output) {
    int[] said = {0};
    return warning -> {
      said[0]++;
      if (said[0] <= MOST_WARNINGS) {
        output.warn(Printable.line(warning));
      } else if (said[0] == MOST_WARNINGS + 1) {
        output.warn("… and more of the same kind");
      }
    };
  }
}

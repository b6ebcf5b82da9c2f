package io.github.notrahooks.cli.frame;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.replay.Replay;
import io.github.notrahooks.replay.ReplayPlanner;
import io.github.notrahooks.replay.ReplaySettings;
import io.github.notrahooks.sender.DeliveryIds;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.verify.NamedSecret;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
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
   * @param changes what becomes of each body; may fail
   * @param output where warnings are said, a few at most
   */
  public static ReplayPlanner planner(
      Context context,
      ReplaySettings settings,
      @Nullable String to,
      SecretChoice given,
      UnaryOperator<Body> changes,
      Output output) {
    return new ReplayPlanner(
        new Replay(
            settings,
            new DeliveryIds(context.environment().clock(), context.environment().random()),
            context.environment().clock(),
            context.schemes()),
        new ReplayPlanner.Route(to == null ? null : Target.parse(to), Destination.base(context)),
        delivery -> given.forReplay(delivery, to == null).stream()
            .map(NamedSecret::secret)
            .toList(),
        changes,
        someOf(output));
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

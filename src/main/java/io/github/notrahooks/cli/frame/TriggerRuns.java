package io.github.notrahooks.cli.frame;

import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.LogSettings;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.signature.Secret;
import io.github.notrahooks.trigger.ManualRuns;
import io.github.notrahooks.trigger.definition.Trigger;
import io.github.notrahooks.trigger.definition.TriggerReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The triggers of a home's configuration, and what does their work for one delivery. */
public final class TriggerRuns {
  private TriggerRuns() {}

  /** All triggers of the configuration. */
  public static List<Trigger> all(Context context) {
    return context
        .configuration()
        .read()
        .map(configuration -> TriggerReader.read(configuration, context.home()))
        .orElse(List.of());
  }

  /**
   * The trigger of this ID.
   *
   * @throws Failure if there is none
   */
  public static Trigger named(Context context, String id) {
    List<Trigger> all = all(context);
    return all.stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> unknown(id, all.stream().map(Trigger::id).toList()));
  }

  private static Failure unknown(String id, List<String> known) {
    return id.equals(Trigger.FORWARD) || id.equals(Trigger.EXEC)
        ? Failure.notFound("'" + id + "' is the trigger of serve --" + id
            + ", and not in config.json; 'notra-hooks triggers add' makes one that is")
        : Failure.notFound("there is no trigger '" + id + "'." + Nearest.hint(id, known));
  }

  /**
   * What does a trigger's work, to be closed.
   *
   * @throws Failure if that must not be done, or the log cannot be written
   */
  public static ManualRuns open(Context context, Trigger trigger) {
    TriggerWorks.refuseOthersCommands(context.home(), trigger);
    Optional<Configuration> configuration = context.configuration().read();
    try {
      context.home().create();
      DeliveryLog log = DeliveryLog.open(new LogSettings(
          context.home().logs(),
          context.environment().clock(),
          true,
          LogSettings.SEGMENT_BYTES,
          context.output()::warn));
      return new ManualRuns(
          TriggerWorks.of(
              context,
              TriggerWorks.claims(context, true, TriggerWorks.window(null)),
              delivery -> secrets(context, configuration, delivery)),
          trigger,
          log,
          new Logbook(context).reader());
    } catch (IOException e) {
      throw Failure.usage(
          "cannot write the delivery log in " + context.home().logs() + ": " + FileProblem.of(e));
    }
  }

  private static List<Secret> secrets(
      Context context, Optional<Configuration> configuration, LogRecord delivery) {
    return Optional.ofNullable(delivery.repositoryId())
        .flatMap(id -> configuration.flatMap(found -> found.repository(id)))
        .map(Configuration.Endpoint::repository)
        .flatMap(Configuration.Repository::secret)
        .map(context.secrets()::resolve)
        .stream()
        .toList();
  }
}

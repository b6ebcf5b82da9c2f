package io.github.notrahooks.cli.serve;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.TriggerWorks;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.LiveConfiguration;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.Timestamps;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.receiver.ApplicationAnswer;
import io.github.notrahooks.receiver.Reply;
import io.github.notrahooks.signature.Secret;
import io.github.notrahooks.trigger.Backlog;
import io.github.notrahooks.trigger.TriggerListener;
import io.github.notrahooks.trigger.Triggers;
import io.github.notrahooks.trigger.command.Claims;
import io.github.notrahooks.trigger.command.RunFiles;
import io.github.notrahooks.trigger.definition.Command;
import io.github.notrahooks.trigger.definition.Trigger;
import io.github.notrahooks.trigger.definition.TriggerReader;
import io.github.notrahooks.trigger.definition.TriggersChange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** The triggers of a server, those of its command line and those of its configuration as it changes. */
final class ServerTriggers implements AutoCloseable {
  private static final long LOOK_MILLIS = 500;
  private static final long LONGEST_CLOSE_SECONDS = 5;

  private final Context context;
  private final LocalReceiver.Settings settings;
  private final LiveConfiguration configuration;
  private final DeliveryDisplay display;
  private final Claims claims;
  private final Triggers triggers;
  private final TriggerTargets targets;
  private final ScheduledExecutorService upkeep;
  private volatile boolean some;

  private ServerTriggers(
      Context context,
      LocalReceiver.Settings settings,
      LiveConfiguration configuration,
      DeliveryLog log,
      DeliveryDisplay display,
      StopSwitch stop) {
    Duration window = TriggerWorks.window(settings.dedupWindow());
    this.context = context;
    this.settings = settings;
    this.configuration = configuration;
    this.display = display;
    this.targets = new TriggerTargets(context.home(), settings.host(), settings.port());
    this.claims = TriggerWorks.claims(context, settings.sync(), window);
    this.triggers = new Triggers(
        TriggerWorks.of(context, claims, this::secrets),
        new Triggers.Parts(log, window, listener(stop)));
    this.upkeep = Executors.newSingleThreadScheduledExecutor(work -> {
      Thread thread = new Thread(work, "trigger-upkeep");
      thread.setDaemon(true);
      return thread;
    });
  }

  /**
   * Starts all that are to run.
   *
   * @throws Failure if one of them must not, or cannot
   */
  static ServerTriggers start(
      Context context,
      LocalReceiver.Settings settings,
      LiveConfiguration configuration,
      DeliveryLog log,
      DeliveryDisplay display,
      StopSwitch stop)
      throws IOException {
    ServerTriggers started =
        new ServerTriggers(context, settings, configuration, log, display, stop);
    try {
      started.start();
      return started;
    } catch (IOException | RuntimeException e) {
      started.close();
      throw e;
    }
  }

  private void start() throws IOException {
    List<Trigger> configured = configured(configuration.get().configuration());
    List<Trigger> all = new ArrayList<>(settings.triggers());
    all.addAll(configured);
    check(all);
    clearRunFiles();
    if (all.stream().anyMatch(each -> each.action() instanceof Command)) {
      claims.removeExpired();
      if (!settings.sync()) {
        display.warn("--sync none: after a power cut a command may run again for a delivery");
      }
    }
    some = !all.isEmpty();
    settings.triggers().forEach(each -> triggers.start(each.faster(settings.timeScale())));
    triggers.begin(faster(configured));
    configuration.onChange(this::changed);
    // It may have changed just before.
    changed(configuration.get().configuration());
    // It does not throw, and ends with the rest.
    Future<?> unused =
        upkeep.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void clearRunFiles() {
    try {
      new RunFiles(context.home()).clear();
    } catch (IOException e) {
      throw Failure.failed("cannot clear the files that commands are given, in the folder run of "
          + context.home().path() + ": " + FileProblem.named(e) + ". Mend or remove it.");
    }
  }

  private void check(List<Trigger> all) {
    if (all.stream().filter(Trigger::answers).count() > 1) {
      throw Failure.usage("the application of one trigger alone can answer the provider: leave"
          + " --answer theirs out, or answer in " + context.home().config());
    }
    targets.check(all).forEach(display::warn);
  }

  /** Tells which port the server has; no target may lead there from now on. */
  void listensAt(int port) {
    targets.listensAt(port);
  }

  private List<Trigger> configured(Configuration now) {
    return TriggerReader.read(now, context.home());
  }

  private List<Trigger> faster(List<Trigger> all) {
    return all.stream().map(each -> each.faster(settings.timeScale())).toList();
  }

  /** A change is noticed also while nothing is received. */
  private void look() {
    try {
      configuration.get();
    } catch (RuntimeException e) {
      display.warn("cannot look at the configuration: " + Printable.line(e.toString()));
    }
  }

  private void changed(Configuration now) {
    List<Trigger> configured = configured(now);
    List<Trigger> all = new ArrayList<>(settings.triggers());
    all.addAll(configured);
    check(all);
    some = some || !all.isEmpty();
    triggers.follow(faster(configured));
  }

  /** Removes claims that are past their time; never throws. */
  void everyHour() {
    try {
      claims.removeExpired();
    } catch (IOException e) {
      display.warn("cannot remove claims that are past their time: " + FileProblem.named(e));
    }
  }

  /** Tells that a delivery was logged; for any thread, and does not block. */
  void delivered(LogRecord delivery) {
    triggers.delivered(delivery);
  }

  /** Whether all that was logged until now is done. */
  boolean isIdle() {
    return triggers.isIdle();
  }

  /** What a health check says of them; nothing where there are none. */
  ObjectNode health() {
    ObjectNode health = Json.object();
    if (some) {
      Backlog backlog = triggers.backlog();
      ObjectNode node = health.putObject("triggers").put("waiting", backlog.waiting());
      Instant oldest = backlog.oldest();
      if (oldest != null) {
        node.put("oldest", Timestamps.text(oldest));
      }
    }
    return health;
  }

  /** What providers are told where triggers have an application answer. */
  ApplicationAnswer answer() {
    return new ApplicationAnswer() {
      @Override
      public boolean takes(LogRecord delivery) {
        return triggers.takes(delivery);
      }

      @Override
      public void drop(LogRecord delivery) {
        triggers.drop(delivery);
      }

      @Override
      public void ask(LogRecord delivery, Consumer<Reply> reply) {
        triggers.ask(
            delivery,
            answer -> reply.accept(new Reply(
                answer.status(), Headers.of("Content-Type", answer.contentType()), answer.body())));
      }
    };
  }

  private List<Secret> secrets(LogRecord delivery) {
    return Optional.ofNullable(delivery.repositoryId())
        .flatMap(configuration.get()::secret)
        .stream()
        .toList();
  }

  private void disable(Trigger trigger, int failures) {
    String why =
        "the trigger " + trigger.id() + " is disabled: it failed " + failures + " times in a row";
    if (trigger.id().equals(Trigger.EXEC) || trigger.id().equals(Trigger.FORWARD)) {
      display.warn(why + ". It begins anew when the server is started again");
      return;
    }
    display.warn(why + ". Enable it again with 'notra-hooks triggers enable " + trigger.id() + "'");
    // The file may be locked by a command that takes its time.
    upkeep.execute(() -> {
      try {
        context
            .configuration()
            .update(before -> TriggersChange.enabled(before, trigger.id(), false));
      } catch (Failure e) {
        display.warn("that the trigger " + trigger.id() + " is disabled cannot be written to "
            + context.home().config() + ": " + Printable.line(String.valueOf(e.getMessage())));
      }
    });
  }

  private TriggerListener listener(StopSwitch stop) {
    return new TriggerListener() {
      @Override
      public void ran(LogRecord run) {
        display.ran(run);
        settings.bad().take(run);
      }

      @Override
      public void idle() {
        stop.settled();
      }

      @Override
      public void paused(Trigger trigger, int failures) {
        disable(trigger, failures);
        stop.settled();
      }

      @Override
      public void warn(String text) {
        display.warn(Printable.line(text));
      }

      @Override
      public void info(String text) {
        display.info(Printable.line(text));
      }
    };
  }

  @Override
  public void close() {
    configuration.onChange(unused -> {});
    triggers.close();
    upkeep.shutdown();
    try {
      // It may be about to write that a trigger is disabled.
      upkeep.awaitTermination(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

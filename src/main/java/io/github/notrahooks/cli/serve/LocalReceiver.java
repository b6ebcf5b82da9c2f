package io.github.notrahooks.cli.serve;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.OpenInspector;
import io.github.notrahooks.cli.frame.TriggerWorks;
import io.github.notrahooks.cli.option.InspectorOptions;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.LiveConfiguration;
import io.github.notrahooks.dedup.memory.SeenDeliveries;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.home.ServerLock;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.LogSettings;
import io.github.notrahooks.log.upkeep.ProcessedDeliveries;
import io.github.notrahooks.log.upkeep.Retention;
import io.github.notrahooks.log.upkeep.TrustedTime;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.log.write.RejectedBudget;
import io.github.notrahooks.output.Format;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.receiver.DeliveryListener;
import io.github.notrahooks.receiver.FixedAnswer;
import io.github.notrahooks.receiver.LateAnswers;
import io.github.notrahooks.receiver.Receiver;
import io.github.notrahooks.receiver.TurnedAway;
import io.github.notrahooks.receiver.WebhookServer;
import io.github.notrahooks.receiver.undertow.ServerSettings;
import io.github.notrahooks.receiver.undertow.UndertowServer;
import io.github.notrahooks.trigger.definition.Trigger;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A running server with everything it stands on: made in order, closed in the reverse order. What was made
 * before something failed is closed again.
 */
final class LocalReceiver implements AutoCloseable {
  private static final long SMALLEST_IN_FLIGHT = 28L * 1024 * 1024;

  private final Context context;
  private final Settings settings;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final DeliveryDisplay display;
  private final Output output;
  private final Home home;
  private final Retention retention;
  private final RejectedBudget budget = new RejectedBudget(System::nanoTime);

  /** Null until they run. */
  private @Nullable ServerTriggers serverTriggers;

  /** Null until it was read. */
  private @Nullable LiveConfiguration configuration;

  /**
   * What the options say.
   *
   * @param readyFile the file that is there while the server listens, or null
   * @param dedupWindow null for no deduplication
   * @param sync whether a record is on the disk before its delivery is answered
   * @param retention in days, or null for what the configuration says
   * @param maxInFlight in bytes, or null for a quarter of the heap
   * @param triggers those of the command line
   * @param timeScale how many times faster attempts follow each other
   * @param bodies whether records that are printed have their bodies
   * @param answer what senders are told in place of what the receiver would say
   * @param bad told of all deliveries, and of what triggers did for them
   * @param inspector whether and how deliveries are shown in a browser
   * @param live whether deliveries are shown on a terminal that keys can be pressed at
   */
  record Settings(
      String host,
      int port,
      @Nullable ReadyFile readyFile,
      @Nullable Duration dedupWindow,
      Duration tolerance,
      boolean sync,
      @Nullable Integer retention,
      @Nullable Long maxInFlight,
      List<Trigger> triggers,
      double timeScale,
      boolean bodies,
      FixedAnswer answer,
      BadOutcomes bad,
      InspectorOptions inspector,
      boolean live) {}

  private LocalReceiver(Context context, Settings settings, DeliveryDisplay display) {
    this.context = context;
    this.settings = settings;
    this.display = display;
    this.output = display.output();
    this.home = context.home();
    this.retention = new Retention(
        home.logs(), new TrustedTime(context.environment().clock(), System::nanoTime));
  }

  static LocalReceiver start(Context context, Settings settings, StopSwitch stop)
      throws IOException {
    DeliveryDisplay display = settings.live()
        ? new LiveDisplay(context, () -> stop.stop(StopSwitch.Reason.SIGNAL))
        : new DeliveryLines(context.output());
    LocalReceiver receiver = new LocalReceiver(context, settings, display);
    try {
      receiver.start(stop);
      return receiver;
    } catch (IOException | RuntimeException e) {
      receiver.close();
      throw e;
    }
  }

  private void start(StopSwitch stop) throws IOException {
    Clock clock = context.environment().clock();
    open.push(display);
    open.push(ServerLock.take(home));
    if (settings.readyFile() != null) {
      settings.readyFile().removeEarlier();
    }
    // A receiver needs no declared schemes; but one that is wrong is said at once, as elsewhere.
    context.schemes();
    Announcement announcement = new Announcement(context, settings, display);
    LiveConfiguration live = new LiveConfiguration(
        context.configuration(), home, context.secrets(), display::warn, System::nanoTime);
    configuration = live;
    announcement.warnOfOtherReaders(live);
    // Before the log, so that it is closed after it and prints all of it.
    if (output.json()) {
      open.push(new RecordStream(context, settings.bodies()));
    }
    DeliveryLog log = openLog(clock);
    open.push(log);
    expire(live.get().configuration());
    SeenDeliveries seen = remembered(clock);
    ServerTriggers triggers = ServerTriggers.start(context, settings, live, log, display, stop);
    open.push(triggers);
    serverTriggers = triggers;
    stop.awaits(triggers::isIdle);
    DeliveryListener listener = new DeliveryListener() {
      @Override
      public void delivered(LogRecord delivery) {
        // Records on standard output take the place of lines.
        if (context.globals().output() != Format.JSON) {
          display.print(delivery);
        }
        triggers.delivered(delivery);
        settings.bad().take(delivery);
        stop.answered(delivery);
      }

      @Override
      public void turnedAway(TurnedAway request) {
        display.turnedAway(request);
      }
    };
    LateAnswers late = new LateAnswers();
    Receiver receiver = new Receiver(
        live,
        log,
        seen,
        new Receiver.Settings(
            clock,
            System::nanoTime,
            context::newLogId,
            settings.tolerance(),
            TriggerWorks.via(home),
            triggers.answer(),
            settings.answer(),
            late,
            triggers::health,
            budget::take),
        listener);
    WebhookServer server =
        new UndertowServer(receiver, serverSettings(), clock, System::nanoTime, display::warn);
    open.push(server);
    // Before the server, which waits for all answers that are under way.
    open.push(late);
    InetSocketAddress address = server.start();
    triggers.listensAt(address.getPort());
    announcement.listening(live.get().configuration(), address, inspector().orElse(null), open);
    open.push(new IndexUpkeep(home.logs(), output));
  }

  /** What shows deliveries in a browser, where that is wanted; by itself it keeps no server from starting. */
  private Optional<OpenInspector> inspector() {
    InspectorOptions options = settings.inspector();
    if (!options.wanted(context.environment().terminals().err())) {
      return Optional.empty();
    }
    OpenInspector.Wanted wanted = new OpenInspector.Wanted(
        options.port(),
        "--inspector-port",
        options.readOnly(),
        options.allowRemote(),
        System::nanoTime);
    try {
      Optional<OpenInspector> started = OpenInspector.open(context, wanted, display::warn);
      started.ifPresent(open::push);
      return started;
    } catch (Failure e) {
      if (options.port() != null) {
        throw e;
      }
      display.warn("there is no inspector: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** What was processed within the window before this start. */
  private SeenDeliveries remembered(Clock clock) throws IOException {
    Duration window = settings.dedupWindow();
    SeenDeliveries seen =
        new SeenDeliveries(window, Runtime.getRuntime().maxMemory() / 3, clock, System::nanoTime);
    if (window != null) {
      new ProcessedDeliveries(home.logs()).within(window, clock.instant(), seen::remember);
    }
    return seen;
  }

  private DeliveryLog openLog(Clock clock) {
    try {
      return DeliveryLog.openForServer(new LogSettings(
          home.logs(), clock, settings.sync(), LogSettings.SEGMENT_BYTES, display::warn));
    } catch (IOException e) {
      throw Failure.usage(
          "cannot write the delivery log in " + home.logs() + ": " + FileProblem.of(e));
    }
  }

  private ServerSettings serverSettings() {
    long inFlight = settings.maxInFlight() != null
        ? settings.maxInFlight()
        : Math.max(SMALLEST_IN_FLIGHT, Runtime.getRuntime().maxMemory() / 4);
    return ServerSettings.of(
        settings.host(), settings.port(), inFlight, FileDescriptors.connections());
  }

  /**
   * Removes what has expired, as often as a clock that jumped needs to be told from one that is right. Never
   * throws: nothing that is done by the clock may end a server.
   */
  void everyHour() {
    try {
      LiveConfiguration inForce = configuration;
      if (inForce != null) {
        expire(inForce.get().configuration());
      }
      ServerTriggers running = serverTriggers;
      if (running != null) {
        running.everyHour();
      }
      long dropped = budget.takeDropped();
      if (dropped > 0) {
        display.warn(dropped + " rejected requests were not logged: they had used up their share");
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      display.warn("what is done every hour failed, and is tried again in an hour: "
          + Printable.line(e.toString()));
    }
  }

  private void expire(Configuration configuration) {
    int days = settings.retention() == null ? configuration.retentionDays() : settings.retention();
    try {
      Retention.Removed removed = retention.expire(days);
      if (!removed.files().isEmpty()) {
        display.info("Removed after " + days + " days: " + String.join(", ", removed.files()));
      }
      removed.held().ifPresent(display::warn);
    } catch (IOException | RuntimeException e) {
      display.warn("cannot remove expired segments: " + Printable.line(FileProblem.named(e)));
    }
  }

  @Override
  public void close() throws IOException {
    display.stopping();
    IOException failed = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        failed = e instanceof IOException io ? io : new IOException(e);
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}

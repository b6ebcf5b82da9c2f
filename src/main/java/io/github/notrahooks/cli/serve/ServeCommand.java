package io.github.notrahooks.cli.serve;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.option.BytesConverter;
import io.github.notrahooks.cli.option.DedupWindow;
import io.github.notrahooks.cli.option.DurationConverter;
import io.github.notrahooks.cli.option.InspectorOptions;
import io.github.notrahooks.cli.option.TriggerOptions;
import io.github.notrahooks.environment.Environment;
import io.github.notrahooks.environment.Signals;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.OutputFile;
import io.github.notrahooks.receiver.FixedAnswer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve}: receives, verifies, de-duplicates and logs webhooks until it is told to stop. */
@Command(
    name = "serve",
    header = "Receive, verify, de-duplicate and log webhooks.",
    description =
        "A home without configuration gets one, with fresh secrets. The payload URL of each integration is"
            + " printed, then a line for each delivery. 'Listening on' means that it is ready."
            + " At a terminal deliveries are shown live: arrow keys select one, ? lists the other keys.",
    exitCodeList = {
      "0:stopped, or --until and --until-event were reached",
      "1:--timeout came before that, there was what --fail-on names, or it failed",
      "2:wrong usage or configuration, or another server runs on this home",
      "130:interrupted before --until or --until-event was reached"
    },
    footer = {
      "  notra-hooks serve",
      "  notra-hooks serve --forward http://localhost:3000/webhooks",
      "  notra-hooks serve --exec './deploy.sh --tag' --on github:push",
      "  notra-hooks serve --port 0 --ready-file ready.json --until 3 --timeout 30s",
      "  notra-hooks serve --port 0 --until-event push=2 --fail-on rejected --timeout 30s",
      "  notra-hooks serve --answer flaky:2"
    })
public final class ServeCommand implements Callable<Integer> {
  private final Context context;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "The address to listen on (default: ${DEFAULT-VALUE}).")
  private String host;

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      defaultValue = "8484",
      description = "The port to listen on; 0 picks a free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--ready-file",
      paramLabel = "FILE",
      description =
          "Write a file of JSON with URL, port and process ID at the moment when it listens; it is"
              + " removed when it ends.")
  private @Nullable String readyFile;

  @Mixin
  private EndOptions end;

  @Option(
      names = "--bodies",
      fallbackValue = "true",
      description = "With -o json: print records whole, with their bodies, as the log has them.")
  private boolean bodies;

  @Option(
      names = "--dedup-window",
      paramLabel = "DURATION|off",
      defaultValue = "24h",
      converter = DedupWindow.Converter.class,
      description = "For how long a processed delivery is remembered (default: ${DEFAULT-VALUE}).")
  private DedupWindow dedupWindow;

  @Option(
      names = "--tolerance",
      paramLabel = "DURATION",
      defaultValue = "60s",
      converter = DurationConverter.class,
      description = "How far a signed time may be off, either way (default: ${DEFAULT-VALUE}).")
  private Duration tolerance;

  @Option(
      names = "--sync",
      paramLabel = "always|none",
      defaultValue = "always",
      description =
          "Whether a delivery is on the disk before it is answered; none is faster, and loses"
              + " acknowledged deliveries in a power cut (default: ${DEFAULT-VALUE}).")
  private Sync sync;

  @Option(
      names = "--retention",
      paramLabel = "DAYS",
      description =
          "For how many days records are kept (default: the organizations' retentionDays).")
  private @Nullable Integer retention;

  @Option(
      names = "--max-in-flight",
      paramLabel = "BYTES",
      converter = BytesConverter.class,
      description =
          "How many bytes of bodies are held at a time, such as 64m; what comes above gets 503"
              + " (default: a quarter of the heap).")
  private @Nullable Long maxInFlight;

  @Mixin
  private TriggerOptions triggers;

  @Mixin
  private InspectorOptions inspector;

  @Option(
      names = "--plain",
      fallbackValue = "true",
      description = "Print lines at a terminal, too, instead of showing deliveries live.")
  private boolean plain;

  /** When records are synced. */
  public enum Sync {
    ALWAYS,
    NONE
  }

  /** Made anew for each run. */
  public ServeCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    Wanted wanted = end.wanted();
    BadOutcomes bad = end.badOutcomes();
    String fixed = triggers.fixedAnswer();
    // As in a URL, so that what was copied from one is right.
    String address =
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    LocalReceiver.Settings settings = new LocalReceiver.Settings(
        address,
        port,
        readyFile == null ? null : readyFile(context.path(readyFile)),
        dedupWindow.duration(),
        tolerance,
        sync == Sync.ALWAYS,
        retention,
        maxInFlight,
        CommandLineTriggers.of(triggers, context.environment().workingDirectory()),
        triggers.times(),
        bodies,
        fixed == null ? FixedAnswer.OURS : FixedAnswer.parse(fixed),
        bad,
        inspector,
        live());
    StopSwitch stop = new StopSwitch(wanted, System::nanoTime);
    ExitCode result;
    try (Signals.Registration unused =
            context.environment().signals().onStop(() -> stop.stop(StopSwitch.Reason.SIGNAL));
        LocalReceiver serving = LocalReceiver.start(context, settings, stop)) {
      StopSwitch.Reason reason = stop.await(end.timeout(), serving::everyHour);
      result = exitCode(reason, stop);
    }
    // What is answered while it stops counts, too.
    List<String> wrong = bad.sentences();
    wrong.forEach(context.output()::error);
    return (wrong.isEmpty() || result == ExitCode.INTERRUPTED ? result : ExitCode.FAILED).code();
  }

  private ReadyFile readyFile(Path path) {
    OutputFile.check(path, context.home()::owns);
    return ReadyFile.at(path, context.home());
  }

  /** Whether there is a person who sees the deliveries and can press keys. */
  private boolean live() {
    Environment environment = context.environment();
    return !plain
        && environment.terminals().in()
        && environment.terminals().err()
        && !context.output().json()
        && !context.globals().quiet()
        && environment.variable("TERM").filter(term -> !term.equals("dumb")).isPresent();
  }

  private void check() {
    if (host.isBlank() || host.equals("[]")) {
      throw Failure.usage("--host must be an address or a name to listen on, and is empty");
    }
    if (maxInFlight != null && maxInFlight < 1) {
      throw Failure.usage("--max-in-flight must be 1 byte or more, and is " + maxInFlight);
    }
    if (port < 0 || port > 65_535) {
      throw Failure.usage("--port must be from 0 to 65535, and is " + port);
    }
    if (maxInFlight != null && maxInFlight < 1) {
      throw Failure.usage("--max-in-flight must be more than 0");
    }
    inspector.check(port);
    if (retention != null && retention < 1) {
      throw Failure.usage("--retention must be 1 day or more, and is " + retention);
    }
  }

  private ExitCode exitCode(StopSwitch.Reason reason, StopSwitch stop) {
    return switch (reason) {
      case REACHED -> ExitCode.SUCCESS;
      case SIGNAL -> stop.waits() ? ExitCode.INTERRUPTED : ExitCode.SUCCESS;
      case TIMEOUT -> {
        String missing = stop.missing();
        context
            .output()
            .error(
                missing.isEmpty()
                    ? "--timeout: what the deliveries started was not done by then"
                    : "--timeout: not all was answered by then: " + missing);
        yield ExitCode.FAILED;
      }
    };
  }
}

package io.github.notrahooks.cli.inspect;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.OpenInspector;
import io.github.notrahooks.cli.option.InspectorOptions;
import io.github.notrahooks.environment.Signals;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.home.InspectorToken;
import io.github.notrahooks.home.RunningInspector;
import io.github.notrahooks.home.RunningServer;
import io.github.notrahooks.json.JsonLine;
import io.github.notrahooks.output.Format;
import io.github.notrahooks.output.Output;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code inspect}: shows a home's deliveries in a browser. */
@Command(
    name = "inspect",
    header = "Show deliveries in a browser: look into them, compare them, send them again.",
    description = "Where a server with an inspector runs on the home, its address is printed."
        + " Otherwise this command serves one on 127.0.0.1 until it is interrupted. Whoever has the"
        + " address can see and send what you can: keep it to yourself.",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      "5:with --url: no inspector runs on this home"
    },
    footer = {
      "  notra-hooks inspect",
      "  notra-hooks inspect --url",
      "  notra-hooks inspect --port 0 --read-only"
    })
public final class InspectCommand implements Callable<Integer> {
  private final Context context;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Serve an inspector of its own on this port; 0 picks a free one (default: 8485,"
          + " or the next free one).")
  private @Nullable Integer port;

  @Option(names = "--open", fallbackValue = "true", description = "Open it in the browser.")
  private boolean open;

  @Option(
      names = "--url",
      fallbackValue = "true",
      description = "Only print the address of the inspector of the server that runs on this home.")
  private boolean url;

  @Option(
      names = "--read-only",
      fallbackValue = "true",
      description = "Serve one of its own that sends nothing, and shows no secret.")
  private boolean readOnly;

  @Option(
      names = "--new-token",
      fallbackValue = "true",
      description = "Let nobody in any more who has an address from before.")
  private boolean newToken;

  @Option(
      names = "--allow-remote",
      fallbackValue = "true",
      description = "Serve one of its own that sends to any address, not only to this machine and"
          + " the targets of triggers.")
  private boolean allowRemote;

  /** A command in a context. */
  public InspectCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    InspectorOptions.checkPort("--port", port);
    boolean own = port != null || readOnly || allowRemote;
    if (url && (own || newToken)) {
      throw Failure.usage("--url prints an address and does nothing else; leave out the others");
    }
    Optional<RunningServer> server =
        RunningServer.read(context.home()).filter(each -> each.inspector() != null);
    if (newToken) {
      renew(server);
    }
    if (server.isPresent() && !own) {
      show(String.valueOf(server.get().inspector()));
      return ExitCode.SUCCESS.code();
    }
    Optional<String> running = RunningInspector.read(context.home());
    if (running.isPresent() && !own && !newToken) {
      show(running.get());
      return ExitCode.SUCCESS.code();
    }
    if (url) {
      throw Failure.notFound(
          "no inspector runs on this home; 'notra-hooks inspect'"
              + " without --url serves one, 'notra-hooks serve --inspector-port 8485' a server with one");
    }
    return serve().code();
  }

  private void renew(Optional<RunningServer> server) {
    server.ifPresent(running -> {
      throw Failure.usage("the server of this home (process " + running.pid()
          + ") keeps its token as long as it runs; stop it, and then use --new-token");
    });
    try {
      InspectorToken.renewed(context.home(), context.environment().random());
    } catch (IOException e) {
      throw Failure.failed("the inspector's token cannot be kept in "
          + context.home().inspectorToken() + ": " + FileProblem.of(e));
    }
  }

  private ExitCode serve() throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Output output = context.output();
    try (Signals.Registration unused = context.environment().signals().onStop(stopped::countDown);
        OpenInspector inspector = OpenInspector.open(
                context,
                new OpenInspector.Wanted(port, "--port", readOnly, allowRemote, System::nanoTime),
                output::warn)
            .orElseThrow(() -> Failure.failed("no inspector can be served; see above"));
        RunningInspector noted = RunningInspector.note(context.home(), inspector.url())) {
      show(inspector.url());
      output.info("Serving until it is interrupted.");
      stopped.await();
    } catch (IOException e) {
      throw Failure.failed("the inspector's address cannot be noted down in "
          + context.home().inspectorState() + ": " + FileProblem.of(e));
    }
    return ExitCode.SUCCESS;
  }

  /**
   * Prints an address, bare unless JSON was asked for, so that it can be pasted and substituted; and opens it
   * if that is wanted.
   */
  private void show(String address) {
    Output output = context.output();
    if (context.globals().output() == Format.JSON) {
      output.line(new JsonLine().put("url", address).toString());
    } else {
      output.line(address);
    }
    if (open) {
      new Opener(context.environment(), System.getProperty("os.name", "")).open(address);
    }
  }
}

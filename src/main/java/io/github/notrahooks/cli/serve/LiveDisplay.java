package io.github.notrahooks.cli.serve;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.live.LiveView;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.environment.Signals;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.receiver.TurnedAway;
import io.github.notrahooks.terminal.Screen;
import io.github.notrahooks.terminal.TerminalScreen;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows deliveries live on the terminal. Before the server listens, and if the terminal cannot do it or
 * goes away, each is a line as elsewhere.
 */
final class LiveDisplay implements DeliveryDisplay, LiveView.Host {
  private final Context context;
  private final Runnable quit;
  private final ErrStream err;
  private final Output output;
  private final DeliveryLines lines;
  private volatile @Nullable LiveRows rows;
  private volatile @Nullable LiveView view;
  private Signals.@Nullable Registration signals;

  /**
   * A display that is not live yet.
   *
   * @param quit asks the server to stop
   */
  LiveDisplay(Context context, Runnable quit) {
    this.context = context;
    this.quit = quit;
    this.err = new ErrStream(context.environment().err());
    this.output = new Output(context.environment().out(), err, context.output().settings());
    this.lines = new DeliveryLines(output);
  }

  @Override
  public Output output() {
    return output;
  }

  @Override
  public void print(LogRecord delivery) {
    LiveView live = view;
    LiveRows shown = rows;
    if (live == null || shown == null) {
      lines.print(delivery);
    } else {
      live.add(shown.row(delivery));
    }
  }

  @Override
  public void ran(LogRecord run) {
    LiveView live = view;
    LogRecord.Cause cause = run.cause();
    if (live == null || cause == null) {
      lines.ran(run);
    } else {
      live.note(cause.causeId(), cause.triggerId(), LiveRows.note(run, cause.triggerId()));
    }
  }

  @Override
  public void turnedAway(TurnedAway request) {
    // While the view is on, what is printed is a notice there.
    lines.turnedAway(request);
  }

  @Override
  public void info(String text) {
    lines.info(text);
  }

  @Override
  public void warn(String text) {
    lines.warn(text);
  }

  @Override
  public void listening(String url, Configuration configuration) {
    Optional<Screen> screen = TerminalScreen.open();
    if (screen.isEmpty()) {
      return;
    }
    boolean colours = output.settings().errColours();
    LiveView.Look look = new LiveView.Look(
        url,
        LiveWelcome.text(url, configuration, context.self()),
        repositories(configuration),
        colours);
    LiveRows shown = new LiveRows(
        () -> context.configuration().read().orElse(configuration),
        LocalDate.ofInstant(context.environment().clock().instant(), ZoneOffset.UTC));
    LiveView live = new LiveView(
        screen.get(),
        look,
        new LiveView.Sources(
            new LiveActions(context, colours), new LiveHistory(context, shown, colours)),
        this,
        System::nanoTime);
    signals = context.environment().signals().onStop(quit, screen.get()::close);
    err.divert(live::notice);
    rows = shown;
    view = live;
    live.start();
  }

  /** How many repositories deliveries of one provider may be for: its name tells those of two apart. */
  private static int repositories(Configuration configuration) {
    Map<String, Integer> byProvider = new HashMap<>();
    configuration
        .endpoints()
        .forEach(endpoint -> byProvider.merge(endpoint.integration().provider(), 1, Integer::sum));
    return byProvider.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  @Override
  public void quit() {
    quit.run();
  }

  @Override
  public void broken(@Nullable Throwable reason) {
    view = null;
    restoreErr();
    if (reason == null) {
      output.warn("the terminal gives no more keys: going on without the live view");
    } else {
      output.warn(
          "the live view failed: " + Printable.line(reason.toString()) + "; going on without it");
    }
  }

  @Override
  public void stopping() {
    LiveView live = view;
    if (live != null) {
      live.stopping();
    }
  }

  private void restoreErr() {
    try {
      err.restore();
    } catch (IOException e) {
      // Standard error is gone, and with it everything that could be said.
      return;
    }
  }

  @Override
  public void close() throws InterruptedException {
    LiveView live = view;
    view = null;
    try {
      if (live != null) {
        live.close();
        restoreErr();
        output.info(summary(live.counts()));
      }
    } finally {
      if (signals != null) {
        signals.close();
      }
      lines.close();
    }
  }

  private static String summary(Map<Outcome, Long> counts) {
    if (counts.isEmpty()) {
      return "Stopped. There were no deliveries.";
    }
    long total = counts.values().stream().mapToLong(Long::longValue).sum();
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey().wireName())
        .collect(Collectors.joining(
            ", ", "Stopped. " + total + (total == 1 ? " delivery: " : " deliveries: "), "."));
  }
}

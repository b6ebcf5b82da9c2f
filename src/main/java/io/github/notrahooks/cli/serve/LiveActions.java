package io.github.notrahooks.cli.serve;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.frame.Outgoing;
import io.github.notrahooks.cli.frame.Replaying;
import io.github.notrahooks.cli.frame.SecretChoice;
import io.github.notrahooks.cli.live.Actions;
import io.github.notrahooks.cli.live.Document;
import io.github.notrahooks.cli.option.SecretOptions;
import io.github.notrahooks.cli.text.DeliveryPrinter;
import io.github.notrahooks.cli.text.ResultPrinter;
import io.github.notrahooks.cli.text.VerificationText;
import io.github.notrahooks.environment.Environment;
import io.github.notrahooks.environment.Signals;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.replay.ReplayPlan;
import io.github.notrahooks.replay.ReplaySettings;
import io.github.notrahooks.sender.HeaderEdits;
import io.github.notrahooks.sender.Pacing;
import io.github.notrahooks.sender.RetryPolicy;
import io.github.notrahooks.sender.SendJob;
import io.github.notrahooks.sender.Sender;
import io.github.notrahooks.sender.okhttp.Trust;
import io.github.notrahooks.verify.Verifier;
import io.github.notrahooks.verify.logged.LoggedVerification;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Does what the live view asks for, as the commands do, and gives what there is to read of it. */
final class LiveActions implements Actions {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Context context;
  private final boolean colours;

  LiveActions(Context context, boolean colours) {
    this.context = context;
    this.colours = colours;
  }

  @Override
  public Document show(String id) {
    return DeliveryDocument.of(context, colours, id);
  }

  @Override
  public String curl(String id) {
    return CapturedText.of(
        context, false, apart -> new DeliveryPrinter(apart.output()).curl(find(apart, id), false));
  }

  @Override
  public String verify(String id) {
    return CapturedText.of(context, false, apart -> {
      SecretChoice secrets = new SecretChoice(apart, new SecretOptions());
      LoggedVerification logged = new LoggedVerification(apart.schemes(), secrets, null);
      VerificationText.print(
          apart.output(), new Verifier(apart.schemes()).verify(logged.submission(find(apart, id))));
    });
  }

  @Override
  public String replay(String id, boolean keepDeliveryId) {
    String text =
        CapturedText.of(context, false, apart -> replay(apart, find(apart, id), keepDeliveryId));
    return "Sent again: " + text.lines().findFirst().orElse("");
  }

  private static void replay(Context apart, LogRecord delivery, boolean keepDeliveryId) {
    ReplaySettings settings = new ReplaySettings(
        keepDeliveryId ? ReplaySettings.Sign.AUTO : ReplaySettings.Sign.FRESH,
        keepDeliveryId ? ReplaySettings.Id.KEEP : ReplaySettings.Id.NEW,
        HeaderEdits.parse(List.of()));
    Output output = apart.output();
    SecretChoice secrets = new SecretChoice(apart, new SecretOptions());
    ReplayPlan plan = Replaying.planner(
            apart, settings, null, secrets, UnaryOperator.identity(), output)
        .plan(delivery, true);
    RetryPolicy never =
        new RetryPolicy(0, apart.environment().clock(), apart.environment().random());
    try (Sender sender = Outgoing.sender(apart, 1, Trust.USUAL, true, output)) {
      sender.run(
          new SendJob(List.of(plan.delivery()).iterator(), 1, Pacing.NONE, never, TIMEOUT),
          new ResultPrinter(output, true, false)::print);
    }
  }

  /** The delivery with this ID. */
  static LogRecord find(Context apart, String id) throws IOException {
    return new Logbook(apart).find(id, LogFilter.ALL).delivery();
  }

  @Override
  public String differ(String older, String newer) {
    return CapturedText.of(context, colours, apart -> {
      List<String> words = words("logs", "diff", older, newer);
      words.addAll(List.of("--output", "table", "--color", colours ? "always" : "never"));
      context.commands().run(apart.environment(), words);
    });
  }

  @Override
  public void edit(String id) {
    Environment real = context.environment();
    // A Ctrl-C in the editor is meant for that, and comes to all that have the terminal.
    try (Signals.Registration unused = real.signals().onInterrupt(() -> {})) {
      List<String> words = words("replay", id, "--edit", "--sign", "fresh");
      words.addAll(List.of("--output", "table"));
      context.commands().run(real.withSignals(Signals.NONE), words);
    }
  }

  /** The words of a command on this home. */
  private List<String> words(String... command) {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(List.of("--home", context.home().path().toString()));
    return words;
  }
}

package io.github.notrahooks.cli.serve;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.frame.Outgoing;
import io.github.notrahooks.cli.frame.Replaying;
import io.github.notrahooks.cli.frame.SecretChoice;
import io.github.notrahooks.cli.live.Actions;
import io.github.notrahooks.cli.option.SecretOptions;
import io.github.notrahooks.cli.text.DeliveryPrinter;
import io.github.notrahooks.cli.text.ResultPrinter;
import io.github.notrahooks.cli.text.VerificationText;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
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
import io.github.notrahooks.view.DeliveryDetails;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Does what the live view asks for, as the commands do, and gives what there is to read of it. */
final class LiveActions implements Actions {
  private static final int MOST_TEXT = 4 * 1024 * 1024;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Context context;

  LiveActions(Context context) {
    this.context = context;
  }

  @Override
  public String show(String id) {
    return printed(apart -> {
      LogRecord delivery = find(apart, id);
      DeliveryDetails details = DeliveryDetails.of(delivery);
      DeliveryPrinter printer = new DeliveryPrinter(apart.output());
      printer.started(new Logbook(apart).started(delivery));
      printer.details(details);
      printer.notes(details);
    });
  }

  @Override
  public String curl(String id) {
    return printed(apart -> new DeliveryPrinter(apart.output()).curl(find(apart, id), false));
  }

  @Override
  public String verify(String id) {
    return printed(apart -> {
      SecretChoice secrets = new SecretChoice(apart, new SecretOptions());
      LoggedVerification logged = new LoggedVerification(apart.schemes(), secrets, null);
      VerificationText.print(
          apart.output(), new Verifier(apart.schemes()).verify(logged.submission(find(apart, id))));
    });
  }

  @Override
  public String replay(String id, boolean keepDeliveryId) {
    String text = printed(apart -> replay(apart, find(apart, id), keepDeliveryId));
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

  private static LogRecord find(Context apart, String id) throws IOException {
    return new Logbook(apart).find(id, LogFilter.ALL).delivery();
  }

  /** Something that is printed. */
  private interface Printing {
    void printTo(Context apart) throws IOException;
  }

  private String printed(Printing printing) {
    Captured text = new Captured();
    Context apart = context.printingTo(text);
    try {
      printing.printTo(apart);
    } catch (Failure | IOException e) {
      apart.output().error(Printable.line(FileProblem.named(e)));
    } catch (RuntimeException e) {
      apart.output().error("unexpected: " + Printable.line(e.toString()));
    } catch (OutOfMemoryError e) {
      apart.output().error("out of memory: it is in the log all the same");
    }
    return text.text();
  }

  /** What is printed, up to more than a person reads. */
  private static final class Captured extends ByteArrayOutputStream {
    private boolean cut;

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      int room = Math.min(length, MOST_TEXT - count);
      cut |= room < length;
      super.write(bytes, offset, room);
    }

    synchronized String text() {
      return toString(StandardCharsets.UTF_8)
          + (cut ? "\n… and more: 'notra-hooks logs show' prints all of it" : "");
    }
  }
}

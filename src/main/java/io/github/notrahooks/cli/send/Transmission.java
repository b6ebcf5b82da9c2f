package io.github.notrahooks.cli.send;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.Outgoing;
import io.github.notrahooks.cli.option.TransmitOptions;
import io.github.notrahooks.cli.text.RequestPrinter;
import io.github.notrahooks.cli.text.Results;
import io.github.notrahooks.cli.text.SentFrom;
import io.github.notrahooks.environment.Signals;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Progress;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.DeliveryResult;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.Pacing;
import io.github.notrahooks.sender.PlannedDelivery;
import io.github.notrahooks.sender.RetryPolicy;
import io.github.notrahooks.sender.SendJob;
import io.github.notrahooks.sender.SendListener;
import io.github.notrahooks.sender.SendSummary;
import io.github.notrahooks.sender.Sender;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.sender.okhttp.Trust;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sends planned deliveries as the options say, and shows how far it is. */
final class Transmission {
  private static final Duration LONGEST_TIMEOUT = Duration.ofDays(365);

  private final Context context;
  private final TransmitOptions options;
  private final Output output;
  private final Pacing pacing;
  private final Trust trust;

  Transmission(Context context, TransmitOptions options) {
    this.context = context;
    this.options = options;
    this.output = context.output();
    if (options.concurrency() < 1 || options.concurrency() > 1000) {
      throw Failure.usage("--concurrency must be from 1 to 1000, and is " + options.concurrency());
    }
    if (options.retries() < 0) {
      throw Failure.usage("--retries must be 0 or more, and is " + options.retries());
    }
    if (options.timeout().isZero()) {
      throw Failure.usage("--timeout must be more than 0");
    }
    if (options.timeout().compareTo(LONGEST_TIMEOUT) > 0) {
      throw Failure.usage("--timeout must be at most " + LONGEST_TIMEOUT.toDays() + "d");
    }
    this.pacing = options.rate() == null ? Pacing.NONE : Pacing.parseRate(options.rate());
    this.trust = trust();
  }

  private Trust trust() {
    if (options.cacert() != null) {
      return Trust.of(context.path(options.cacert()));
    }
    if (!options.insecure()) {
      return Trust.USUAL;
    }
    // Without --to it goes to the local receiver.
    Target target = options.to() == null ? null : Target.parse(options.to());
    if (target != null && !target.isLoopback()) {
      output.warn("--insecure: whoever answers for " + target.host() + " gets what is sent");
    }
    return Trust.ANYBODY;
  }

  /** The pace that the options ask for. */
  Pacing pacing() {
    return pacing;
  }

  /**
   * Prints the exact requests, and sends nothing.
   *
   * @param from where they came from, or null to say nothing of it
   */
  void preview(Iterator<PlannedDelivery> deliveries, @Nullable SentFrom from) {
    RequestPrinter printer = new RequestPrinter(output, Outgoing.proxies(context)::head, from);
    while (deliveries.hasNext()) {
      PlannedDelivery delivery = deliveries.next();
      OutgoingRequest request =
          delivery.request().at(context.environment().clock().instant());
      printer.print(delivery, request);
    }
  }

  /**
   * Sends.
   *
   * @param total how many there are, or 0 if that is not known
   * @param printer takes each result
   */
  SendSummary send(
      Iterator<PlannedDelivery> deliveries, long total, Pacing pacing, Results printer) {
    return send(deliveries, total, pacing, printer, answer -> false);
  }

  /**
   * The same.
   *
   * @param hopedFor the answers on which no other attempt follows, whatever they are
   */
  SendSummary send(
      Iterator<PlannedDelivery> deliveries,
      long total,
      Pacing pacing,
      Results printer,
      Predicate<Answer> hopedFor) {
    try (Sender sender =
            Outgoing.sender(context, options.concurrency(), trust, !options.noLog(), output);
        Signals.Registration unused = context.environment().signals().onStop(sender::stop);
        Progress progress =
            new Progress(output, total, context.environment().terminals().err())) {
      SendJob job = new SendJob(
          deliveries,
          options.concurrency(),
          pacing,
          new RetryPolicy(
                  options.retries(),
                  context.environment().clock(),
                  context.environment().random())
              .unless(hopedFor),
          options.timeout());
      long start = System.nanoTime();
      SendSummary summary = sender.run(job, new Told(printer, progress, total));
      progress.clear();
      printer.summarize(summary, System.nanoTime() - start);
      return summary;
    }
  }

  /** Prints what becomes of deliveries, and moves the bar. */
  private final class Told implements SendListener {
    private static final int FEW = 20;

    private final Results printer;
    private final Progress progress;
    private final boolean few;

    Told(Results printer, Progress progress, long total) {
      this.printer = printer;
      this.progress = progress;
      this.few = total > 0 && total <= FEW;
    }

    @Override
    public void done(DeliveryResult result) {
      if (printer.prints(result)) {
        progress.clear();
      }
      printer.print(result);
      progress.step(System.nanoTime(), result.delivery().event());
    }

    @Override
    public void retrying(DeliveryResult soFar, Duration pause) {
      if (few) {
        progress.clear();
        output.info(status(soFar.answer()) + ", again in " + seconds(pause) + " ("
            + soFar.attempts() + "/" + options.retries() + ")");
      }
    }

    private static String status(Answer answer) {
      if (answer instanceof Answer.Received received) {
        return Integer.toString(received.status());
      }
      return answer instanceof Answer.NetworkFailure failure
          ? Printable.line(failure.message().replaceFirst("\\.$", ""))
          : "not sent";
    }

    private static String seconds(Duration pause) {
      double seconds = pause.toMillis() / 1000.0;
      return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
    }
  }
}

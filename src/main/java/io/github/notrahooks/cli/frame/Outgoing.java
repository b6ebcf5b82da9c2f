package io.github.notrahooks.cli.frame;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.LogSettings;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.sender.LoggedAttempts;
import io.github.notrahooks.sender.OutgoingLog;
import io.github.notrahooks.sender.Sender;
import io.github.notrahooks.sender.Ticks;
import io.github.notrahooks.sender.okhttp.OkHttpTransport;
import io.github.notrahooks.sender.okhttp.Proxies;
import io.github.notrahooks.sender.okhttp.Trust;
import java.io.IOException;
import java.util.function.Consumer;

/** Makes what sends: a sender over HTTP, with the home's delivery log behind it. */
public final class Outgoing {
  private Outgoing() {}

  /**
   * A sender, to be closed by the caller.
   *
   * @param concurrency how many requests may be under way at once
   * @param logged whether attempts go into the home's log
   * @param output where it is said that they do not get there
   */
  public static Sender sender(
      Context context, int concurrency, Trust trust, boolean logged, Output output) {
    return sender(
        context,
        concurrency,
        trust,
        logged ? log(context, output, record -> {}) : OutgoingLog.NONE);
  }

  /**
   * The same with a log, for one who must know what that says of attempts.
   *
   * @param recorded told of each record before it is stored
   */
  public static Sender sender(Context context, Output output, Consumer<LogRecord> recorded) {
    return sender(context, 1, Trust.USUAL, log(context, output, recorded));
  }

  private static Sender sender(Context context, int concurrency, Trust trust, OutgoingLog log) {
    return new Sender(
        new OkHttpTransport(concurrency, Ticks.SYSTEM, proxies(context), trust),
        log,
        context.environment().clock(),
        Ticks.SYSTEM);
  }

  /** The proxies that the environment names. */
  public static Proxies proxies(Context context) {
    return new Proxies(context.environment()::variable);
  }

  private static OutgoingLog log(Context context, Output output, Consumer<LogRecord> recorded) {
    try {
      context.home().create();
      DeliveryLog log = DeliveryLog.openUnhurried(new LogSettings(
          context.home().logs(),
          context.environment().clock(),
          // Nobody was promised that what was sent is on the disk; the server needs the disk more.
          false,
          LogSettings.SEGMENT_BYTES,
          output::warn));
      return new LoggedAttempts(
          log, context.environment().random(), context.schemes(), output::warn, recorded);
    } catch (IOException e) {
      throw Failure.usage("cannot write the delivery log in "
          + context.home().logs()
          + ": "
          + FileProblem.of(e)
          + ". --no-log sends without it.");
    }
  }
}

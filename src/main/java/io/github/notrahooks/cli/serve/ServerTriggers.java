package io.github.notrahooks.cli.serve;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.Outgoing;
import io.github.notrahooks.config.LiveConfiguration;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.receiver.ApplicationAnswer;
import io.github.notrahooks.receiver.Reply;
import io.github.notrahooks.sender.Ticks;
import io.github.notrahooks.sender.okhttp.OkHttpTransport;
import io.github.notrahooks.sender.okhttp.Trust;
import io.github.notrahooks.signature.Secret;
import io.github.notrahooks.signature.Sha256;
import io.github.notrahooks.trigger.TriggerListener;
import io.github.notrahooks.trigger.Triggers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives the triggers of a server what they work with. */
final class ServerTriggers {
  /** How old what is owed may be where duplicates are not remembered at all. */
  private static final Duration USUAL_WINDOW = Duration.ofHours(24);

  private static final int ID_DIGITS = 12;

  private ServerTriggers() {}

  /** What a server on a home calls itself towards those that it sends to, and knows itself by. */
  static String via(Home home) {
    byte[] path = home.realPath().toString().getBytes(StandardCharsets.UTF_8);
    return "1.1 notra-hooks-" + Sha256.hex(List.of(path)).substring(0, ID_DIGITS);
  }

  /**
   * Triggers that are not started yet.
   *
   * @param window for how long deliveries are remembered, or null for not at all
   */
  static Triggers of(
      Context context,
      LiveConfiguration configuration,
      DeliveryLog log,
      @Nullable Duration window,
      DeliveryDisplay display,
      StopSwitch stop) {
    return new Triggers(new Triggers.Parts(
        context.home(),
        log,
        context.schemes(),
        delivery -> secrets(configuration, delivery),
        concurrency ->
            new OkHttpTransport(concurrency, Ticks.SYSTEM, Outgoing.proxies(context), Trust.USUAL),
        window == null ? USUAL_WINDOW : window,
        via(context.home()),
        context::newLogId,
        context.environment().clock(),
        System::nanoTime,
        context.environment().random(),
        listener(display, stop)));
  }

  /** What providers are told where triggers have an application answer. */
  static ApplicationAnswer answer(Triggers triggers) {
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

  private static List<Secret> secrets(LiveConfiguration configuration, LogRecord delivery) {
    return Optional.ofNullable(delivery.repositoryId())
        .flatMap(configuration.get()::secret)
        .stream()
        .toList();
  }

  private static TriggerListener listener(DeliveryDisplay display, StopSwitch stop) {
    return new TriggerListener() {
      @Override
      public void ran(LogRecord run) {
        display.ran(run);
      }

      @Override
      public void idle() {
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
}

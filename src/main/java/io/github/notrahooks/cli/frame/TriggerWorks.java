package io.github.notrahooks.cli.frame;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.Access;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.sender.Ticks;
import io.github.notrahooks.sender.okhttp.OkHttpTransport;
import io.github.notrahooks.sender.okhttp.Trust;
import io.github.notrahooks.signature.Secret;
import io.github.notrahooks.signature.Sha256;
import io.github.notrahooks.trigger.Works;
import io.github.notrahooks.trigger.command.Claims;
import io.github.notrahooks.trigger.definition.Command;
import io.github.notrahooks.trigger.definition.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives triggers what they do their work with, in a server and beside one. */
public final class TriggerWorks {
  /** How old what is owed may be where duplicates are not remembered at all. */
  private static final Duration USUAL_WINDOW = Duration.ofHours(24);

  private static final int ID_DIGITS = 12;

  private TriggerWorks() {}

  /** What a server on a home calls itself towards those that it sends to, and knows itself by. */
  public static String via(Home home) {
    byte[] path = home.realPath().toString().getBytes(StandardCharsets.UTF_8);
    return "1.1 notra-hooks-" + Sha256.hex(List.of(path)).substring(0, ID_DIGITS);
  }

  /** How old what is owed may be. */
  public static Duration window(@Nullable Duration dedupWindow) {
    return dedupWindow == null ? USUAL_WINDOW : dedupWindow;
  }

  /** The claims of a home. */
  public static Claims claims(Context context, boolean synced, Duration window) {
    return new Claims(context.home(), synced, context.environment().clock(), window);
  }

  /**
   * Lets a command be started only where its owner alone can have said so.
   *
   * @throws Failure of usage if others can write to the configuration that it comes from
   */
  public static void refuseOthersCommands(Home home, Trigger trigger) {
    if (trigger.action() instanceof Command && !trigger.id().equals(Trigger.EXEC)) {
      Access.writableByOthers(home.config()).ifPresent(open -> {
        throw Failure.usage(home.config() + " says that the trigger " + trigger.id()
            + " starts a command, and others than its owner can write to " + open
            + ". Take that from them with chmod go-w " + open + ".");
      });
    }
  }

  /**
   * What triggers do their work with.
   *
   * @param secrets those with which a delivery may have been signed, the first of which signs
   */
  public static Works of(
      Context context, Claims claims, Function<LogRecord, List<Secret>> secrets) {
    return new Works(
        context.home(),
        claims,
        context.environment().variables(),
        context.schemes(),
        secrets,
        context.secrets()::resolve,
        concurrency ->
            new OkHttpTransport(concurrency, Ticks.SYSTEM, Outgoing.proxies(context), Trust.USUAL),
        via(context.home()),
        context::newLogId,
        context.environment().clock(),
        Ticks.SYSTEM::nanos,
        context.environment().random());
  }
}

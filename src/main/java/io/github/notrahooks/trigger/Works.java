package io.github.notrahooks.trigger;

import io.github.notrahooks.config.SecretSource;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.replay.Replay;
import io.github.notrahooks.replay.ReplaySettings;
import io.github.notrahooks.sender.AttemptRecords;
import io.github.notrahooks.sender.DeliveryIds;
import io.github.notrahooks.sender.HeaderEdits;
import io.github.notrahooks.sender.Transport;
import io.github.notrahooks.signature.Secret;
import io.github.notrahooks.trigger.command.Claims;
import io.github.notrahooks.trigger.command.CommandRunner;
import io.github.notrahooks.trigger.command.RunFiles;
import io.github.notrahooks.trigger.definition.Command;
import io.github.notrahooks.trigger.definition.Forward;
import io.github.notrahooks.trigger.definition.Trigger;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What the work of triggers is done with.
 *
 * @param home where claims and files of commands are
 * @param claims those of the home
 * @param variables the environment of this process
 * @param schemes how providers sign
 * @param secrets those with which a delivery may have been signed, the first of which signs
 * @param secret what is behind a trigger's own secret
 * @param transport makes what carries requests, so many at once
 * @param via what this server calls itself towards those it sends to
 * @param ids gives the ID of each new log record
 * @param clock the wall clock
 * @param nanoTime the monotonic clock
 * @param random shortens pauses
 */
public record Works(
    Home home,
    Claims claims,
    Map<String, String> variables,
    SignatureSchemes schemes,
    Function<LogRecord, List<Secret>> secrets,
    Function<SecretSource, Secret> secret,
    IntFunction<Transport> transport,
    String via,
    Supplier<String> ids,
    Clock clock,
    LongSupplier nanoTime,
    RandomGenerator random) {
  /** What makes a trigger's attempts. */
  Attempts attempts(Trigger trigger) {
    Work work = trigger.action() instanceof Command command
        ? new CommandWork(
            trigger,
            command,
            home,
            claims,
            new CommandRunner(new RunFiles(home), variables, nanoTime),
            nanoTime)
        : forwarding(trigger, (Forward) trigger.action());
    return new Attempts(home.logs(), work);
  }

  private Forwarding forwarding(Trigger trigger, Forward forward) {
    Replay replay = new Replay(
        new ReplaySettings(
            forward.sign(), ReplaySettings.Id.KEEP, HeaderEdits.NONE, ReplaySettings.Carried.ALL),
        new DeliveryIds(clock, random),
        clock,
        schemes);
    SecretSource own = forward.secret();
    return new Forwarding(
        forward,
        replay,
        own == null ? secrets : delivery -> List.of(secret.apply(own)),
        transport.apply(trigger.concurrency()),
        clock,
        via);
  }

  /** What makes the records of a trigger's attempts. */
  RunRecords records(Trigger trigger) {
    return new RunRecords(trigger, new AttemptRecords(random, schemes), ids, clock);
  }
}

package io.github.notrahooks.trigger;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.log.read.LogFollower;
import io.github.notrahooks.log.read.LogPlace;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.log.read.Prefilter;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.replay.Replay;
import io.github.notrahooks.replay.ReplaySettings;
import io.github.notrahooks.sender.AttemptRecords;
import io.github.notrahooks.sender.DeliveryIds;
import io.github.notrahooks.sender.HeaderEdits;
import io.github.notrahooks.sender.Transport;
import io.github.notrahooks.signature.Secret;
import io.github.notrahooks.trigger.definition.Forward;
import io.github.notrahooks.trigger.definition.Trigger;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The triggers of a running server. */
public final class Triggers implements AutoCloseable {
  private final Parts parts;
  private final List<TriggerRunner> runners = new ArrayList<>();

  /**
   * What triggers work with.
   *
   * @param home where they note how far they are
   * @param deliveries the server's log, to which they write
   * @param schemes how providers sign
   * @param secrets those with which a delivery may have been signed, the first of which signs
   * @param transport makes what carries requests, so many at once
   * @param window how old a delivery may be that is taken up after a restart
   * @param via what this server calls itself towards those it sends to
   * @param ids gives the ID of each new log record
   * @param clock the wall clock
   * @param nanoTime the monotonic clock
   */
  public record Parts(
      Home home,
      DeliveryLog deliveries,
      SignatureSchemes schemes,
      Function<LogRecord, List<Secret>> secrets,
      Function<Integer, Transport> transport,
      Duration window,
      String via,
      Supplier<String> ids,
      Clock clock,
      LongSupplier nanoTime,
      RandomGenerator random,
      TriggerListener listener) {}

  /** None yet. */
  public Triggers(Parts parts) {
    this.parts = parts;
  }

  /** Starts a trigger, at what it still owes from an earlier run that did the same. */
  public void start(Trigger trigger) {
    Optional<TriggerPosition> earlier = TriggerPosition.read(parts.home(), trigger.id());
    Optional<TriggerPosition> start = earlier.filter(
        position -> position.target().equals(trigger.forward().target().url()));
    if (earlier.isPresent() && start.isEmpty() && earlier.get().owed()) {
      parts
          .listener()
          .info("what was still owed to " + earlier.get().target()
              + " is dropped: deliveries go to " + trigger.forward().target().url() + " now");
    }
    TriggerPosition position = start.orElseGet(() -> begun(trigger));
    LogReader reader = new LogReader(
        parts.home().logs(),
        damage -> parts.listener().warn("the trigger " + trigger.id() + " passed over " + damage),
        unread -> parts.listener().warn("the trigger " + trigger.id() + " passed over " + unread));
    TriggerLog log = new TriggerLog(trigger, reader, parts.clock(), parts.window(), position);
    TriggerRunner runner = new TriggerRunner(
        trigger,
        new TriggerRunner.Parts(
            parts.home(),
            parts.deliveries(),
            forwarding(trigger),
            parts.nanoTime(),
            parts.random(),
            parts.listener()),
        new RunRecords(
            trigger,
            new AttemptRecords(parts.random(), parts.schemes()),
            parts.ids(),
            parts.clock()),
        log);
    runners.add(runner);
    runner.start();
  }

  /** A trigger that is new begins at the end of the log; that is noted before anything can be received. */
  private TriggerPosition begun(Trigger trigger) {
    Instant now = parts.clock().instant();
    LogReader reader = new LogReader(parts.home().logs(), damage -> {}, unread -> {});
    try (LogFollower end = LogFollower.from(reader, Prefilter.ALL, null)) {
      LogPlace place = end.place()
          .orElseGet(() ->
              new LogPlace(new Segment(LocalDate.ofInstant(now, ZoneOffset.UTC), 1), 0));
      TriggerPosition position = new TriggerPosition(
          "",
          parts.deliveries().storedSeq(),
          place,
          false,
          now,
          trigger.forward().target().url());
      position.write(parts.home(), trigger.id());
      return position;
    } catch (IOException e) {
      throw Failure.failed(
          "cannot note where the trigger " + trigger.id() + " begins: " + FileProblem.named(e));
    }
  }

  private Forwarding forwarding(Trigger trigger) {
    Forward forward = trigger.forward();
    Replay replay = new Replay(
        new ReplaySettings(
            forward.sign(), ReplaySettings.Id.KEEP, HeaderEdits.NONE, ReplaySettings.Carried.ALL),
        new DeliveryIds(parts.clock(), parts.random()),
        parts.clock(),
        parts.schemes());
    return new Forwarding(
        forward,
        parts.home().logs(),
        replay,
        parts.secrets(),
        parts.transport().apply(forward.concurrency()),
        parts.clock(),
        parts.via());
  }

  /** Tells that a delivery was logged; for any thread, and does not block. */
  public void delivered(LogRecord delivery) {
    runners.forEach(runner -> runner.delivered(delivery));
  }

  /**
   * Whether a delivery that is about to be logged is answered as an application does. If so, either {@link
   * #ask} or {@link #drop} follows.
   */
  public boolean takes(LogRecord delivery) {
    return runners.stream().anyMatch(runner -> runner.direct().take(delivery));
  }

  /** Tells that a delivery that was taken is not in the log. */
  public void drop(LogRecord delivery) {
    runners.forEach(runner -> runner.direct().release(delivery.id()));
  }

  /**
   * Asks the application what the provider of a delivery is told; does not block.
   *
   * @param delivery one that was taken, and is in the log now
   */
  public void ask(LogRecord delivery, Consumer<TheirAnswer> answer) {
    runners.stream()
        .filter(runner -> runner.direct().has(delivery.id()))
        .findFirst()
        .ifPresent(runner -> runner.ask(delivery, answer));
  }

  /** Whether all that was logged until now is done. */
  public boolean isIdle() {
    return runners.stream().allMatch(TriggerRunner::isIdle);
  }

  /** Begins nothing more, and waits some seconds for what is under way. */
  @Override
  public void close() {
    runners.forEach(TriggerRunner::close);
  }
}

package io.github.notrahooks.trigger;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.LogPlace;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.log.write.StoredEnd;
import io.github.notrahooks.trigger.definition.Trigger;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The triggers of a running server: that of its command line, and those of the configuration as it is now. */
public final class Triggers implements AutoCloseable {
  private final Works works;
  private final Parts parts;
  private final Home home;
  private final Map<String, TriggerRunner> runners = new ConcurrentHashMap<>();

  /** What is being done about each trigger of the configuration, one thing after the other. */
  private final Map<String, CompletableFuture<Void>> changes = new HashMap<>();

  private final ExecutorService changing;
  private Map<String, Trigger> configured = Map.of();
  private volatile boolean closed;

  /**
   * The server's part of what triggers work with.
   *
   * @param deliveries its log, to which they write
   * @param window how old a delivery may be that is taken up after a restart
   */
  public record Parts(DeliveryLog deliveries, Duration window, TriggerListener listener) {}

  /** None yet. */
  public Triggers(Works works, Parts parts) {
    this.works = works;
    this.parts = parts;
    this.home = works.home();
    this.changing = Executors.newCachedThreadPool(work -> {
      Thread thread = new Thread(work, "trigger-change");
      thread.setDaemon(true);
      return thread;
    });
  }

  /** Starts the trigger of the command line, at what it still owes from an earlier run that did the same. */
  public void start(Trigger trigger) {
    String target = trigger.action().text();
    LogEnd end = end();
    Optional<TriggerPosition> earlier = TriggerPosition.read(home, trigger.id());
    Optional<TriggerPosition> same =
        earlier.filter(position -> position.isLost() || position.target().equals(target));
    if (earlier.isPresent() && same.isEmpty() && earlier.get().waiting() > 0) {
      parts
          .listener()
          .info("what was still owed to " + earlier.get().target() + " is dropped ("
              + Standing.deliveries(earlier.get().waiting()) + "): it is " + target + " now");
    }
    run(
        trigger,
        same.map(position -> position.isDisabled() || isPaused(trigger, position)
                ? position.enabled(end)
                : position)
            .orElseGet(() -> TriggerPosition.begun(end, target)));
  }

  /** Whether it failed so often in a row that nothing was begun any more. */
  private static boolean isPaused(Trigger trigger, TriggerPosition position) {
    return trigger.pauseAfter() > 0 && position.failures() >= trigger.pauseAfter();
  }

  /**
   * Starts the triggers of the configuration; what is noted of others is forgotten. Returns when they run;
   * of one that cannot be started the listener is warned.
   *
   * @throws Failure if what is noted cannot be looked at
   */
  public void begin(List<Trigger> triggers) {
    forgetOthers(triggers);
    follow(triggers);
    List<CompletableFuture<Void>> started;
    synchronized (this) {
      started = List.copyOf(changes.values());
    }
    started.forEach(CompletableFuture::join);
  }

  private void forgetOthers(List<Trigger> triggers) {
    List<String> known = new ArrayList<>(triggers.stream().map(Trigger::id).toList());
    known.add(Trigger.FORWARD);
    known.add(Trigger.EXEC);
    try {
      for (String id : TriggerPosition.all(home)) {
        if (!known.contains(id)) {
          TriggerPosition.remove(home, id);
        }
      }
    } catch (IOException e) {
      throw Failure.failed(
          "cannot look at " + TriggerPosition.folder(home) + ": " + FileProblem.named(e));
    }
  }

  /**
   * Has the triggers be those of a changed configuration. What is under way is not broken off. Where new ones
   * begin is settled when this returns, the rest follows.
   */
  public synchronized void follow(List<Trigger> triggers) {
    Map<String, Trigger> wanted = new HashMap<>();
    triggers.forEach(each -> wanted.put(each.id(), each));
    if (closed || wanted.equals(configured)) {
      return;
    }
    LogEnd end = end();
    Map<String, Trigger> all = new HashMap<>(configured);
    all.putAll(wanted);
    for (String id : all.keySet()) {
      Trigger before = configured.get(id);
      Trigger after = wanted.get(id);
      if (after == null || !after.equals(before)) {
        TriggerRunner running = runners.get(id);
        if (running != null) {
          running.retire();
        }
        changes.put(
            id,
            changes
                .getOrDefault(id, CompletableFuture.completedFuture(null))
                .thenRunAsync(() -> change(id, after, end), changing));
      }
    }
    configured = wanted;
  }

  private void change(String id, @Nullable Trigger wanted, LogEnd end) {
    try {
      TriggerRunner running = runners.get(id);
      if (running != null) {
        running.finish();
      }
      if (closed) {
        return;
      }
      if (wanted == null || !wanted.enabled()) {
        runners.remove(id);
      }
      Optional<TriggerPosition> earlier = TriggerPosition.read(home, id);
      if (wanted == null) {
        TriggerPosition.remove(home, id);
        long waiting = earlier.map(TriggerPosition::waiting).orElse(0L);
        parts
            .listener()
            .info("the trigger " + id + " is gone"
                + (waiting > 0 ? ", and what it owed: " + Standing.deliveries(waiting) : ""));
      } else if (wanted.enabled()) {
        run(
            wanted,
            earlier
                .map(position -> position.isDisabled() ? position.enabled(end) : position)
                .orElseGet(() -> TriggerPosition.begun(end, wanted.action().text())));
      } else if (earlier.isPresent()) {
        earlier.get().disabled(end).write(home, id);
      }
      if (!runners.containsKey(id)) {
        // Somebody may wait for what it owed.
        parts.listener().idle();
      }
    } catch (IOException | Failure e) {
      parts
          .listener()
          .warn("the trigger " + id + " does not work: "
              + (e instanceof IOException io ? FileProblem.named(io) : e.getMessage()));
    }
  }

  private synchronized void run(Trigger trigger, TriggerPosition position) {
    if (closed) {
      return;
    }
    TriggerListener listener = parts.listener();
    if (position.isLost()) {
      listener.warn("where the trigger " + trigger.id() + " was left cannot be read: what the log"
          + " does not say is done of the last " + parts.window().toHours() + " h is done now");
    }
    try {
      // Before anything more can be received: it may be all that says where the trigger began.
      position.write(home, trigger.id());
    } catch (IOException e) {
      listener.warn("where the trigger " + trigger.id() + " begins cannot be noted in "
          + TriggerPosition.folder(home) + ": " + FileProblem.named(e)
          + ". Until that is mended, a restart has it begin anew");
    }
    LogReader reader = new LogReader(
        home.logs(),
        damage -> listener.warn("the trigger " + trigger.id() + " passed over " + damage),
        unread -> listener.warn("the trigger " + trigger.id() + " passed over " + unread));
    TriggerRunner runner = new TriggerRunner(
        trigger,
        new TriggerRunner.Parts(
            home,
            parts.deliveries(),
            works.attempts(trigger),
            works.clock(),
            works.nanoTime(),
            works.random(),
            listener),
        works.records(trigger),
        new TriggerLog(trigger, reader, works.clock(), parts.window(), position));
    runners.put(trigger.id(), runner);
    runner.start();
  }

  private LogEnd end() {
    Instant now = works.clock().instant();
    StoredEnd end = parts.deliveries().stored();
    LogPlace first = new LogPlace(new Segment(LocalDate.ofInstant(now, ZoneOffset.UTC), 1), 0);
    return new LogEnd(end.seq(), end.place() == null ? first : end.place(), now);
  }

  /** Tells that a delivery was logged; for any thread, and does not block. */
  public void delivered(LogRecord delivery) {
    runners.values().forEach(runner -> runner.delivered(delivery));
  }

  /**
   * Whether a delivery that is about to be logged is answered as an application does. If so, either {@link
   * #ask} or {@link #drop} follows.
   */
  public boolean takes(LogRecord delivery) {
    return runners.values().stream().anyMatch(runner -> runner.direct().take(delivery));
  }

  /** Tells that a delivery that was taken is not in the log. */
  public void drop(LogRecord delivery) {
    runners.values().forEach(runner -> runner.direct().release(delivery.id()));
  }

  /**
   * Asks the application what the provider of a delivery is told; does not block.
   *
   * @param delivery one that was taken, and is in the log now
   */
  public void ask(LogRecord delivery, Consumer<TheirAnswer> answer) {
    runners.values().stream()
        .filter(runner -> runner.direct().has(delivery.id()))
        .findFirst()
        .ifPresentOrElse(
            runner -> runner.ask(delivery, answer),
            () -> answer.accept(TheirAnswer.error(503, "The trigger was changed just now")));
  }

  /** What is owed by all of them, as far as the log was read; for any thread. */
  public Backlog backlog() {
    return runners.values().stream().map(TriggerRunner::backlog).reduce(Backlog.NONE, Backlog::and);
  }

  /** Whether all that was logged until now is done. */
  public boolean isIdle() {
    return runners.values().stream().allMatch(TriggerRunner::isIdle);
  }

  /** Begins nothing more, and waits some seconds for what is under way. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    // All at once: each may wait for seconds.
    runners.values().forEach(TriggerRunner::end);
    runners.values().forEach(TriggerRunner::close);
    changing.shutdown();
  }
}

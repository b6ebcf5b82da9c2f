package io.github.notrahooks.trigger;

import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.trigger.command.Attempted;
import io.github.notrahooks.trigger.command.Claim;
import io.github.notrahooks.trigger.command.Claims;
import io.github.notrahooks.trigger.command.CommandRunner;
import io.github.notrahooks.trigger.command.EarlierRun;
import io.github.notrahooks.trigger.command.Execution;
import io.github.notrahooks.trigger.command.TriggerLock;
import io.github.notrahooks.trigger.definition.Command;
import io.github.notrahooks.trigger.definition.Trigger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Starts a command for a delivery, once: it is claimed before, and a claim that is there already says that
 * the command may have run. Threads may share it.
 */
final class CommandWork implements Work {
  private final Trigger trigger;
  private final Command command;
  private final Home home;
  private final Claims claims;
  private final CommandRunner runner;
  private final LongSupplier nanoTime;
  private volatile boolean stopping;

  /** Held while any command of this trigger runs here; null while none does. */
  private @Nullable TriggerLock lock;

  private int holders;

  /**
   * What starts a trigger's command.
   *
   * @param claims those of the home
   * @param runner what runs this trigger's commands alone
   * @param nanoTime the monotonic clock
   */
  CommandWork(
      Trigger trigger,
      Command command,
      Home home,
      Claims claims,
      CommandRunner runner,
      LongSupplier nanoTime) {
    this.trigger = trigger;
    this.command = command;
    this.home = home;
    this.claims = claims;
    this.runner = runner;
    this.nanoTime = nanoTime;
  }

  @Override
  public void stopping() {
    stopping = true;
    Thread ending = new Thread(runner::stop, "trigger-" + trigger.id() + "-stop");
    ending.setDaemon(true);
    ending.start();
  }

  @Override
  public void stop() {
    stopping = true;
    runner.stop();
  }

  @Override
  public Attempt attempt(LogRecord delivery, int number, boolean again) {
    if (again) {
      // A person asks, who holds the lock already.
      return locked(delivery, number, true);
    }
    try {
      if (stopping || !take()) {
        return new Attempt.Waits(delivery.id(), null);
      }
    } catch (IOException e) {
      return new Attempt.Waits(delivery.id(), "its lock cannot be taken: " + FileProblem.named(e));
    }
    try {
      return locked(delivery, number, false);
    } finally {
      release();
    }
  }

  private Attempt locked(LogRecord delivery, int number, boolean again) {
    try {
      return claimed(delivery, number, again);
    } catch (IOException | UncheckedIOException e) {
      return new Attempt.Waits(
          delivery.id(),
          "that it runs for " + delivery.id() + " cannot be noted, so it does not: "
              + FileProblem.named(e));
    }
  }

  private Attempt claimed(LogRecord delivery, int number, boolean again) throws IOException {
    Execution execution = Execution.of(trigger.id(), delivery);
    Optional<Claim> earlier = claims.claim(execution, delivery.id(), number);
    if (earlier.isPresent()) {
      Claim claim = earlier.get();
      if (again) {
        claims.moveOn(execution, claim.causeId(), Math.max(number, claim.attempt() + 1));
      } else if (!claim.causeId().isEmpty() && !claim.causeId().equals(delivery.id())) {
        return ended(
            delivery,
            Attempt.End.NOT_AGAIN,
            execution.id() + " was started for " + claim.causeId() + " already");
      } else if (!claims.moveOn(execution, delivery.id(), number)) {
        boolean ran = EarlierRun.end(execution, claim, nanoTime);
        return ended(
            delivery,
            Attempt.End.INTERRUPTED,
            ran
                ? "the server was ended while it ran; it still ran, and was ended now"
                : "the server was ended before it could see the command's end");
      }
    }
    Attempted attempted =
        runner.run(command, execution, delivery, process -> started(execution, process));
    return new Attempt.Ran(
        delivery,
        attempted.run(),
        attempted.cutOff() ? Attempt.End.INTERRUPTED : Attempt.End.ENDED,
        problem(attempted));
  }

  private void started(Execution execution, ProcessHandle process) {
    try {
      claims.started(execution, process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable String problem(Attempted attempted) {
    if (attempted.cutOff()) {
      return "it was ended because the server stopped";
    }
    return attempted.timedOut()
        ? "it was not done after " + command.timeout().toMillis() / 1000.0 + " s, and was ended"
        : attempted.problem();
  }

  private Attempt ended(LogRecord delivery, Attempt.End end, String problem) {
    return new Attempt.Ran(delivery, LogRecord.Run.unseen(command.arguments()), end, problem);
  }

  private synchronized boolean take() throws IOException {
    if (lock == null) {
      lock = TriggerLock.tryTake(home, trigger.id()).orElse(null);
    }
    if (lock == null) {
      return false;
    }
    holders++;
    return true;
  }

  private synchronized void release() {
    holders--;
    if (holders == 0 && lock != null) {
      try {
        lock.close();
      } catch (IOException e) {
        // The system takes it back with the process, if not before.
        return;
      } finally {
        lock = null;
      }
    }
  }
}

package io.github.notrahooks.trigger.command;

import io.github.notrahooks.trigger.command.Claim.StartedProcess;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** A command that a server started which was then killed, so that nobody waits for its end. */
public final class EarlierRun {
  /** How long a process may take to become another program; one that has no variables at all takes it. */
  private static final Duration BETWEEN_PROGRAMS = Duration.ofMillis(500);

  private EarlierRun() {}

  /**
   * Ends a command that still runs, or what it left in its session; that takes some seconds at most. Another
   * process that has got its number since is left alone.
   *
   * @param nanoTime the monotonic clock
   * @return whether there was something to end
   */
  public static boolean end(Execution execution, Claim claim, LongSupplier nanoTime) {
    StartedProcess process = claim.process();
    OptionalLong number = process == null
        ? unnoted(execution)
        : isStillThere(execution, process, nanoTime)
            ? OptionalLong.of(process.pid())
            : OptionalLong.empty();
    number.ifPresent(pid -> new ProcessFamily(pid, nanoTime).end());
    return number.isPresent();
  }

  /** The process that was started for the execution, where the server was killed before it noted its number. */
  private static OptionalLong unnoted(Execution execution) {
    String variable = variable(execution);
    return ProcessStat.all().stream()
        .filter(each -> each.session() == each.pid() && !each.ended())
        .mapToLong(ProcessStat::pid)
        .filter(pid -> ProcessStat.hasVariable(pid, variable))
        .findFirst();
  }

  private static String variable(Execution execution) {
    return CommandVariables.EXECUTION + "=" + CommandVariables.tamed(execution.id());
  }

  private static boolean isStillThere(
      Execution execution, StartedProcess process, LongSupplier nanoTime) {
    boolean same = ProcessHandle.of(process.pid())
        .filter(ProcessFamily::isAlive)
        .flatMap(Claims::startOf)
        .filter(start -> start.equals(process.at()))
        .isPresent();
    return same || hasSession(execution, process.pid(), nanoTime);
  }

  /**
   * Whether there is a session of that number that was made for the execution. No number is given away again
   * while a session has it. But after a restart of the machine, or when all had ended, it may be somebody
   * else's: ours has a process that knows the execution. That also tells when a clock was set, and with it
   * the time at which the system says that the process started.
   *
   * <p>A process that just becomes another program shows no variables, so it is looked at again.
   */
  private static boolean hasSession(Execution execution, long number, LongSupplier nanoTime) {
    String variable = variable(execution);
    long begin = nanoTime.getAsLong();
    while (true) {
      List<ProcessStat> session = ProcessStat.all().stream()
          .filter(each -> each.session() == number && !each.ended())
          .toList();
      if (session.stream().anyMatch(each -> ProcessStat.hasVariable(each.pid(), variable))) {
        return true;
      }
      boolean again = session.stream().anyMatch(each -> ProcessStat.hasNoVariables(each.pid()));
      if (!again || nanoTime.getAsLong() - begin > BETWEEN_PROGRAMS.toNanos()) {
        return false;
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }
}

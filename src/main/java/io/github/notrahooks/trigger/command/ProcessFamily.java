package io.github.notrahooks.trigger.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * A process, those of the session that it made, and their descendants. Where the system does not tell of
 * sessions, a child that has left its parent is not found. Belongs to one thread.
 */
final class ProcessFamily {
  /** How long after TERM there is KILL. */
  static final Duration GRACE = Duration.ofSeconds(5);

  /** What does not end by KILL waits for a device, perhaps for ever. */
  private static final Duration LAST = Duration.ofSeconds(3);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

  private final long leader;
  private final LongSupplier nanoTime;

  /** Also those whose parents ended since. */
  private final Set<ProcessHandle> found = new LinkedHashSet<>();

  private final Set<ProcessHandle> told = new HashSet<>();

  /** Whether the number is looked for: once its process is gone, it may become another's. */
  private boolean first = true;

  /**
   * The family of a process, which may be gone.
   *
   * @param leader its number
   */
  ProcessFamily(long leader, LongSupplier nanoTime) {
    this.leader = leader;
    this.nanoTime = nanoTime;
  }

  /**
   * Ends all of it: TERM, and KILL for those that are still there later, also ones that were started
   * meanwhile. An interrupt is no reason to leave some.
   */
  void end() {
    long begin = nanoTime.getAsLong();
    List<ProcessHandle> alive = alive();
    while (!alive.isEmpty() && nanoTime.getAsLong() - begin < GRACE.toNanos()) {
      alive.stream().filter(told::add).forEach(ProcessHandle::destroy);
      pause();
      alive = alive();
    }
    long last = nanoTime.getAsLong();
    while (!alive.isEmpty() && nanoTime.getAsLong() - last < LAST.toNanos()) {
      alive.forEach(ProcessHandle::destroyForcibly);
      pause();
      alive = alive();
    }
  }

  private static void pause() {
    // An interrupted thread would not pause at all; whoever called has seen to that.
    LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
  }

  /** All that run now. */
  List<ProcessHandle> alive() {
    found.removeIf(each -> !isAlive(each));
    if (first) {
      ProcessHandle.of(leader).ifPresent(this::add);
      first = false;
    }
    List<ProcessStat> all = ProcessStat.all();
    if (all.isEmpty()) {
      for (ProcessHandle each : List.copyOf(found)) {
        each.descendants().forEach(this::add);
      }
    } else {
      members(all).forEach(pid -> ProcessHandle.of(pid).ifPresent(this::add));
    }
    return new ArrayList<>(found);
  }

  private Set<Long> members(List<ProcessStat> all) {
    Set<Long> members = new HashSet<>();
    found.forEach(each -> members.add(each.pid()));
    boolean more = true;
    while (more) {
      more = false;
      for (ProcessStat each : all) {
        if (each.session() == leader || members.contains(each.parent())) {
          more |= members.add(each.pid());
        }
      }
    }
    return members;
  }

  private void add(ProcessHandle process) {
    if (isAlive(process) && !process.equals(ProcessHandle.current())) {
      found.add(process);
    }
  }

  /** Whether it runs; one that has ended is shown as alive until its parent asks for it. */
  static boolean isAlive(ProcessHandle process) {
    return process.isAlive()
        && ProcessStat.of(process.pid()).map(stat -> !stat.ended()).orElse(true);
  }
}

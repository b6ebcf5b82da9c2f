package io.github.notrahooks.sender;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when somebody waits. */
public final class FakeTicks implements Ticks {
  private final AtomicLong nanos = new AtomicLong();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public boolean pause(Duration time, CountDownLatch stopped) {
    pauses.add(time);
    nanos.addAndGet(time.toNanos());
    return stopped.getCount() == 0;
  }

  /** Lets time pass without anybody waiting. */
  public void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  public List<Duration> pauses() {
    return pauses;
  }
}

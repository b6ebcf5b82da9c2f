package io.github.notrahooks.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that goes on by a millisecond each time it is read, so that no two events are at once. */
public final class TickingClock extends Clock {
  private final AtomicLong millis =
      new AtomicLong(Instant.parse("2026-11-23T09:00:00Z").toEpochMilli());

  /** Moves it. */
  public void advance(Duration by) {
    millis.addAndGet(by.toMillis());
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis.incrementAndGet());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}

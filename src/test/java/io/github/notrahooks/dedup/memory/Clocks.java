package io.github.notrahooks.dedup.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A wall clock that is set by hand, and one that cannot be set. */
final class Clocks {
  final Clock wall = new Clock() {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  };

  private Instant now;
  private long nanos = Long.MAX_VALUE - 1000;

  Clocks(Instant now) {
    this.now = now;
  }

  long nanos() {
    return nanos;
  }

  /** Both go on. */
  void pass(Duration time) {
    now = now.plus(time);
    nanos += time.toNanos();
  }

  /** The wall clock alone is set. */
  void set(Duration by) {
    now = now.plus(by);
  }
}

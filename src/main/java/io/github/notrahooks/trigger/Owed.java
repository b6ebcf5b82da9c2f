package io.github.notrahooks.trigger;

import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.segment.LogPlace;
import java.time.Instant;

/** A delivery that a trigger has still something to do for. Belongs to the trigger's thread. */
final class Owed {
  private final long seq;
  private final String id;
  private final LogPlace place;
  private final long length;
  private final Instant at;
  private int attempts;
  private long dueNanos;

  Owed(LogEntry entry) {
    this.seq = entry.seq();
    this.id = entry.delivery().id();
    this.place = new LogPlace(entry.segment(), entry.offset());
    this.at = entry.delivery().createdAt();
    this.length = entry.line().length();
  }

  /** The number of its record. */
  long seq() {
    return seq;
  }

  /** The ID of its record. */
  String id() {
    return id;
  }

  /** Where its record stands. */
  LogPlace place() {
    return place;
  }

  /** When it was received. */
  Instant at() {
    return at;
  }

  /** The length of its record's line in bytes. */
  long length() {
    return length;
  }

  /** How many attempts were made, and answered. */
  int attempts() {
    return attempts;
  }

  /** When the next attempt is due, on the monotonic clock; means nothing before the first. */
  long dueNanos() {
    return dueNanos;
  }

  /** Notes that so many attempts were made. */
  void attempted(int count, long nextNanos) {
    attempts = Math.max(attempts, count);
    dueNanos = nextNanos;
  }
}

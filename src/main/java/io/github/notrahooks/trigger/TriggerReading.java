package io.github.notrahooks.trigger;

import io.github.notrahooks.log.read.LogFollower;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.log.segment.LogPlace;
import io.github.notrahooks.log.write.StoredEnd;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/** Reads on in the log for a trigger, and passes over what nobody need read. Belongs to the trigger's thread. */
final class TriggerReading implements Closeable {
  private final TriggerLog log;
  private final Lookout lookout;
  private final Clock clock;
  private LogFollower follower;

  TriggerReading(TriggerLog log, Lookout lookout, Clock clock) throws IOException {
    this.log = log;
    this.lookout = lookout;
    this.clock = clock;
    this.follower = log.follower();
  }

  /**
   * Goes on behind what is known not to fit. Only for a trigger that owes nothing: what it did is passed
   * over, too.
   *
   * @return where it goes on; nothing if that is where it is
   */
  Optional<LogEnd> passOver() throws IOException {
    Optional<StoredEnd> end = lookout.passable();
    LogPlace place = end.map(StoredEnd::place).orElse(null);
    if (end.isEmpty() || place == null) {
      return Optional.empty();
    }
    LogFollower next = log.follower(place);
    follower.close();
    follower = next;
    lookout.read(end.get().seq());
    return Optional.of(new LogEnd(end.get().seq(), place, clock.instant()));
  }

  /**
   * Gives some records to a visitor.
   *
   * @param stored the number of the last record that was stored before
   * @return whether there may be more at once
   */
  boolean read(LogReader.Visitor visitor, long stored) throws IOException {
    if (follower.poll(visitor) > 0) {
      return true;
    }
    lookout.read(stored);
    return false;
  }

  @Override
  public void close() throws IOException {
    follower.close();
  }
}

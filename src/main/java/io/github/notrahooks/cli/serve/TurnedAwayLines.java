package io.github.notrahooks.cli.serve;

import io.github.notrahooks.output.Printable;
import io.github.notrahooks.receiver.TurnedAway;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Words for requests that were no deliveries: a few at once, then one line a second, which counts the
 * others. Thread-safe.
 */
final class TurnedAwayLines {
  private static final int LONGEST_REQUEST = 100;

  private final FloodLines lines;

  /**
   * Nothing said yet.
   *
   * @param nanoTime the monotonic clock
   */
  TurnedAwayLines(LongSupplier nanoTime) {
    this.lines = new FloodLines(FloodLines.AT_ONCE, nanoTime);
  }

  /** The line of a request, or null where enough were given in this second. */
  @Nullable
  String line(TurnedAway request) {
    return lines.line(() -> "%tT %s  %d  %s"
        .formatted(
            LocalTime.ofInstant(request.at(), ZoneOffset.UTC),
            Printable.line(request.request(), LONGEST_REQUEST),
            request.status(),
            request.reason()));
  }

  /** The line of the newest request that has none yet, once a second has passed; null otherwise. */
  @Nullable
  String rest() {
    return lines.rest();
  }

  /** The line of the newest request that has none yet, however soon; null if all have one. */
  @Nullable
  String last() {
    return lines.last();
  }
}

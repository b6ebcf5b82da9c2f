package io.github.notrahooks.cli;

import io.github.notrahooks.log.Damage;
import io.github.notrahooks.log.DeliveryFinder;
import io.github.notrahooks.log.LogEntry;
import io.github.notrahooks.log.LogFilter;
import io.github.notrahooks.log.LogReader;
import io.github.notrahooks.output.Printable;
import java.io.IOException;

/** The home's delivery log as commands read it: damaged places are warned of, a few at most. */
final class Logbook {
  private static final int MOST_WARNINGS = 5;

  private final Context context;
  private int damaged;

  Logbook(Context context) {
    this.context = context;
  }

  LogReader reader() {
    return new LogReader(context.home().logs(), this::warn);
  }

  /** The delivery that a user names; {@code last} counts those that the filter lets pass. */
  LogEntry find(String name, LogFilter among) throws IOException {
    return new DeliveryFinder(reader()).find(name, among);
  }

  private void warn(Damage damage) {
    damaged++;
    if (damaged <= MOST_WARNINGS) {
      context
          .output()
          .warn("skipped " + Printable.line(damage.toString()) + "; 'logs check' lists all");
    }
  }
}

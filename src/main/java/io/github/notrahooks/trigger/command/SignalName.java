package io.github.notrahooks.trigger.command;

import java.util.Map;
import java.util.Optional;

/** The signal that ended a process, as its exit code tells. */
final class SignalName {
  /** What is added to the number of a signal; shells and Java do. */
  private static final int BASE = 128;

  private static final int HIGHEST = 64;

  private static final Map<Integer, String> NAMES = Map.ofEntries(
      Map.entry(1, "HUP"),
      Map.entry(2, "INT"),
      Map.entry(3, "QUIT"),
      Map.entry(4, "ILL"),
      Map.entry(5, "TRAP"),
      Map.entry(6, "ABRT"),
      Map.entry(7, "BUS"),
      Map.entry(8, "FPE"),
      Map.entry(9, "KILL"),
      Map.entry(10, "USR1"),
      Map.entry(11, "SEGV"),
      Map.entry(12, "USR2"),
      Map.entry(13, "PIPE"),
      Map.entry(14, "ALRM"),
      Map.entry(15, "TERM"));

  private SignalName() {}

  /**
   * The name without SIG, or the number where there is none here; nothing where the code stands for no signal:
   * many programs end with 255 by themselves.
   */
  static Optional<String> of(int exitCode) {
    int number = exitCode - BASE;
    return number < 1 || number > HIGHEST
        ? Optional.empty()
        : Optional.of(NAMES.getOrDefault(number, Integer.toString(number)));
  }
}

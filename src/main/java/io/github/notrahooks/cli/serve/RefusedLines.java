package io.github.notrahooks.cli.serve;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lines of deliveries that were refused, which anybody can send who knows the address: of each reason the
 * first are shown at once, and a flood is counted. Each reason by itself, so that requests without a signature
 * do not hide one whose secret is wrong. Thread-safe.
 */
final class RefusedLines {
  private final LongSupplier nanoTime;

  /** By title: the receiver has few, none of which has text from outside. */
  private final Map<String, FloodLines> byTitle = new ConcurrentHashMap<>();

  /**
   * Nothing said yet.
   *
   * @param nanoTime the monotonic clock
   */
  RefusedLines(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The line of a refused delivery, or null where enough of its title were said in this second. */
  @Nullable
  String line(String title, Supplier<String> line) {
    return byTitle
        .computeIfAbsent(title, unused -> new FloodLines(FloodLines.AT_ONCE, nanoTime))
        .line(line);
  }

  /** The lines of the newest that have none yet and may be said. */
  List<String> rest() {
    return each(FloodLines::rest);
  }

  /** The lines of the newest that have none yet, however soon. */
  List<String> last() {
    return each(FloodLines::last);
  }

  private List<String> each(Function<FloodLines, @Nullable String> line) {
    return byTitle.values().stream().map(line).filter(Objects::nonNull).toList();
  }
}

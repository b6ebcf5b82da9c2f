package io.github.notrahooks.cli.serve;

import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.view.DeliverySummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Remembers whether there was an outcome with which a server's run is a failure. Thread-safe. */
final class BadOutcomes {
  private final Set<Outcome> outcomes;
  private final Map<Outcome, Seen> seen = new LinkedHashMap<>();

  /** The first delivery with an outcome, in words, and how many there were. */
  private record Seen(String first, long count) {}

  BadOutcomes(Set<Outcome> outcomes) {
    this.outcomes = Set.copyOf(outcomes);
  }

  /** Takes a delivery, or what a trigger did for one. */
  synchronized void take(LogRecord record) {
    Outcome outcome = record.outcome();
    if (outcomes.contains(outcome)) {
      Seen before = seen.get(outcome);
      seen.put(
          outcome,
          before == null
              ? new Seen(words(record), 1)
              : new Seen(before.first(), before.count() + 1));
    }
  }

  private static String words(LogRecord record) {
    String event = DeliverySummary.event(record);
    String wrong = record.errorMessage();
    return Printable.line(record.id()
        + (event.isBlank() ? "" : " (" + event + ")")
        + (wrong == null ? "" : ": " + wrong));
  }

  /** A sentence for each that there was. */
  synchronized List<String> sentences() {
    return seen.entrySet().stream()
        .map(each -> "--fail-on " + each.getKey().wireName() + ": "
            + (each.getValue().count() == 1
                ? "there was one, "
                : "there were " + each.getValue().count() + ", the first ")
            + each.getValue().first())
        .toList();
  }
}

package io.github.notrahooks.cli.live;

import io.github.notrahooks.delivery.Outcome;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the live view keeps of a delivery. All texts are safe to print, on one line.
 *
 * @param id the log's ID, by which the rest can be read again
 * @param time when it came, as shown
 * @param provider the provider's name
 * @param event the event and its action
 * @param outcome what became of it
 * @param status the answer's status
 * @param millis how long it took
 * @param delivery the provider's delivery ID, or a dash
 * @param what what was wrong, or the empty string
 * @param done what was done for it, by who did it
 */
public record Row(
    String id,
    String time,
    String provider,
    String event,
    Outcome outcome,
    String status,
    long millis,
    String delivery,
    String what,
    Map<String, String> done) {
  /** One for which nothing was done yet. */
  public Row(
      String id,
      String time,
      String provider,
      String event,
      Outcome outcome,
      String status,
      long millis,
      String delivery,
      String what) {
    this(id, time, provider, event, outcome, status, millis, delivery, what, Map.of());
  }

  /** It with what somebody did for it, in place of what that one did before. */
  Row noted(String who, String text) {
    Map<String, String> more = new TreeMap<>(done);
    more.put(who, text);
    return new Row(
        id,
        time,
        provider,
        event,
        outcome,
        status,
        millis,
        delivery,
        what,
        Collections.unmodifiableMap(more));
  }

  /** What was wrong, and what was done for it. */
  String rest() {
    String notes = String.join("  ", done.values());
    return what + (what.isEmpty() || notes.isEmpty() ? "" : "  ") + notes;
  }

  /** Whether a text in lower case occurs in it, whatever the case. */
  boolean contains(String lowerCase) {
    return lowerCase.isEmpty()
        || has(id, lowerCase)
        || has(provider, lowerCase)
        || has(event, lowerCase)
        || has(outcome.wireName(), lowerCase)
        || has(status, lowerCase)
        || has(delivery, lowerCase)
        || has(rest(), lowerCase);
  }

  private static boolean has(String text, String lowerCase) {
    return text.toLowerCase(Locale.ROOT).contains(lowerCase);
  }
}

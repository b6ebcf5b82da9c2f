package io.github.notrahooks.cli.live;

import io.github.notrahooks.delivery.Outcome;
import java.util.Locale;

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
    String what) {

  /** Whether a text in lower case occurs in it, whatever the case. */
  boolean contains(String lowerCase) {
    return lowerCase.isEmpty()
        || has(id, lowerCase)
        || has(provider, lowerCase)
        || has(event, lowerCase)
        || has(outcome.wireName(), lowerCase)
        || has(status, lowerCase)
        || has(delivery, lowerCase)
        || has(what, lowerCase);
  }

  private static boolean has(String text, String lowerCase) {
    return text.toLowerCase(Locale.ROOT).contains(lowerCase);
  }
}

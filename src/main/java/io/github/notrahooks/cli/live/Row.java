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
 * @param day the day it came on as shown, such as {@code 11-27}; the empty string for one of which that
 *     goes without saying
 * @param time when it came, as shown
 * @param provider the provider's name
 * @param event the event and its action
 * @param outcome what became of it
 * @param status the answer's status
 * @param millis how long it took
 * @param repository the name of the repository or team that it came for
 * @param delivery the provider's delivery ID, or a dash
 * @param what what it says happened, or what was wrong
 * @param done what was done for it, by who did it
 */
public record Row(
    String id,
    String day,
    String time,
    String provider,
    String event,
    Outcome outcome,
    String status,
    long millis,
    String repository,
    String delivery,
    String what,
    Map<String, String> done) {

  /** It with what somebody did for it, in place of what that one did before. */
  public Row noted(String who, String text) {
    Map<String, String> more = new TreeMap<>(done);
    more.put(who, text);
    return new Row(
        id,
        day,
        time,
        provider,
        event,
        outcome,
        status,
        millis,
        repository,
        delivery,
        what,
        Collections.unmodifiableMap(more));
  }

  /** Whether a text in lower case occurs in it, whatever the case. */
  boolean contains(String lowerCase) {
    return lowerCase.isEmpty()
        || has(id, lowerCase)
        || has(provider, lowerCase)
        || has(event, lowerCase)
        || has(outcome.wireName(), lowerCase)
        || has(status, lowerCase)
        || has(repository, lowerCase)
        || has(delivery, lowerCase)
        || has(what, lowerCase)
        || done.values().stream().anyMatch(each -> has(each, lowerCase));
  }

  private static boolean has(String text, String lowerCase) {
    return text.toLowerCase(Locale.ROOT).contains(lowerCase);
  }
}

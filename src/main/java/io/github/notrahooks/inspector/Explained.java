package io.github.notrahooks.inspector;

import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.view.CommandText;
import io.github.notrahooks.view.DeliverySummary;
import io.github.notrahooks.view.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a delivery became what it became, in a sentence.
 *
 * @param why the sentence; parts of it are as strangers wrote them
 * @param advice a command that tells more or helps, with the words before it, or null
 */
record Explained(String why, @Nullable String advice) {
  private static final int UNAUTHORIZED = 401;

  /**
   * Explains a record.
   *
   * @param self the words with which commands begin
   */
  static Explained of(LogRecord record, List<String> self) {
    String problem = record.errorMessage();
    String reason = record.payload().reason();
    String because = problem != null ? problem : reason;
    String id = record.id();
    return switch (record.outcome().wireName()) {
      case "processed" ->
        new Explained(
            "It was signed as it should be, had not come before, and is an event that Notra acts on.",
            null);
      case "filtered" ->
        new Explained(
            sentence(
                "It was signed as it should be, but a filter of Notra's turns it away", because),
            null);
      case "ignored" ->
        new Explained(
            sentence(
                "It was signed as it should be, but Notra does not act on such events", because),
            null);
      case "duplicate" ->
        new Explained(
            "A delivery with the same ID was processed before, so nothing was done again.",
            "A new ID makes a receiver do the work again: "
                + command(self, "replay", id, "--id", "new"));
      case "pong" ->
        new Explained(
            "It is the ping that a provider sends when a webhook is made, and was answered.", null);
      case "rejected" ->
        new Explained(
            sentence("It was refused", because),
            record.statusCode() != null && record.statusCode() == UNAUTHORIZED
                ? "What is wrong with the signature: " + command(self, "verify", "--delivery", id)
                : null);
      case "retrying" ->
        new Explained(sentence("The attempt failed, and another follows", because), null);
      case "exhausted" ->
        new Explained(
            sentence("All attempts are used up", because),
            "Once it is mended: " + command(self, "triggers", "runs", "retry", id));
      case "skipped", "interrupted" ->
        new Explained(
            sentence("It was not done", because),
            "To do it now: " + command(self, "triggers", "runs", "retry", id));
      default -> other(record, because);
    };
  }

  private static Explained other(LogRecord record, @Nullable String because) {
    DeliverySummary summary = DeliverySummary.brief(record);
    boolean good = summary.tone() != Tone.BAD;
    if (record.run() != null) {
      return new Explained(
          good
              ? "The command ended as it should."
              : sentence("The command failed: " + summary.status(), because),
          null);
    }
    if (Outcome.SENT.equals(record.outcome())) {
      String status = record.statusCode() == null ? "" : " with " + record.statusCode();
      return new Explained(
          good
              ? "It was sent, and accepted" + status + "."
              : sentence("It was sent, and not accepted" + status, because),
          null);
    }
    return new Explained(sentence(record.outcome().wireName(), because), null);
  }

  private static String sentence(String start, @Nullable String because) {
    String end = because == null || because.isBlank() ? "" : ": " + because.strip();
    String all = start + end;
    return all.endsWith(".") || all.endsWith("!") || all.endsWith("?") ? all : all + ".";
  }

  private static String command(List<String> self, String... words) {
    List<String> all = new ArrayList<>(self);
    all.addAll(List.of(words));
    return CommandText.line(all);
  }
}

package io.github.notrahooks.receiver;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.DeliveryKey;
import io.github.notrahooks.delivery.Fingerprint;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.time.Durations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What senders of verified deliveries are told in place of what the receiver would say, to see what they make of
 * it: {@code ok} for nothing else, a status, {@code flaky:N}, {@code slow:D} or {@code retry-after:S}. What is
 * refused is refused as ever. Thread-safe.
 */
public final class FixedAnswer {
  /** What the receiver would say. */
  public static final FixedAnswer OURS = new FixedAnswer("ok", Turn.OURS, 0);

  /** The forms that are understood, for messages. */
  public static final String FORMS =
      "ok, a status such as 500, flaky:2, slow:15s or retry-after:120";

  private static final int MOST_REMEMBERED = 100_000;
  private static final int LONGEST_RETRY_AFTER = 86_400;
  private static final Duration LONGEST_DELAY = Duration.ofHours(1);

  private final String text;
  private final Turn turn;

  /** For how many attempts of each delivery; 0 for all. */
  private final int attempts;

  /** How often each delivery came, those that came last; the oldest are forgotten. */
  private final Map<Fingerprint, Integer> seen = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Fingerprint, Integer> eldest) {
      return size() > MOST_REMEMBERED;
    }
  };

  private FixedAnswer(String text, Turn turn, int attempts) {
    this.text = text;
    this.turn = turn;
    this.attempts = attempts;
  }

  /**
   * What is told to one attempt.
   *
   * @param reply null for what the receiver would say
   * @param delay how long the sender waits for it
   * @param note what the log says of it
   */
  record Turn(@Nullable Reply reply, Duration delay, String note) {
    static final Turn OURS = new Turn(null, Duration.ZERO, "");

    /** Whether all is as ever. */
    boolean isOurs() {
      return reply == null && delay.isZero();
    }

    /** Whether the sender is told that it was not accepted. */
    boolean fails() {
      return reply != null && (reply.status() < 200 || reply.status() >= 300);
    }

    /** A decision about a verified delivery, with this answer. */
    Decision instead(Decision decision) {
      if (isOurs() || Outcome.REJECTED.equals(decision.outcome())) {
        return decision;
      }
      LogRecord.Payload said = decision.payload();
      Reply answer = reply == null ? decision.reply() : reply;
      if (fails()) {
        return new Decision(
            Outcome.FAILED,
            "Answered " + answer.status() + " to " + article(said.event()),
            note,
            new LogRecord.Payload(said.event(), said.action(), note, Json.object()),
            null,
            answer);
      }
      String reason = said.reason() == null ? note : said.reason() + "; " + note;
      return new Decision(
          decision.outcome(),
          decision.title(),
          decision.errorMessage(),
          new LogRecord.Payload(said.event(), said.action(), reason, said.data()),
          decision.duplicateOf(),
          answer);
    }

    private static String article(String event) {
      return event.isEmpty() ? "a delivery" : "the event " + event;
    }
  }

  /**
   * Reads one.
   *
   * @throws Failure of usage if it is none
   */
  public static FixedAnswer parse(String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    String value = text.substring(colon + 1);
    String note = "the answer was fixed by --answer " + text;
    if (colon < 0) {
      return text.equals("ok") ? OURS : ofStatus(text, note);
    }
    switch (kind) {
      case "flaky" -> {
        Turn turn = new Turn(error(503, note), Duration.ZERO, note);
        return new FixedAnswer(text, turn, number(text, value, 1, MOST_REMEMBERED));
      }
      case "retry-after" -> {
        String seconds = Integer.toString(number(text, value, 0, LONGEST_RETRY_AFTER));
        Reply reply = error(429, note).with("Retry-After", seconds);
        return new FixedAnswer(text, new Turn(reply, Duration.ZERO, note), 1);
      }
      case "slow" -> {
        Duration delay = Durations.read(value)
            .orElseThrow(() -> Failure.usage(
                "--answer " + text + ": '" + value + "' " + Durations.problem(value)));
        if (delay.compareTo(LONGEST_DELAY) > 0) {
          throw Failure.usage("--answer " + text + ": the longest is 1h");
        }
        return new FixedAnswer(text, new Turn(null, delay, "answered late by --answer " + text), 0);
      }
      default -> throw none(text);
    }
  }

  private static FixedAnswer ofStatus(String text, String note) {
    int status = whole(text).orElseThrow(() -> none(text));
    if (status < 200 || status > 599) {
      throw Failure.usage("--answer " + text + ": a status is from 200 to 599");
    }
    Reply reply;
    if (status == 204 || status == 205 || status == 304) {
      // These have no body.
      reply = new Reply(status, Headers.EMPTY, Body.EMPTY);
    } else if (status < 300) {
      reply = Reply.of(status, Json.object().put("received", true).put("message", note));
    } else {
      reply = error(status, note);
    }
    return new FixedAnswer(text, new Turn(reply, Duration.ZERO, note), 0);
  }

  private static Reply error(int status, String note) {
    return Reply.error(status, note);
  }

  private static Failure none(String text) {
    return Failure.usage("--answer is " + FORMS + ", and not '" + text + "'");
  }

  private static int number(String text, String value, int least, int most) {
    int number = whole(value).orElse(-1);
    if (number < least || number > most) {
      throw Failure.usage(
          "--answer " + text + ": '" + value + "' is not a number from " + least + " to " + most);
    }
    return number;
  }

  private static OptionalInt whole(String text) {
    return text.matches("[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  /** Whether it changes anything. */
  public boolean isOurs() {
    return turn.isOurs();
  }

  /** As it is written. */
  @Override
  public String toString() {
    return text;
  }

  /** What is told to the next attempt of a delivery. */
  Turn next(DeliveryKey key) {
    if (attempts == 0) {
      return turn;
    }
    synchronized (seen) {
      int before =
          seen.merge(key.fingerprint(), 1, (old, one) -> Math.min(old + one, attempts + 1));
      return before <= attempts ? turn : Turn.OURS;
    }
  }
}

package io.github.notrahooks.cli.text;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Style;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.AnswerText;
import io.github.notrahooks.sender.DeliveryResult;
import io.github.notrahooks.sender.Expectation;
import io.github.notrahooks.sender.SendSummary;
import io.github.notrahooks.view.HeaderJson;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Prints what became of deliveries: a line each, and a summary of many. Used by one thread at a time. */
public final class ResultPrinter implements Results {
  private static final int MOST_TEXTS = 20;

  private final Output output;
  private final @Nullable SentFrom from;
  private final @Nullable Expectation expectation;
  private final boolean each;
  private final boolean many;
  private final Map<String, Long> texts = new TreeMap<>();

  /** How many said something that is not among the texts any more. */
  private long otherTexts;

  /** The last answer's body and what it said: most answers are alike, and need not be read again. */
  private Body lastBody = Body.EMPTY;

  private String lastText = "";

  private Explanations explanations = Explanations.NONE;

  /**
   * A printer.
   *
   * @param each whether each accepted delivery gets a line; those that fail always do
   * @param many whether there is a summary
   */
  public ResultPrinter(Output output, boolean each, boolean many) {
    this(output, each, many, null);
  }

  /**
   * The same for deliveries that came from one place.
   *
   * @param from where they came from, which JSON says; null to say nothing
   */
  public ResultPrinter(Output output, boolean each, boolean many, @Nullable SentFrom from) {
    this(output, each, many, from, null);
  }

  /**
   * The same where it is said which answer is the right one.
   *
   * @param expectation what JSON says of it besides; null for nothing
   */
  public ResultPrinter(
      Output output,
      boolean each,
      boolean many,
      @Nullable SentFrom from,
      @Nullable Expectation expectation) {
    this.output = output;
    this.expectation = expectation;
    this.from = from;
    this.each = each || output.json() || output.settings().verbose();
    this.many = many;
  }

  /** Has answers that are not what was hoped for explained. */
  public ResultPrinter explaining(Explanations meanings) {
    explanations = meanings;
    return this;
  }

  @Override
  public boolean prints(DeliveryResult result) {
    return each || !isRight(result.answer());
  }

  private boolean isRight(Answer answer) {
    return expectation == null ? answer.accepted() : expectation.isMet(answer);
  }

  @Override
  public void print(DeliveryResult result) {
    String text = text(result.answer());
    if (texts.size() < MOST_TEXTS || texts.containsKey(text)) {
      texts.merge(text, 1L, Long::sum);
    } else {
      otherTexts++;
    }
    if (!prints(result)) {
      return;
    }
    if (output.json()) {
      ObjectNode node = json(result);
      if (from != null) {
        from.addTo(node);
      }
      explanations.of(result).ifPresent(meaning -> node.put("explanation", meaning));
      output.json(node);
    } else {
      output.line(line(result, text));
      details(result);
      explanations
          .untold(result)
          .ifPresent(meaning ->
              output.info(Printable.text(Explanations.beside(result.answer(), meaning))));
    }
  }

  private String line(DeliveryResult result, String text) {
    boolean colours = output.settings().outColours();
    Answer answer = result.answer();
    String status =
        answer instanceof Answer.Received received ? Integer.toString(received.status()) : "---";
    Style style = isRight(answer) ? Style.SUCCESS : Style.ERROR;
    String signing = result.request() == null ? "" : "  (" + result.request().signing() + ")";
    boolean repeated = result.delivery().source() != null;
    return "%s  %5s  %s%s%s%s%s"
        .formatted(
            style.paint(status, colours),
            duration(answer),
            text.isEmpty() ? "" : Printable.line(text) + "  ",
            isCut(answer) ? "(the body of the answer was cut short)  " : "",
            Style.MUTED.paint(Printable.line(result.delivery().deliveryId()), colours),
            repeated ? Printable.line(signing) : "",
            result.attempts() > 1 ? "  after " + result.attempts() + " attempts" : "");
  }

  private static boolean isCut(Answer answer) {
    return answer instanceof Answer.Received received
        && received.rest() == Answer.Received.Rest.CUT;
  }

  private void details(DeliveryResult result) {
    if (output.settings().verbose() && result.answer() instanceof Answer.Received received) {
      for (Header header : received.headers()) {
        output.line(Printable.line(header.name() + ": " + header.readable()));
      }
      output.line("");
      output.line(Printable.text(received.body().text()));
    }
  }

  /** A result as {@code -o json} prints it. */
  public ObjectNode json(DeliveryResult result) {
    Answer answer = result.answer();
    ObjectNode node = Json.object()
        .put("deliveryId", result.delivery().deliveryId())
        .put("provider", result.delivery().scheme())
        .put("event", result.delivery().event())
        .put("action", result.delivery().action())
        .put("source", result.delivery().source())
        .put("url", result.request() == null ? null : result.request().target().url())
        .put("signing", result.request() == null ? null : result.request().signing())
        .put("accepted", answer.accepted())
        .put("attempts", result.attempts());
    if (answer instanceof Answer.Received received) {
      node.put("statusCode", received.status())
          .put("durationMs", received.durationMs())
          .put("message", text(received))
          .put("bodyCut", isCut(answer))
          .putNull("error");
      if (output.settings().verbose()) {
        HeaderJson.put(node, received.headers());
        node.put("body", received.body().text());
      }
    } else {
      node.putNull("statusCode").put("message", text(answer)).put("error", kind(answer));
    }
    if (expectation != null) {
      node.put("expected", expectation.text()).put("asExpected", expectation.isMet(answer));
    }
    return node;
  }

  private static String kind(Answer answer) {
    return answer instanceof Answer.NetworkFailure failure ? failure.kind().wireName() : "not-sent";
  }

  private String text(Answer answer) {
    if (answer instanceof Answer.Received received) {
      if (!received.body().equals(lastBody)) {
        lastText = AnswerText.of(received);
        lastBody = received.body();
      }
      return lastText;
    }
    return answer instanceof Answer.NetworkFailure failure
        ? failure.message()
        : ((Answer.NotSent) answer).message();
  }

  private static String duration(Answer answer) {
    long millis = answer instanceof Answer.Received received
        ? received.durationMs()
        : answer instanceof Answer.NetworkFailure failure ? failure.durationMs() : 0;
    return millis + " ms";
  }

  /** Says how many there were, how they were answered, and how fast it went. */
  @Override
  public void summarize(SendSummary summary, long nanos) {
    if (!many || output.settings().quiet()) {
      return;
    }
    double seconds = nanos / 1e9;
    long sent = summary.deliveries() - summary.notSent();
    output.info(String.format(
        Locale.ROOT,
        "%d sent: %d accepted, %d not%s%s; %.1f s, %.0f/s%s",
        sent,
        summary.accepted(),
        summary.failed() - summary.notSent(),
        summary.notSent() == 0 ? "" : "; " + summary.notSent() + " could not be sent",
        summary.retries() == 0 ? "" : " (" + summary.retries() + " retries)",
        seconds,
        sent / Math.max(seconds, 1e-3),
        summary.interrupted() ? "; interrupted" : ""));
    texts.forEach(
        (text, count) -> output.info("  %6d × %s".formatted(count, Printable.line(text))));
    if (otherTexts > 0) {
      output.info("  %6d × something else: only the first %d different answers are counted"
          .formatted(otherTexts, MOST_TEXTS));
    }
  }
}

package io.github.notrahooks.log.read;

import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.time.TimeExpression;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words in which somebody asked for deliveries, each null where it was not given. What they mean together is
 * the same wherever they were said.
 *
 * @param prefix what stands before their names where they were said, such as two dashes
 * @param outcomes one of these
 * @param accepted whether it was
 * @param code the answer's status
 * @param since a time in words
 * @param until a time in words
 */
public record FilterTerms(
    String prefix,
    @Nullable String provider,
    @Nullable String event,
    @Nullable String action,
    @Nullable List<Outcome> outcomes,
    @Nullable Boolean accepted,
    @Nullable Integer code,
    @Nullable Direction direction,
    @Nullable String integration,
    @Nullable String repository,
    @Nullable String trigger,
    @Nullable String cause,
    @Nullable String since,
    @Nullable String until,
    @Nullable String grep) {

  /**
   * A builder of the filter that they describe, without a limit. What triggers started is left out unless it is
   * asked for.
   *
   * @throws Failure if one of them is wrong
   */
  public LogFilter.Builder builder(Clock clock) {
    if (code != null && (code < 100 || code > 999)) {
      throw Failure.usage(prefix + "code must be an HTTP status from 100 to 999, and is " + code);
    }
    // What chooses nothing in particular would choose all: a script's empty variable, most likely.
    if (outcomes != null && outcomes.isEmpty()) {
      throw Failure.usage(prefix + "outcome names no outcome");
    }
    if (grep != null && grep.isEmpty()) {
      throw Failure.usage(prefix + "grep must not be empty");
    }
    Instant from = since == null ? null : TimeExpression.parse(prefix + "since", since, clock);
    Instant to = until == null ? null : TimeExpression.parse(prefix + "until", until, clock);
    if (from != null && to != null && !from.isBefore(to)) {
      throw Failure.usage(prefix + "since " + since + " is not before " + prefix + "until " + until
          + ", so that no delivery can be between them");
    }
    LogFilter.Builder filter = LogFilter.builder()
        .provider(provider)
        .event(event)
        .action(action)
        .success(accepted)
        .statusCode(code)
        .direction(direction)
        .integrationId(integration)
        .repositoryId(repository)
        .triggerId(trigger)
        .causeId(cause)
        .runs(trigger != null || cause != null || Direction.OUTGOING.equals(direction))
        .since(from)
        .until(to)
        .grep(grep);
    if (outcomes != null) {
      outcomes.forEach(filter::outcome);
    }
    return filter;
  }
}

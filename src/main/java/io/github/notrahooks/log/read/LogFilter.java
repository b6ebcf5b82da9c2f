package io.github.notrahooks.log.read;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.log.record.LogRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries are asked for; null and an empty set mean any.
 *
 * @param provider the provider's name
 * @param event the event's name, exactly
 * @param action the action, exactly
 * @param outcomes one of these
 * @param success whether it was accepted
 * @param statusCode the answer's status
 * @param direction which way it went
 * @param integrationId the integration in the route
 * @param repositoryId the repository or team in the route
 * @param triggerId the trigger that started it
 * @param causeId the delivery that a trigger started it for
 * @param runs whether what triggers started is wanted
 * @param since not before this
 * @param until before this
 * @param grep a text that occurs, in the same case, in a body, a header, the title, the error message, the
 *     address, an ID, or a command and what it printed
 * @param limit at most so many, the newest of them; null for all
 */
public record LogFilter(
    @Nullable String provider,
    @Nullable String event,
    @Nullable String action,
    Set<Outcome> outcomes,
    @Nullable Boolean success,
    @Nullable Integer statusCode,
    @Nullable Direction direction,
    @Nullable String integrationId,
    @Nullable String repositoryId,
    @Nullable String triggerId,
    @Nullable String causeId,
    Runs runs,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable String grep,
    @Nullable Integer limit) {
  private static final int BLOCK = 64 * 1024;

  /** Whether what triggers started is wanted. */
  public enum Runs {
    /** Besides deliveries. */
    TOO,
    /** Deliveries alone are. */
    NONE,
    /** Nothing else is. */
    ONLY
  }

  /** Everything. */
  public static final LogFilter ALL = new Builder().build();

  /** Everything but what triggers started. */
  public static final LogFilter DELIVERIES = new Builder().runs(false).build();

  /** Keeps a copy of the outcomes. */
  public LogFilter {
    outcomes = Set.copyOf(outcomes);
  }

  /** A builder of a filter that lets everything pass. */
  public static Builder builder() {
    return new Builder();
  }

  /** Whether a record is asked for; the limit is the reader's matter. */
  public boolean matches(LogRecord log) {
    return is(provider, log.integrationType())
        && is(event, log.payload().event())
        && is(action, log.payload().action())
        && (outcomes.isEmpty() || outcomes.contains(log.outcome()))
        && is(success, log.success())
        && is(statusCode, log.statusCode())
        && is(direction, log.direction())
        && is(integrationId, log.integrationId())
        && is(repositoryId, log.repositoryId())
        && isCaused(log.cause())
        && (since == null || !log.createdAt().isBefore(since))
        && (until == null || log.createdAt().isBefore(until))
        && (grep == null || contains(log, grep));
  }

  private boolean isCaused(LogRecord.@Nullable Cause cause) {
    return cause == null
        ? triggerId == null && causeId == null && runs != Runs.ONLY
        : runs != Runs.NONE && is(triggerId, cause.triggerId()) && is(causeId, cause.causeId());
  }

  private static boolean is(@Nullable Object wanted, @Nullable Object actual) {
    return wanted == null || wanted.equals(actual);
  }

  private static boolean contains(LogRecord log, String text) {
    LogRecord.Request request = log.request();
    LogRecord.Response response = log.response();
    LogRecord.Run run = log.run();
    return has(log.id(), text)
        || has(log.referenceId(), text)
        || has(log.duplicateOf(), text)
        || log.cause() != null && has(log.cause().causeId(), text)
        || has(log.organizationId(), text)
        || has(log.integrationId(), text)
        || has(log.repositoryId(), text)
        || has(log.title(), text)
        || has(log.errorMessage(), text)
        || has(request.path(), text)
        || has(request.url(), text)
        || has(request.headers(), text)
        || response != null && has(response.headers(), text)
        || has(request.body(), text)
        || response != null && has(response.body(), text)
        || run != null && has(run, text);
  }

  private static boolean has(LogRecord.Run run, String text) {
    return run.command().stream().anyMatch(each -> has(each, text))
        || has(run.stdout(), text)
        || has(run.stderr(), text);
  }

  private static boolean has(@Nullable String value, String text) {
    return value != null && value.contains(text);
  }

  /** Of a large body no text is made as a whole: that may take twice the memory of its own. */
  private static boolean has(Body body, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    boolean exact =
        text.indexOf('\uFFFD') < 0 && text.equals(new String(wanted, StandardCharsets.UTF_8));
    if (!exact || body.size() <= BLOCK) {
      return has(body.text(), text);
    }
    byte[] bytes = body.bytes();
    String bytesOfText = Prefilter.inLine(text);
    boolean found = false;
    for (int from = 0; from < bytes.length && !found; from += BLOCK) {
      int to = (int) Math.min(bytes.length, (long) from + BLOCK + wanted.length - 1);
      found = Prefilter.line(bytes, from, to).contains(bytesOfText);
    }
    return found;
  }

  private static boolean has(Headers headers, String text) {
    for (Header header : headers) {
      if (header.name().contains(text) || header.value().contains(text)) {
        return true;
      }
    }
    return false;
  }

  /** A test of lines before they are parsed, which turns away none that match. */
  public Prefilter prefilter() {
    return new FieldPrefilter(this);
  }

  /** Collects what is asked for; each method takes null for "any". Not thread-safe. */
  public static final class Builder {
    private @Nullable String provider;
    private @Nullable String event;
    private @Nullable String action;
    private final Set<Outcome> outcomes = new LinkedHashSet<>();
    private @Nullable Boolean success;
    private @Nullable Integer statusCode;
    private @Nullable Direction direction;
    private @Nullable String integrationId;
    private @Nullable String repositoryId;
    private @Nullable String triggerId;
    private @Nullable String causeId;
    private Runs runs = Runs.TOO;
    private @Nullable Instant since;
    private @Nullable Instant until;
    private @Nullable String grep;
    private @Nullable Integer limit;

    /** Only deliveries of this provider. */
    public Builder provider(@Nullable String name) {
      provider = name;
      return this;
    }

    /** Only deliveries of this event. */
    public Builder event(@Nullable String name) {
      event = name;
      return this;
    }

    /** Only deliveries with this action. */
    public Builder action(@Nullable String name) {
      action = name;
      return this;
    }

    /** Also deliveries with this outcome; with none named, all. */
    public Builder outcome(Outcome outcome) {
      outcomes.add(outcome);
      return this;
    }

    /** Only those that were accepted, or only those that were not. */
    public Builder success(@Nullable Boolean accepted) {
      success = accepted;
      return this;
    }

    /** Only those with this status. */
    public Builder statusCode(@Nullable Integer code) {
      statusCode = code;
      return this;
    }

    /** Only those that went this way. */
    public Builder direction(@Nullable Direction way) {
      direction = way;
      return this;
    }

    /** Only those of this integration. */
    public Builder integrationId(@Nullable String id) {
      integrationId = id;
      return this;
    }

    /** Only those of this repository or team. */
    public Builder repositoryId(@Nullable String id) {
      repositoryId = id;
      return this;
    }

    /** Only what this trigger started. */
    public Builder triggerId(@Nullable String id) {
      triggerId = id;
      return this;
    }

    /** Only what triggers started for the delivery of this ID. */
    public Builder causeId(@Nullable String id) {
      causeId = id;
      return this;
    }

    /** Whether what triggers started is wanted, too; it is unless this says otherwise. */
    public Builder runs(boolean wanted) {
      runs = wanted ? Runs.TOO : Runs.NONE;
      return this;
    }

    /** Nothing but what triggers started. */
    public Builder onlyRuns() {
      runs = Runs.ONLY;
      return this;
    }

    /** Only those at this time or later. */
    public Builder since(@Nullable Instant time) {
      since = time;
      return this;
    }

    /** Only those before this time. */
    public Builder until(@Nullable Instant time) {
      until = time;
      return this;
    }

    /** Only those in which a text occurs. */
    public Builder grep(@Nullable String text) {
      grep = text == null || text.isEmpty() ? null : text;
      return this;
    }

    /** Only so many, the newest. */
    public Builder limit(@Nullable Integer count) {
      limit = count;
      return this;
    }

    /** The filter. */
    public LogFilter build() {
      return new LogFilter(
          provider,
          event,
          action,
          outcomes,
          success,
          statusCode,
          direction,
          integrationId,
          repositoryId,
          triggerId,
          causeId,
          runs,
          since,
          until,
          grep,
          limit);
    }
  }
}

package io.github.notrahooks.cli.option;

import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.read.FilterTerms;
import io.github.notrahooks.log.read.LogFilter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which logged deliveries are meant. */
public final class FilterOptions {
  @Option(
      names = "--provider",
      paramLabel = "PROVIDER",
      description = "Only those of this provider, such as github.")
  private @Nullable String provider;

  @Option(names = "--event", paramLabel = "EVENT", description = "Only this event, such as push.")
  private @Nullable String event;

  @Option(
      names = "--action",
      paramLabel = "ACTION",
      description = "Only this action of an event, such as opened.")
  private @Nullable String action;

  @Option(
      names = "--outcome",
      paramLabel = "OUTCOME",
      split = ",",
      description =
          "Only this outcome: processed, filtered, ignored, duplicate, pong, rejected, failed or sent;"
              + " of triggers also retrying, exhausted, ran, skipped or interrupted."
              + " Several are separated by commas.")
  private @Nullable List<Became> outcomes;

  @Option(
      names = "--status",
      paramLabel = "success|failed",
      description = "Only those that were accepted, or only those that were not.")
  private @Nullable Status status;

  @Option(
      names = "--code",
      paramLabel = "N",
      description = "Only those answered with this HTTP status.")
  private @Nullable Integer code;

  @Option(
      names = "--direction",
      paramLabel = "incoming|outgoing",
      description = "Only those that were received, or only those that were sent.")
  private @Nullable Way direction;

  @Option(
      names = "--integration",
      paramLabel = "ID",
      description = "Only those of this integration.")
  private @Nullable String integration;

  @Option(
      names = "--repository",
      paramLabel = "ID",
      description = "Only those of this repository or team.")
  private @Nullable String repository;

  @Option(
      names = "--trigger",
      paramLabel = "TRIGGER",
      description =
          "Only what this trigger started; without it, --cause or --direction outgoing, what"
              + " triggers started is left out. With replay: have it do its work for deliveries.")
  private @Nullable String trigger;

  @Option(
      names = "--cause",
      paramLabel = "ID",
      description = "Only what triggers started for the delivery with this log ID.")
  private @Nullable String cause;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Only those from then on: now, 10m or 2h ago, today, yesterday, 2026-11-23, or an"
              + " instant such as 2026-11-23T09:00:00Z.")
  private @Nullable String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Only those before then; as --since.")
  private @Nullable String until;

  @Option(
      names = "--grep",
      paramLabel = "TEXT",
      description = "Only those with this text in a header or the body.")
  private @Nullable String grep;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many, the newest (default: 20 for logs list, else all).")
  private @Nullable Integer limit;

  /** The outcomes that can be asked for. */
  public enum Became {
    PROCESSED,
    FILTERED,
    IGNORED,
    DUPLICATE,
    PONG,
    REJECTED,
    FAILED,
    SENT,
    RETRYING,
    EXHAUSTED,
    RAN,
    SKIPPED,
    INTERRUPTED;

    /** The outcome. */
    public Outcome outcome() {
      return Outcome.named(name().toLowerCase(Locale.ROOT));
    }
  }

  /** The directions that can be asked for. */
  public enum Way {
    INCOMING,
    OUTGOING
  }

  /** Whether a delivery was accepted. */
  public enum Status {
    /** It was. */
    SUCCESS,
    /** It was not. */
    FAILED
  }

  /** Whether any of them was given. */
  public boolean any() {
    return provider != null
        || event != null
        || action != null
        || outcomes != null
        || status != null
        || code != null
        || direction != null
        || integration != null
        || repository != null
        || trigger != null
        || cause != null
        || since != null
        || until != null
        || grep != null
        || limit != null;
  }

  /** The provider's name as given, or null. */
  public @Nullable String provider() {
    return provider;
  }

  /** The integration's ID as given, or null. */
  public @Nullable String integration() {
    return integration;
  }

  /** The repository's ID as given, or null. */
  public @Nullable String repository() {
    return repository;
  }

  /** The way that deliveries must have gone, or null for any. */
  public @Nullable Direction direction() {
    if (direction == null) {
      return null;
    }
    return direction == Way.INCOMING ? Direction.INCOMING : Direction.OUTGOING;
  }

  /** The trigger's ID as given, or null. */
  public @Nullable String trigger() {
    return trigger;
  }

  /** Whether what triggers started is asked for. */
  public boolean ofTriggers() {
    return trigger != null || cause != null;
  }

  /** How many at most, or null if that was not said. */
  public @Nullable Integer limit() {
    return limit;
  }

  /** The options without the limit, as words. */
  public FilterTerms terms() {
    return new FilterTerms(
        "--",
        provider,
        event,
        action,
        outcomes == null ? null : outcomes.stream().map(Became::outcome).toList(),
        status == null ? null : status == Status.SUCCESS,
        code,
        direction(),
        integration,
        repository,
        trigger,
        cause,
        since,
        until,
        grep);
  }

  /**
   * A builder of the filter that the options describe.
   *
   * @param defaultLimit at most so many unless told otherwise; null for all
   */
  public LogFilter.Builder builder(Clock clock, @Nullable Integer defaultLimit) {
    if (limit != null && limit < 0) {
      throw Failure.usage("--limit must be 0 or more, and is " + limit);
    }
    return terms().builder(clock).limit(limit == null ? defaultLimit : limit);
  }
}

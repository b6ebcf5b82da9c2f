package io.github.notrahooks.cli.logs;

import static java.util.stream.Collectors.joining;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.upkeep.Retention;
import io.github.notrahooks.log.upkeep.TrustedTime;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.terminal.Prompt;
import io.github.notrahooks.time.TimeExpression;
import io.github.notrahooks.trigger.Standing;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code logs prune}: removes expired segments by hand. */
@Command(
    name = "prune",
    header = "Remove expired segments of the log.",
    description =
        "A segment goes when its newest possible record is older than the retention of the organizations,"
            + " or than --before. The newest segment always stays. Without --before less is removed while"
            + " the clock is far ahead of the newest records, since it may be wrong.",
    exitCodeList = {ExitCodeTexts.SUCCESS, ExitCodeTexts.FAILED, ExitCodeTexts.USAGE},
    footer = {"  notra-hooks logs prune", "  notra-hooks logs prune --before 7d --yes"})
final class LogsPruneCommand implements Callable<Integer> {
  private final Context context;

  @Option(
      names = "--before",
      paramLabel = "TIME",
      description =
          "Remove what is older than this: 7d ago, 2026-11-01, or an instant (default: the"
              + " organizations' retentionDays).")
  private @Nullable String before;

  @Option(
      names = "--yes",
      fallbackValue = "true",
      description =
          "Do not ask, neither before --before removes anything nor where a trigger still has to"
              + " do something for what is removed.")
  private boolean yes;

  LogsPruneCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Clock clock = context.environment().clock();
    int days = context
        .configuration()
        .read()
        .map(Configuration::retentionDays)
        .orElse(Configuration.DEFAULT_RETENTION_DAYS);
    Retention retention =
        new Retention(context.home().logs(), new TrustedTime(clock, System::nanoTime));
    Instant cutOff = before == null
        ? clock.instant().minus(Duration.ofDays(days))
        : TimeExpression.parse("--before", before, clock);
    if (!yes) {
      confirm(cutOff);
    }
    Retention.Removed removed = before == null ? retention.expire(days) : retention.prune(cutOff);
    print(removed);
    removed
        .held()
        .ifPresent(why -> context
            .output()
            .warn(why + ". To remove more all the same, give a time with --before"));
    return 0;
  }

  private void confirm(Instant cutOff) {
    String owed = owed(cutOff);
    if (before == null && owed.isEmpty()) {
      return;
    }
    if (!context.environment().interactive()) {
      throw Failure.usage(
          owed + (before == null ? "this" : "--before") + " needs --yes where nobody can be asked");
    }
    if (!Prompt.confirm(owed + "Remove all segments before " + cutOff + "?")) {
      throw Failure.failed("nothing was removed");
    }
  }

  /** What triggers may still have to do for what would be removed, as a sentence; empty for nothing. */
  private String owed(Instant cutOff) {
    return Standing.all(context.home()).entrySet().stream()
        .filter(each -> {
          Instant oldest = each.getValue().oldest();
          return each.getValue().waiting() > 0 && oldest != null && oldest.isBefore(cutOff);
        })
        .map(each -> "There is " + each.getValue().deliveries() + " waiting for the trigger "
            + each.getKey() + ", the oldest since " + each.getValue().oldest()
            + "; what is removed of that is lost to it. ")
        .collect(joining());
  }

  private void print(Retention.Removed removed) {
    Output output = context.output();
    if (output.json()) {
      ObjectNode node = Json.object();
      removed.files().forEach(node.putArray("removed")::add);
      output.json(node.put("bytes", removed.bytes()));
    } else if (removed.files().isEmpty()) {
      output.line("Nothing has expired.");
    } else {
      removed.files().forEach(output::line);
      output.line(removed.files().size() + " files removed, " + removed.bytes() + " bytes");
    }
  }
}

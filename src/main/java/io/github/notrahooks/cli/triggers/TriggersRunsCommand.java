package io.github.notrahooks.cli.triggers;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.Filters;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.frame.TriggerRuns;
import io.github.notrahooks.cli.option.FilterOptions;
import io.github.notrahooks.cli.text.DeliveryListing;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.trigger.definition.Trigger;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code triggers runs}: what was started. */
@Command(
    name = "runs",
    header = "List what triggers started, the newest first; 20 unless --limit.",
    exitCodeList = {ExitCodeTexts.SUCCESS, ExitCodeTexts.FAILED, ExitCodeTexts.USAGE},
    subcommands = {RunsRetryCommand.class},
    footer = {
      "  notra-hooks triggers runs",
      "  notra-hooks triggers runs deploy --outcome failed --since 1h",
      "  notra-hooks triggers runs retry last"
    })
final class TriggersRunsCommand implements Callable<Integer> {
  private static final int DEFAULT_LIMIT = 20;

  private final Context context;

  @Parameters(
      arity = "0..1",
      paramLabel = "TRIGGER",
      description = "Only what this trigger started.")
  private @Nullable String id;

  @Mixin
  private FilterOptions filters;

  TriggersRunsCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    refuseUnknown();
    LogFilter.Builder asked = Filters.of(context, filters, DEFAULT_LIMIT).onlyRuns();
    if (id != null) {
      asked.triggerId(id);
    }
    Logbook logbook = new Logbook(context);
    DeliveryListing.print(
        context.output(),
        logbook.reader(),
        asked,
        context.environment().clock().instant(),
        "Nothing was started.");
    return logbook.exitCode(ExitCode.SUCCESS).code();
  }

  /** A mistyped ID would look like a trigger that started nothing. */
  private void refuseUnknown() throws IOException {
    if (id == null || id.equals(Trigger.FORWARD) || id.equals(Trigger.EXEC)) {
      return;
    }
    List<String> ids = TriggerRuns.all(context).stream().map(Trigger::id).toList();
    // One that was removed still has its runs.
    if (ids.contains(id) || isLogged(id)) {
      return;
    }
    if (Nearest.to(id, List.of("retry")).isPresent()) {
      throw Failure.usage("there is no command '" + id + "'. Did you mean 'retry'?");
    }
    throw Failure.notFound(
        "there is no trigger '" + id + "', nor anything that it started." + Nearest.hint(id, ids));
  }

  private boolean isLogged(String trigger) throws IOException {
    AtomicBoolean any = new AtomicBoolean();
    new Logbook(context)
        .reader()
        .newestFirst(LogFilter.builder().triggerId(trigger).build(), entry -> {
          any.set(true);
          return false;
        });
    return any.get();
  }
}

package io.github.notrahooks.cli.logs;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.Filters;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.option.FilterOptions;
import io.github.notrahooks.cli.text.DeliveryListing;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.view.DeliveryFields;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code logs list}: the newest deliveries first. */
@Command(
    name = "list",
    header = "List deliveries, the newest first; 20 unless --limit.",
    exitCodeList = {ExitCodeTexts.SUCCESS, ExitCodeTexts.FAILED, ExitCodeTexts.USAGE},
    footer = {
      "  notra-hooks logs list",
      "  notra-hooks logs list --event push --status failed --limit 100",
      "  notra-hooks logs list --since 1h -o json",
      "  notra-hooks logs list --fields id,event,outcome,summary"
    })
final class LogsListCommand implements Callable<Integer> {
  private static final int DEFAULT_LIMIT = 20;
  private static final String NONE = "No deliveries.";

  private final Context context;

  @Mixin
  private FilterOptions filters;

  @Option(
      names = "--fields",
      paramLabel = "FIELD,…",
      description = "Only these, by their names in JSON: id,createdAt,outcome,payload.event. With"
          + " dots, what is inside: payload.data.branch. summary says what happened.")
  private @Nullable String fields;

  LogsListCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    LogFilter.Builder asked = Filters.of(context, filters, DEFAULT_LIMIT);
    DeliveryFields chosen = fields == null ? null : DeliveryFields.parse(fields);
    Logbook logbook = new Logbook(context);
    if (chosen == null) {
      DeliveryListing.print(
          context.output(),
          logbook.reader(),
          asked,
          context.environment().clock().instant(),
          NONE);
    } else {
      DeliveryListing.print(context.output(), logbook.reader(), asked.build(), chosen, NONE);
    }
    return logbook.exitCode(ExitCode.SUCCESS).code();
  }
}

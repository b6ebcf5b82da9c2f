package io.github.notrahooks.cli.logs;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.Filters;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.option.FilterOptions;
import io.github.notrahooks.cli.text.DeliveryListing;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.log.read.LogFilter;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code logs list}: the newest deliveries first. */
@Command(
    name = "list",
    header = "List deliveries, the newest first; 20 unless --limit.",
    exitCodeList = {ExitCodeTexts.SUCCESS, ExitCodeTexts.FAILED, ExitCodeTexts.USAGE},
    footer = {
      "  notra-hooks logs list",
      "  notra-hooks logs list --event push --status failed --limit 100",
      "  notra-hooks logs list --since 1h -o json"
    })
final class LogsListCommand implements Callable<Integer> {
  private static final int DEFAULT_LIMIT = 20;

  private final Context context;

  @Mixin
  private FilterOptions filters;

  LogsListCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    LogFilter filter = Filters.of(context, filters, DEFAULT_LIMIT).build();
    Logbook logbook = new Logbook(context);
    DeliveryListing.print(
        context.output(),
        logbook.reader(),
        filter,
        context.environment().clock().instant(),
        "No deliveries.");
    return logbook.exitCode(ExitCode.SUCCESS).code();
  }
}

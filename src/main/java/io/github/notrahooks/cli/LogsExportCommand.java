package io.github.notrahooks.cli;

import io.github.notrahooks.cli.option.FilterOptions;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.PrivateFiles;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.HttpArchive;
import io.github.notrahooks.log.LogEntry;
import io.github.notrahooks.log.LogFilter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logs export}: copies deliveries out of the log, in the order in which they came. */
@Command(
    name = "export",
    header = "Write deliveries to a file, the oldest first.",
    exitCodeList = {ExitCodeTexts.SUCCESS, ExitCodeTexts.FAILED, ExitCodeTexts.USAGE},
    footer = {
      "  notra-hooks logs export deliveries.jsonl",
      "  notra-hooks logs export --since 1h -f har deliveries.har"
    })
final class LogsExportCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "FILE|-", description = "A new file, or - for standard output.")
  private String file;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "jsonl|har",
      defaultValue = "jsonl",
      description =
          "The log's own lines, or an HTTP Archive, which browsers and proxies read (default:"
              + " ${DEFAULT-VALUE}).")
  private ExportFormat format;

  @Option(
      names = "--force",
      fallbackValue = "true",
      description = "Write over a file that is there.")
  private boolean force;

  @Mixin
  private FilterOptions filters;

  /** What is written. */
  enum ExportFormat {
    JSONL,
    HAR
  }

  LogsExportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    LogFilter filter = Filters.of(context, filters, null).build();
    long count;
    if (file.equals("-")) {
      OutputStream out = new BufferedOutputStream(context.environment().out(), 256 * 1024);
      count = write(filter, out);
      out.flush();
    } else {
      count = toFile(filter, context.environment().path(file));
    }
    if (context.output().json() && !file.equals("-")) {
      context
          .output()
          .json(Json.object()
              .put("file", file)
              .put("format", format.name().toLowerCase(Locale.ROOT))
              .put("deliveries", count));
    }
    context.output().info(count + (count == 1 ? " delivery" : " deliveries") + " exported.");
    return 0;
  }

  private long toFile(LogFilter filter, Path path) throws IOException {
    if (force) {
      Files.deleteIfExists(path);
    }
    try (OutputStream out =
        new BufferedOutputStream(Channels.newOutputStream(PrivateFiles.create(path)), 256 * 1024)) {
      return write(filter, out);
    } catch (FileAlreadyExistsException e) {
      throw Failure.usage(file + " is there already; --force writes over it");
    } catch (IOException e) {
      Files.deleteIfExists(path);
      throw Failure.failed("cannot write " + file + ": " + e.getMessage());
    }
  }

  private long write(LogFilter filter, OutputStream out) throws IOException {
    if (format == ExportFormat.HAR) {
      try (HttpArchive archive = new HttpArchive(out, VersionProvider.version())) {
        return each(filter, entry -> HttpArchive.entryOf(entry.delivery()), archive::add);
      }
    }
    return each(filter, LogEntry::line, line -> {
      out.write(line);
      out.write('\n');
    });
  }

  /** Writes what was made of a delivery. */
  private interface Step {
    void write(byte[] made) throws IOException;
  }

  private long each(LogFilter filter, Function<LogEntry, byte[]> work, Step step)
      throws IOException {
    AtomicLong count = new AtomicLong();
    try {
      new Logbook(context).reader().oldestFirst(filter, work, made -> {
        try {
          step.write(made);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        count.incrementAndGet();
        return true;
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return count.get();
  }
}

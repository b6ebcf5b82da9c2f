package io.github.notrahooks.cli.logs;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.Filters;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.frame.VersionProvider;
import io.github.notrahooks.cli.option.FilterOptions;
import io.github.notrahooks.cli.text.DataStream;
import io.github.notrahooks.cli.text.RecordLines;
import io.github.notrahooks.environment.Signals;
import io.github.notrahooks.export.HttpArchive;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.home.OutputFile;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.record.LogRecord;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code logs export}: copies deliveries out of the log, in the order in which they came. */
@Command(
    name = "export",
    header = "Write deliveries to a file, the oldest first.",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.INTERRUPTED
    },
    footer = {
      "  notra-hooks logs export deliveries.jsonl",
      "  notra-hooks logs export --since 1h -f har deliveries.har"
    })
final class LogsExportCommand implements Callable<Integer> {
  private static final int BUFFER = 256 * 1024;

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
      description = "Write over a file that is there, once all is written.")
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
    LogFilter filter = Filters.of(context, filters, null).runs(true).build();
    Logbook logbook = new Logbook(context);
    AtomicLong leftOut = new AtomicLong();
    long count;
    if (file.equals("-")) {
      OutputStream out = new BufferedOutputStream(new DataStream(context.output()), BUFFER);
      count = write(logbook, filter, out, leftOut);
      out.flush();
    } else {
      try {
        count = toFile(logbook, filter, context.path(file), leftOut);
      } catch (ClosedByInterruptException e) {
        return ExitCode.INTERRUPTED.code();
      }
    }
    if (context.output().json() && !file.equals("-")) {
      ObjectNode report = Json.object()
          .put("file", file)
          .put("format", format.name().toLowerCase(Locale.ROOT))
          .put("deliveries", count);
      context.output().json(leftOut.get() == 0 ? report : report.put("leftOut", leftOut.get()));
    }
    if (wanted()) {
      if (leftOut.get() > 0) {
        context
            .output()
            .info(leftOut.get() + (leftOut.get() == 1 ? " run of a command" : " runs of commands")
                + " left out: an HTTP Archive has no place for them.");
      }
      context.output().info(count + (count == 1 ? " delivery" : " deliveries") + " exported.");
    }
    return logbook.exitCode(ExitCode.SUCCESS).code();
  }

  /** Whether more is to be written: not where standard output takes nothing any more. */
  private boolean wanted() {
    return !file.equals("-") || !context.output().unread();
  }

  private long toFile(Logbook logbook, LogFilter filter, Path path, AtomicLong leftOut)
      throws IOException {
    try (OutputFile written = begin(path);
        Signals.Registration unused = interruptAtStop()) {
      OutputStream out = new BufferedOutputStream(written.out(), BUFFER);
      long count = write(logbook, filter, out, leftOut);
      out.flush();
      written.finish();
      return count;
    } finally {
      // Whoever runs one command after the other goes on with the next.
      Thread.interrupted();
    }
  }

  /** A signal must not leave half a file behind. */
  private Signals.Registration interruptAtStop() {
    return context.environment().signals().onStop(Thread.currentThread()::interrupt);
  }

  private OutputFile begin(Path path) {
    try {
      return OutputFile.begin(path, force, context.home()::contains);
    } catch (IOException e) {
      throw Failure.failed("cannot write " + path + ": " + FileProblem.of(e));
    }
  }

  /** What an archive gets of a record; nothing of a command, which is no HTTP exchange. */
  private static Optional<HttpArchive.Entry> archived(Logbook logbook, LogRecord record) {
    if (record.run() != null) {
      return Optional.empty();
    }
    try {
      return Optional.of(HttpArchive.entryOf(logbook.whole(record)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long write(Logbook logbook, LogFilter filter, OutputStream out, AtomicLong leftOut)
      throws IOException {
    AtomicLong count = new AtomicLong();
    if (format == ExportFormat.HAR) {
      HttpArchive archive = new HttpArchive(out, VersionProvider.version());
      logbook.reader().oldestFirst(filter, entry -> archived(logbook, entry.delivery()), entry -> {
        if (entry.isPresent()) {
          archive.add(entry.get());
        }
        (entry.isPresent() ? count : leftOut).incrementAndGet();
        return wanted();
      });
      archive.close();
    } else {
      logbook.reader().oldestFirst(filter, entry -> entry, entry -> {
        RecordLines.write(out, entry);
        count.incrementAndGet();
        return wanted();
      });
    }
    return count.get();
  }
}

package io.github.notrahooks.cli.logs;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.frame.PayloadSource;
import io.github.notrahooks.environment.Signals;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.input.LoggedFile;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.DamagedLine;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.LogSettings;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.log.write.ImportedRecords;
import io.github.notrahooks.output.Printable;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code logs import}: puts what another log had into this one. */
@Command(
    name = "import",
    header = "Put deliveries of an export, or of an HTTP Archive, into the log.",
    description =
        "IDs, times and bytes stay as they are; what is in the log already is left out. All of the"
            + " file is read before anything is written. What was imported starts no trigger, and"
            + " makes no delivery a duplicate.",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.INTERRUPTED
    },
    footer = {"  notra-hooks logs import deliveries.jsonl", "  notra-hooks logs import browser.har"
    })
final class LogsImportCommand implements Callable<Integer> {
  private static final int BUFFER = 64 * 1024;

  /** Longer than a record of the largest body, each byte of which is escaped. */
  private static final int LONGEST_LINE = 192 * 1024 * 1024;

  private final Context context;
  private final AtomicBoolean stopped = new AtomicBoolean();

  @Parameters(
      paramLabel = "FILE",
      description = "What 'logs export' wrote, or an HTTP Archive of any program.")
  private String file;

  LogsImportCommand(Context context) {
    this.context = context;
  }

  /** Takes records, and says whether it wants another. */
  private interface Taker {
    boolean take(LogRecord record) throws IOException;
  }

  /** What is to be imported, which can be read again. */
  private interface Source {
    void each(Taker taker) throws IOException;
  }

  @Override
  public Integer call() throws IOException {
    Optional<LoggedFile> archive = archive();
    Source source = archive.isPresent()
        ? taker -> {
          for (LogRecord record : archive.get().records()) {
            if (!taker.take(record)) {
              return;
            }
          }
        }
        : this::eachLine;
    try (Signals.Registration unused =
        context.environment().signals().onStop(() -> stopped.set(true))) {
      Set<String> wanted = new HashSet<>();
      long[] read = {0};
      source.each(record -> {
        read[0]++;
        wanted.add(record.id());
        return !stopped.get();
      });
      removeThoseThere(wanted);
      long imported = stopped.get() || wanted.isEmpty() ? 0 : write(source, wanted);
      if (stopped.get()) {
        context.output().info(imported + " imported before it was interrupted.");
        return ExitCode.INTERRUPTED.code();
      }
      report(archive.orElse(null), imported, read[0] - imported);
    }
    return ExitCode.SUCCESS.code();
  }

  /** The archive in the file; nothing if its first line is a record, or it is neither. */
  private Optional<LoggedFile> archive() throws IOException {
    String problem;
    try (InputStream in = open()) {
      byte[] first = line(in, 1);
      while (first != null && LoggedFile.isBlank(first)) {
        first = line(in, 1);
      }
      if (first == null) {
        throw Failure.usage(file + " is empty");
      }
      LoggedFile.record(first);
      return Optional.empty();
    } catch (DamagedLine e) {
      problem = e.getMessage();
    }
    Optional<LoggedFile> archive = Files.size(context.path(file)) > PayloadSource.MOST_IN_FILE
        ? Optional.empty()
        : LoggedFile.archive(
            PayloadSource.given(context, file, false),
            context.schemes(),
            context.environment().clock().instant());
    if (archive.isEmpty()) {
      throw Failure.failed(Printable.line(file
          + " is neither an export of a log nor an HTTP Archive; nothing was imported. Line 1: "
          + problem));
    }
    return archive;
  }

  private InputStream open() throws IOException {
    Path path = context.path(file);
    try {
      if (Files.isDirectory(path)) {
        throw Failure.usage("cannot read " + file + ": it is a folder");
      }
      return new BufferedInputStream(Files.newInputStream(path), BUFFER);
    } catch (NoSuchFileException e) {
      throw Failure.usage("there is no file " + file);
    } catch (IOException e) {
      throw Failure.usage("cannot read " + file + ": " + FileProblem.of(e));
    }
  }

  private void eachLine(Taker taker) throws IOException {
    try (InputStream in = open()) {
      long number = 1;
      for (byte[] line = line(in, number); line != null; line = line(in, number)) {
        if (!LoggedFile.isBlank(line)) {
          LogRecord record;
          try {
            record = LoggedFile.record(line);
          } catch (DamagedLine e) {
            throw Failure.failed(Printable.line(
                file + ", line " + number + ": " + e.getMessage() + "; nothing was imported"));
          }
          if (!taker.take(record)) {
            return;
          }
        }
        number++;
      }
    }
  }

  /** The next line without its end; null at the end of the file. */
  private byte @Nullable [] line(InputStream in, long number) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(BUFFER);
    int next = in.read();
    if (next < 0) {
      return null;
    }
    while (next >= 0 && next != '\n') {
      line.write(next);
      if (line.size() > LONGEST_LINE) {
        throw Failure.failed(file + ", line " + number + ": it is longer than any record");
      }
      next = in.read();
    }
    return line.toByteArray();
  }

  private void removeThoseThere(Set<String> wanted) throws IOException {
    Logbook logbook = new Logbook(context);
    logbook.heads().oldestFirst(segment -> true, head -> wanted.remove(head.id()));
    // What cannot be read may be what is to be imported.
    if (logbook.exitCode(ExitCode.SUCCESS) != ExitCode.SUCCESS) {
      throw Failure.failed("not all of the log could be read; nothing was imported");
    }
  }

  private long write(Source source, Set<String> wanted) throws IOException {
    context.home().create();
    LogSettings settings = new LogSettings(
        context.home().logs(),
        context.environment().clock(),
        true,
        LogSettings.SEGMENT_BYTES,
        context.output()::warn);
    try (DeliveryLog log = DeliveryLog.open(settings)) {
      ImportedRecords records =
          new ImportedRecords(log, context.environment().clock().instant());
      try {
        source.each(record -> {
          // The first of several with one ID.
          if (wanted.remove(record.id())) {
            records.add(record);
          }
          return !stopped.get();
        });
        records.flush();
      } catch (IOException | Failure e) {
        throw Failure.failed(records.stored() + " were imported, then: "
            + (e instanceof IOException io ? FileProblem.named(io) : e.getMessage())
            + ". Import the file again for the rest.");
      }
      return records.stored();
    }
  }

  private void report(@Nullable LoggedFile archive, long imported, long there) {
    int leftOut = archive == null ? 0 : archive.leftOut();
    if (context.output().json()) {
      context
          .output()
          .json(Json.object()
              .put("file", file)
              .put("format", archive == null ? "jsonl" : "har")
              .put("imported", imported)
              .put("alreadyThere", there)
              .put("leftOut", leftOut));
    }
    context
        .output()
        .info(imported + " imported"
            + (there == 0 ? "" : ", " + there + (there == 1 ? " was" : " were") + " there already")
            + (leftOut == 0
                ? ""
                : ", " + leftOut + " left out: no known provider's headers with a body")
            + ".");
  }
}

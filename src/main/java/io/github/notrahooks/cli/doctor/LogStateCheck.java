package io.github.notrahooks.cli.doctor;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.RunningServer;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.segment.Segments;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The log at a glance, and the clock beside its newest record. Whether all of it is whole is not looked at. */
final class LogStateCheck implements Check {
  private static final String LOG = "log";
  private static final String CLOCK = "clock";
  private static final Duration TOLERANCE = Duration.ofMinutes(1);
  private static final Instant BEGINNING = Instant.parse("2024-01-01T00:00:00Z");

  private final Context context;

  LogStateCheck(Context context) {
    this.context = context;
  }

  @Override
  public List<Finding> findings() throws IOException {
    Path logs = context.home().logs();
    List<Segment> segments;
    try {
      segments = Segments.in(logs);
    } catch (Failure e) {
      return List.of(Finding.problem(LOG, String.valueOf(e.getMessage())));
    }
    List<Finding> findings = new ArrayList<>();
    long bytes = 0;
    for (Segment segment : segments) {
      bytes += Files.size(logs.resolve(segment.fileName()));
    }
    if (!segments.isEmpty()
        && torn(logs.resolve(segments.get(segments.size() - 1).fileName()))) {
      findings.add(Finding.warning(
          LOG,
          "the last record was torn off while it was written; the next that is written cuts it off"
              + " and keeps it beside",
          command("logs", "check")));
    } else {
      findings.add(Finding.ok(
          LOG,
          segments.size() + (segments.size() == 1 ? " segment, " : " segments, ") + bytes
              + " bytes"));
    }
    findings.add(clock(logs));
    return findings;
  }

  /** Whether the last line has no end, and nobody is there who may be writing it. */
  private boolean torn(Path segment) throws IOException {
    if (RunningServer.read(context.home()).isPresent()) {
      return false;
    }
    try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "r")) {
      long length = file.length();
      if (length == 0) {
        return false;
      }
      file.seek(length - 1);
      return file.read() != '\n';
    }
  }

  private Finding clock(Path logs) throws IOException {
    Instant now = context.environment().clock().instant().truncatedTo(ChronoUnit.SECONDS);
    if (now.isBefore(BEGINNING)) {
      return Finding.warning(
          CLOCK, "it is " + now + " by this machine's clock, which cannot be", "date");
    }
    List<Instant> newest = new ArrayList<>();
    new LogReader(logs, damage -> {}, unread -> {}).newestFirst(LogFilter.ALL, entry -> {
      newest.add(entry.delivery().createdAt());
      return false;
    });
    Instant last = newest.isEmpty() ? now : newest.get(0);
    return last.isAfter(now.plus(TOLERANCE))
        ? Finding.warning(
            CLOCK,
            "it is " + now + ", and the newest record of the log is of " + last
                + ": the clock was set back, or was ahead",
            "date")
        : Finding.ok(CLOCK, now.toString());
  }

  private String[] command(String... words) {
    List<String> all = new ArrayList<>(context.self());
    all.addAll(List.of(words));
    return all.toArray(String[]::new);
  }
}

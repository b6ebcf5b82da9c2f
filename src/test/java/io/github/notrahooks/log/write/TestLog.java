package io.github.notrahooks.log.write;

import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.LogProblem;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.LogSettings;
import io.github.notrahooks.log.segment.Unread;
import io.github.notrahooks.log.upkeep.CheckReport;
import io.github.notrahooks.log.upkeep.LogCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A log in a folder, with a clock that is set by hand. */
public final class TestLog {
  public final Path logs;
  public final List<String> warnings = new ArrayList<>();
  public final List<LogProblem> damage = new ArrayList<>();
  public final List<Unread> unread = new ArrayList<>();
  public Instant now = Deliveries.NOON;
  public long segmentBytes = LogSettings.SEGMENT_BYTES;

  public final Clock clock = new Clock() {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  };

  public TestLog(Path logs) {
    this.logs = logs;
  }

  public LogSettings settings() {
    return new LogSettings(logs, clock, true, segmentBytes, warnings::add);
  }

  /** Appends records with an appender of its own, as another process would. */
  public void append(LogRecord... records) throws IOException {
    try (Appender appender = new Appender(settings())) {
      append(appender, records);
    }
  }

  public static long append(Appender appender, LogRecord... records) throws IOException {
    return appender.append(Arrays.stream(records).map(EncodedRecord::of).toList());
  }

  /** Appends records with IDs from {@code first} on. */
  public void append(int first, int count) throws IOException {
    LogRecord[] records = new LogRecord[count];
    for (int i = 0; i < count; i++) {
      records[i] = Deliveries.delivery().id(first + i).at(now).build();
    }
    append(records);
  }

  public LogReader reader() {
    return new LogReader(logs, damage::add, unread::add);
  }

  public List<LogEntry> read() throws IOException {
    List<LogEntry> entries = new ArrayList<>();
    reader().oldestFirst(LogFilter.ALL, entries::add);
    return entries;
  }

  public List<Long> seqs() throws IOException {
    return read().stream().map(LogEntry::seq).toList();
  }

  public List<String> files() throws IOException {
    try (var files = Files.list(logs)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  public Path segment() {
    return logs.resolve("2026-11-23.jsonl");
  }

  public CheckReport check() throws IOException {
    return new LogCheck(logs).run();
  }
}

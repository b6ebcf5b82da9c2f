package io.github.notrahooks.log;

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
final class TestLog {
  final Path logs;
  final List<String> warnings = new ArrayList<>();
  final List<Damage> damage = new ArrayList<>();
  final List<Unread> unread = new ArrayList<>();
  Instant now = Deliveries.NOON;
  long segmentBytes = LogSettings.SEGMENT_BYTES;

  final Clock clock = new Clock() {
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

  TestLog(Path logs) {
    this.logs = logs;
  }

  LogSettings settings() {
    return new LogSettings(logs, clock, true, segmentBytes, warnings::add);
  }

  /** Appends records with an appender of its own, as another process would. */
  void append(LogRecord... records) throws IOException {
    try (Appender appender = new Appender(settings())) {
      append(appender, records);
    }
  }

  static long append(Appender appender, LogRecord... records) throws IOException {
    return appender.append(Arrays.stream(records).map(EncodedRecord::of).toList());
  }

  /** Appends records with IDs from {@code first} on. */
  void append(int first, int count) throws IOException {
    LogRecord[] records = new LogRecord[count];
    for (int i = 0; i < count; i++) {
      records[i] = Deliveries.delivery().id(first + i).at(now).build();
    }
    append(records);
  }

  LogReader reader() {
    return new LogReader(logs, damage::add, unread::add);
  }

  List<LogEntry> read() throws IOException {
    List<LogEntry> entries = new ArrayList<>();
    reader().oldestFirst(Glance.ALL, entries::add);
    return entries;
  }

  List<Long> seqs() throws IOException {
    return read().stream().map(LogEntry::seq).toList();
  }

  List<String> files() throws IOException {
    try (var files = Files.list(logs)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  Path segment() {
    return logs.resolve("2026-11-23.jsonl");
  }

  CheckReport check() throws IOException {
    return new LogCheck(logs).run();
  }
}

package io.github.notrahooks.log.read;

import io.github.notrahooks.log.segment.BackwardLines;
import io.github.notrahooks.log.segment.ForwardLines;
import io.github.notrahooks.log.segment.Lines;
import io.github.notrahooks.log.segment.LogLine;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.segment.SegmentSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reads segments with all processors: threads of its own read parts of them and make something of each
 * line, and the caller's thread takes what was made, in the order of the lines.
 *
 * <p>Only a few parts are read ahead. A line that is much longer than a part is read by the caller's thread
 * when its turn comes, so that no two such records are in memory. So is the end of a segment, which may still
 * grow; short segments have nothing else. Not thread-safe.
 */
public final class ReadAhead<T> implements Closeable {
  private static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());
  private static final int MOST_AHEAD = 2 * THREADS + 2;

  private final Path logs;
  private final Prefilter prefilter;
  private final Work<T> work;
  private final LogReader.Taker<? super T> taker;
  private final Queue<byte[]> buffers = new ConcurrentLinkedQueue<>();
  private @Nullable ExecutorService threads;

  /** Makes something of a line. Thread-safe. */
  @FunctionalInterface
  public interface Work<T> {
    /** What is to be taken; null if nothing is. */
    @Nullable
    T of(Segment segment, LogLine line) throws IOException;
  }

  private record Part(long from, long before) {}

  /**
   * Reads segments in a folder.
   *
   * @param prefilter is asked before the work, but not of lines that stay in their file
   */
  public ReadAhead(Path logs, Prefilter prefilter, Work<T> work, LogReader.Taker<? super T> taker) {
    this.logs = logs;
    this.prefilter = prefilter;
    this.work = work;
    this.taker = taker;
  }

  /** Reads a segment from the beginning of a line on, and tells whether the taker wants more. */
  boolean oldestFirst(Segment segment, long from) throws IOException {
    try (SegmentSource source = SegmentSource.open(logs, segment)) {
      long rest = allButEnd(segment, source, from);
      return rest >= 0 && take(segment, new ForwardLines(source, rest));
    }
  }

  /**
   * Reads a segment from the beginning of a line on, but not its end.
   *
   * @return where the first line begins that was not read; -1 if the taker wants no more
   */
  public long allButEnd(Segment segment, SegmentSource source, long from) throws IOException {
    long end = startOfEnd(source, from, source.size());
    return take(segment, source, parts(from, end), false) ? end : -1;
  }

  /**
   * Reads a segment from its end on, or from the beginning of a line, and tells whether the taker wants more.
   *
   * @param before where a line begins that is not wanted any more, or any offset behind the last
   */
  boolean newestFirst(Segment segment, long before) throws IOException {
    try (SegmentSource source = SegmentSource.open(logs, segment)) {
      long size = Math.min(before, source.size());
      long end = startOfEnd(source, 0, size);
      if (!take(segment, new BackwardLines(source, end, size))) {
        return false;
      }
      List<Part> parts = parts(0, end);
      Collections.reverse(parts);
      return take(segment, source, parts, true);
    }
  }

  /** Where a line begins that is at least a part's length before the end of the segment. */
  private static long startOfEnd(SegmentSource source, long from, long size) throws IOException {
    long end = size - SegmentPart.SIZE;
    if (end <= from) {
      return from;
    }
    ForwardLines lines = new ForwardLines(source, end - 1);
    return lines.next() == null ? from : lines.offset();
  }

  private static List<Part> parts(long from, long before) {
    List<Part> parts = new ArrayList<>();
    for (long at = from; at < before; at += SegmentPart.SIZE) {
      parts.add(new Part(at, Math.min(before, at + SegmentPart.SIZE)));
    }
    return parts;
  }

  private boolean take(Segment segment, Lines lines) throws IOException {
    for (LogLine line = lines.next(); line != null; line = lines.next()) {
      if (!take(segment, line)) {
        return false;
      }
    }
    return true;
  }

  /** In a call of its own, after which nothing holds what was made: the next may be as large. */
  private boolean take(Segment segment, LogLine line) throws IOException {
    if (!line.isLong() && !prefilter.wants(Prefilter.line(line.bytes(), 0, line.bytes().length))) {
      return true;
    }
    T made = work.of(segment, line);
    return made == null || taker.take(made);
  }

  private boolean take(Segment segment, SegmentSource source, List<Part> parts, boolean backwards)
      throws IOException {
    Deque<Future<Optional<List<T>>>> ahead = new ArrayDeque<>();
    int begun = 0;
    try {
      for (Part part : parts) {
        for (; begun < parts.size() && ahead.size() < MOST_AHEAD; begun++) {
          Part next = parts.get(begun);
          ahead.add(threads().submit(() -> read(segment, source, next)));
        }
        Optional<List<T>> read = result(ahead.remove());
        boolean goOn = read.isPresent()
            ? take(read.get(), backwards)
            : takeHere(segment, source, part, backwards);
        if (!goOn) {
          return false;
        }
      }
      return true;
    } finally {
      ahead.forEach(future -> future.cancel(false));
    }
  }

  private boolean take(List<T> made, boolean backwards) throws IOException {
    if (backwards) {
      Collections.reverse(made);
    }
    for (T each : made) {
      if (!taker.take(each)) {
        return false;
      }
    }
    return true;
  }

  /** What is made of a part's lines; empty if one of them is too long to be read ahead. */
  private Optional<List<T>> read(Segment segment, SegmentSource source, Part part)
      throws IOException {
    byte[] spare = buffers.poll();
    try {
      byte[] buffer = spare == null ? SegmentPart.buffer() : spare;
      SegmentPart lines = SegmentPart.read(source.channel(), part.from(), part.before(), buffer);
      List<T> made = new ArrayList<>();
      if (lines != null) {
        lines.lines(prefilter, line -> add(made, work.of(segment, line)));
      }
      buffers.add(buffer);
      return lines == null ? Optional.empty() : Optional.of(made);
    } catch (OutOfMemoryError e) {
      // Too much at once: the caller's thread reads this part alone when its turn comes.
      return Optional.empty();
    }
  }

  /** Takes a part's lines here, one at a time; only one of them can be long, the last. */
  private boolean takeHere(Segment segment, SegmentSource source, Part part, boolean backwards)
      throws IOException {
    List<LogLine> found = new ArrayList<>();
    ForwardLines lines = new ForwardLines(source, Math.max(0, part.from() - 1));
    LogLine line = lines.next();
    while (line != null && line.offset() < part.before()) {
      if (line.offset() >= part.from()) {
        found.add(line);
      }
      line = lines.offset() < part.before() ? lines.next() : null;
    }
    if (backwards) {
      Collections.reverse(found);
    }
    for (LogLine each : found) {
      if (!take(segment, each)) {
        return false;
      }
    }
    return true;
  }

  private static <T> void add(List<T> list, @Nullable T made) {
    if (made != null) {
      list.add(made);
    }
  }

  private static <R> R result(Future<R> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private ExecutorService threads() {
    ExecutorService running = threads;
    if (running == null) {
      running = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "read-ahead");
        thread.setDaemon(true);
        return thread;
      });
      threads = running;
    }
    return running;
  }

  /** Lets the threads end; what they still read is for nobody. */
  @Override
  public void close() {
    if (threads != null) {
      threads.shutdown();
    }
  }
}

package io.github.notrahooks.log;

import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.failure.Failure;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the delivery that a user names: by log ID, by reference ID, by a prefix of either that no other
 * has ({@code log_} may be left out), or as {@code last}, {@code last~1} and so on.
 *
 * <p>Several records may share a reference ID: a delivery, its duplicates, and what was sent again under
 * the same ID. The newest one that was received and is no duplicate stands for them, or else the newest.
 */
public final class DeliveryFinder {
  private static final Pattern LAST = Pattern.compile("last(?:~(\\d{1,9}))?");

  private final LogReader reader;

  /** A finder in the log that a reader reads. */
  public DeliveryFinder(LogReader reader) {
    this.reader = reader;
  }

  /**
   * The delivery of this name; {@code last} counts all records.
   *
   * @throws Failure of usage if the name is empty or fits several, not found if it fits none
   */
  public LogEntry find(String name) throws IOException {
    return find(name, LogFilter.ALL);
  }

  /**
   * The delivery of this name.
   *
   * @param among what {@code last} counts; other names are looked for in all of the log
   * @throws Failure of usage if the name is empty or fits several, not found if it fits none
   */
  public LogEntry find(String name, LogFilter among) throws IOException {
    Matcher last = LAST.matcher(name);
    if (last.matches()) {
      String back = last.group(1);
      return last(name, back == null ? 0 : Integer.parseInt(back), among);
    }
    if (name.isEmpty()) {
      throw Failure.usage("The name of a delivery is empty. Give some of its ID, or 'last'.");
    }
    IndexEntry.Name wanted = new IndexEntry.Name(name);
    Candidates exact = new Candidates(name);
    newestFirst(name, wanted::mayBe, exact);
    if (exact.isExact()) {
      return exact.only();
    }
    Candidates beginning = new Candidates(name);
    newestFirst(name, wanted::mayBegin, beginning);
    return beginning.only();
  }

  /** Adds the records that may be meant, those that the index tells and those in its gaps. */
  private void newestFirst(String name, Predicate<IndexEntry> mayBeMeant, Candidates candidates)
      throws IOException {
    IdGlance glance = new IdGlance(name);
    List<Segment> segments = Segments.in(reader.logs());
    boolean goOn = true;
    for (int i = segments.size() - 1; goOn && i >= 0; i--) {
      Segment segment = segments.get(i);
      try (SegmentIndex index = SegmentIndex.open(reader.logs(), segment)) {
        goOn = index.newestFirst(new SegmentIndex.Visitor() {
          @Override
          public boolean entry(IndexEntry entry) throws IOException {
            return !mayBeMeant.test(entry) || gap(entry.offset(), entry.end());
          }

          @Override
          public boolean gap(long from, long to) throws IOException {
            return reader.newestFirst(segment, from, to, glance, candidates::add);
          }
        });
      } catch (NoSuchFileException e) {
        // Retention removed it since the folder was listed.
        continue;
      }
    }
  }

  private LogEntry last(String name, int back, LogFilter among) throws IOException {
    AtomicReference<LogEntry> found = new AtomicReference<>();
    int[] left = {back};
    reader.newestFirst(among.glance(), entry -> {
      if (among.matches(entry.delivery()) && left[0]-- == 0) {
        found.set(entry);
      }
      return found.get() == null;
    });
    return Optional.ofNullable(found.get()).orElseThrow(() -> tooFew(name, back - left[0]));
  }

  private static Failure tooFew(String name, int count) {
    return Failure.notFound(
        count == 0
            ? "There is no delivery '" + name + "': the log has none."
            : "There is no delivery '" + name + "': the log has only " + count + ".");
  }

  /** Whether a record was received and is the first of its reference ID. */
  static boolean isOriginal(LogRecord log) {
    return log.direction() == Direction.INCOMING && log.duplicateOf() == null;
  }
}

package io.github.notrahooks.log.read;

import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.record.IndexEntry;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.RecordHead;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.segment.SegmentIndex;
import io.github.notrahooks.log.segment.Segments;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
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
  private static final int MOST_WAITING = 4096;
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
    return new LookUp(name).run();
  }

  /**
   * One pass over the indexes, from the newest segment on, and over their gaps. What may be all of an ID is
   * read at once; what may only begin with the name waits, since it is of no interest if there is such an ID.
   *
   * <p>An index is a hint. So where it says something else of a record than the log, and where it leads to
   * nothing, all of the log is read without it: it must make no difference but in time.
   */
  private final class LookUp {
    private final String name;
    private final IndexEntry.Name wanted;
    private final IdPrefilter prefilter;
    private final NamedDeliveries candidates;
    private final List<Place> waiting = new ArrayList<>();
    private boolean misled;

    LookUp(String name) {
      this.name = name;
      this.wanted = new IndexEntry.Name(name);
      this.prefilter = new IdPrefilter(name);
      this.candidates = new NamedDeliveries(name);
    }

    LogEntry run() throws IOException {
      List<Segment> segments = Segments.in(reader.logs());
      boolean goOn = true;
      for (int i = segments.size() - 1; goOn && i >= 0; i--) {
        goOn = lookInto(segments.get(i));
      }
      if (!candidates.isExact() && !misled) {
        readWaiting();
      }
      return (misled || candidates.isEmpty() ? withoutIndexes() : candidates).only(reader);
    }

    private NamedDeliveries withoutIndexes() throws IOException {
      NamedDeliveries found = new NamedDeliveries(name);
      reader.newestFirst(prefilter, found::add);
      return found;
    }

    private boolean lookInto(Segment segment) throws IOException {
      try (SegmentIndex index = SegmentIndex.open(reader.logs(), segment)) {
        return index.newestFirst(new SegmentIndex.Visitor() {
          @Override
          public boolean entry(IndexEntry entry) throws IOException {
            if (wanted.mayBe(entry)) {
              return read(new Place(segment, entry.copy()));
            }
            return !wanted.mayBegin(entry) || readLater(new Place(segment, entry.copy()));
          }

          @Override
          public boolean gap(long from, long to) throws IOException {
            // NamedDeliveries are added from the newest on.
            return readWaiting()
                && reader.newestFirst(
                    segment, index.segment(), from, to, prefilter, candidates::add);
          }
        });
      } catch (NoSuchFileException e) {
        reader.isGone(segment);
        return true;
      }
    }

    private boolean read(Place place) throws IOException {
      long from = place.said().offset();
      long to = place.said().end();
      return reader.newestFirst(place.segment(), from, to, Prefilter.ALL, record -> {
        long[] right = IndexEntry.of(RecordHead.of(record.delivery()));
        if (right != null) {
          IndexEntry.place(right, record.offset(), record.line().length());
        }
        misled |= right == null || !place.said().isSameAs(right);
        return !misled && candidates.add(record);
      });
    }

    private boolean readLater(Place place) throws IOException {
      waiting.add(place);
      return waiting.size() < MOST_WAITING || readWaiting();
    }

    private boolean readWaiting() throws IOException {
      boolean goOn = true;
      for (Place place : waiting) {
        goOn = goOn && read(place);
      }
      waiting.clear();
      return goOn;
    }
  }

  /** Where the index says that a record is, and what it says of it. */
  private record Place(Segment segment, IndexEntry said) {}

  private LogEntry last(String name, int back, LogFilter among) throws IOException {
    AtomicReference<LogEntry> found = new AtomicReference<>();
    int[] left = {back};
    reader.newestFirst(among.prefilter(), entry -> {
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
    return Direction.INCOMING.equals(log.direction()) && log.duplicateOf() == null;
  }
}

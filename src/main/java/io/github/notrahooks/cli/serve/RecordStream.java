package io.github.notrahooks.cli.serve;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.text.RecordLines;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.LogFollower;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.view.BodilessJson;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Prints the record of each delivery that a server receives, and of what triggers do for it, by following the log: a reader that is slow
 * slows nobody, and misses nothing.
 */
final class RecordStream implements AutoCloseable {
  private static final long POLL_MILLIS = 50;

  private final Output output;
  private final boolean bodies;
  private final LogFollower follower;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread printer;

  /**
   * Begins with the next record.
   *
   * @param bodies whether a record is printed as the log has it, or without its bodies
   */
  RecordStream(Context context, boolean bodies) throws IOException {
    this.bodies = bodies;
    this.output = context.output();
    this.follower = LogFollower.fromNow(new Logbook(context).reader(), LogFilter.ALL);
    this.printer = new Thread(this::run, "record-stream");
    printer.setDaemon(true);
    printer.start();
  }

  private void run() {
    try (follower) {
      boolean last;
      do {
        last = closing.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
        int given;
        do {
          given = follower.poll(entry -> {
            if (entry.delivery().importedAt() == null
                && (Direction.INCOMING.equals(entry.delivery().direction())
                    || entry.delivery().cause() != null)) {
              print(entry);
            }
            return !output.unread();
          });
        } while (given > 0 && !output.unread());
      } while (!last && !output.unread());
    } catch (IOException | RuntimeException e) {
      output.warn("deliveries are no longer printed: cannot follow the delivery log: "
          + FileProblem.named(e));
    } catch (OutOfMemoryError e) {
      output.warn(
          "deliveries are no longer printed: the heap has no room for one of them twice; they are in the log");
    } catch (InterruptedException e) {
      // Nothing interrupts this thread but the end of the process.
      return;
    }
  }

  private void print(LogEntry entry) throws IOException {
    if (bodies) {
      RecordLines.print(output, entry);
    } else {
      output.json(BodilessJson.of(entry.delivery(), entry.seq()));
    }
  }

  /** Prints what is left, and ends. */
  @Override
  public void close() throws InterruptedException {
    closing.countDown();
    printer.join(5000);
  }
}

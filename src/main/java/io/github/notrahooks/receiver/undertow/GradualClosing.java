package io.github.notrahooks.receiver.undertow;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.XnioIoThread;

/**
 * Closes connections a few at a time. A closed one keeps its file descriptor until its thread has done what
 * there is to do and waits for something new, while another is let in at once in its place: a crowd that is
 * closed in one go would for a moment need twice the descriptors there are. Thread-safe; closes on one I/O
 * thread alone.
 */
final class GradualClosing {
  private static final int AT_ONCE = 4;
  private static final long BETWEEN_MILLIS = 1;

  private final XnioIoThread thread;
  private final Queue<StreamConnection> closing = new ConcurrentLinkedQueue<>();

  /** Used on the I/O thread alone. */
  private boolean resting;

  GradualClosing(XnioIoThread thread) {
    this.thread = thread;
  }

  /** Closes a connection of this thread before long, unless it is {@linkplain #keep kept}. */
  void close(StreamConnection connection) {
    closing.add(connection);
    thread.execute(this::closeSome);
  }

  /** Does not close a connection after all. */
  void keep(StreamConnection connection) {
    closing.remove(connection);
  }

  private void closeSome() {
    if (resting || closing.isEmpty()) {
      return;
    }
    for (int left = AT_ONCE; left > 0; left--) {
      IoUtils.safeClose(closing.poll());
    }
    resting = true;
    thread.executeAfter(this::goOn, BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void goOn() {
    resting = false;
    closeSome();
  }
}

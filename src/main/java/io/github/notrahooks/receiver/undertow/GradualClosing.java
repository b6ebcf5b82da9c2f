package io.github.notrahooks.receiver.undertow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.XnioIoThread;

/**
 * Closes connections a few at a time. A closed one keeps its file descriptor until its thread has done what
 * there is to do and waits for something new, while another is let in at once in its place: a crowd that is
 * closed in one go would for a moment need twice the descriptors there are. Used on one I/O thread alone.
 */
final class GradualClosing {
  private static final int AT_ONCE = 4;
  private static final long BETWEEN_MILLIS = 1;

  private final XnioIoThread thread;
  private final Deque<StreamConnection> closing = new ArrayDeque<>();
  private boolean resting;

  GradualClosing(XnioIoThread thread) {
    this.thread = thread;
  }

  /** Closes a connection of this thread before long, unless it is {@linkplain #keep kept}. */
  void close(StreamConnection connection) {
    closing.add(connection);
    if (!resting) {
      closeSome();
    }
  }

  /** Does not close a connection after all. */
  void keep(StreamConnection connection) {
    closing.remove(connection);
  }

  private void closeSome() {
    for (int left = AT_ONCE; left > 0 && !closing.isEmpty(); left--) {
      IoUtils.safeClose(closing.remove());
    }
    resting = true;
    thread.executeAfter(this::rested, BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void rested() {
    resting = false;
    if (!closing.isEmpty()) {
      closeSome();
    }
  }
}

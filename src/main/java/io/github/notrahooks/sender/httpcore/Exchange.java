package io.github.notrahooks.sender.httpcore;

import io.github.notrahooks.sender.Answer.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, under way. Another thread can break it off at any moment, by closing the
 * socket that it uses: nothing else ends a read, a write and a handshake alike.
 */
final class Exchange {
  /** When it must be over, in the nanoseconds of the transport's clock. */
  final long deadline;

  private @Nullable Socket socket;
  private @Nullable Kind brokenOff;

  Exchange(long deadline) {
    this.deadline = deadline;
  }

  /**
   * Names the socket that is used from now on.
   *
   * @throws InterruptedIOException if the exchange was broken off; then the socket is closed
   */
  synchronized void use(Socket next) throws IOException {
    socket = next;
    if (brokenOff != null) {
      next.close();
      throw new InterruptedIOException(brokenOff.wireName());
    }
  }

  /** Ends it, from any thread; the first reason counts. */
  synchronized void breakOff(Kind reason) {
    if (brokenOff == null) {
      brokenOff = reason;
      closeSocket();
    }
  }

  /** Why it was broken off, which then is why it failed, whatever the exception says; or null. */
  synchronized @Nullable Kind brokenOff() {
    return brokenOff;
  }

  private void closeSocket() {
    Socket used = socket;
    try {
      if (used != null) {
        used.close();
      }
    } catch (IOException e) {
      // Then it is as good as closed.
      return;
    }
  }
}

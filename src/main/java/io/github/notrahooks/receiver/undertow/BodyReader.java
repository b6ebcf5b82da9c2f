package io.github.notrahooks.receiver.undertow;

import io.github.notrahooks.delivery.Body;
import io.undertow.io.Receiver;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import io.undertow.server.protocol.http.HttpContinue;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * Reads one body as it arrives: within a limit, a deadline and the room that all bodies share. Holds no
 * more than what has arrived, whatever length the request claims. Used on the connection's I/O thread
 * alone.
 */
final class BodyReader {
  /** What reading a body came to. */
  enum End {
    /** All of it is there. */
    COMPLETE,
    /** There is more than the limit; what was read up to there is kept. */
    LIMIT,
    /** Whatever is still to come of it is not wanted. */
    NO_MORE,
    /** It did not come in time. */
    DEADLINE,
    /** There is no room for it at the moment. */
    NO_ROOM,
    /** The connection broke, or the body's framing did. */
    BROKEN
  }

  /** Told once how the reading ended. */
  interface Listener {
    void ended(End end, Body body);
  }

  private final HttpServerExchange exchange;
  private final InFlight inFlight;
  private final int limit;

  /** Forgotten once told: an answered request stays with its connection until the next one. */
  private @Nullable Listener listener;

  /** What has arrived; empty again once it was handed on. */
  private Body.Builder body = new Body.Builder();

  private int held;
  private XnioExecutor.@Nullable Key deadline;
  private boolean started;
  private boolean ended;

  BodyReader(HttpServerExchange exchange, InFlight inFlight, int limit, Listener listener) {
    this.exchange = exchange;
    this.inFlight = inFlight;
    this.limit = limit;
    this.listener = listener;
  }

  /** How many bytes of the shared room it holds. */
  int held() {
    return held;
  }

  /** Reads what is there, and waits for nothing. */
  void takeWhatIsThere() {
    // Who waits to be told to go on is not told so by reading.
    HttpContinue.markContinueResponseSent(exchange);
    start();
    // Not on this call stack: Undertow cannot be told both to go on reading and to go on elsewhere.
    exchange.getIoThread().execute(() -> end(End.NO_MORE));
  }

  private void start() {
    IOException trouble = HeadRecorder.onTrouble(exchange, this::failed);
    if (trouble == null) {
      read();
    } else {
      failed(trouble);
    }
  }

  void start(long deadlineMillis) {
    start();
    if (!ended) {
      deadline = exchange
          .getIoThread()
          .executeAfter(() -> end(End.DEADLINE), deadlineMillis, TimeUnit.MILLISECONDS);
    }
  }

  private void read() {
    started = true;
    exchange
        .getRequestReceiver()
        .receivePartialBytes(
            (reading, bytes, last) -> received(bytes, last), (reading, cause) -> failed(cause));
  }

  /** Reads what is still to come of an answered request, throws it away, and ends the exchange. */
  void readOn() {
    if (started) {
      exchange.getRequestReceiver().resume();
    } else {
      ended = true;
      read();
    }
  }

  /** Whether its listener was told. */
  boolean hasEnded() {
    return ended;
  }

  /** Nothing more will come; without this, all of the request would be kept until the deadline. */
  void exchangeEnded() {
    end(End.BROKEN);
  }

  private void received(byte[] bytes, boolean last) {
    End problem = ended ? null : take(bytes);
    if (problem != null) {
      end(problem);
    } else if (last && ended) {
      exchange.endExchange();
    } else if (last) {
      end(End.COMPLETE);
    }
  }

  private void failed(IOException cause) {
    if (ended) {
      IoUtils.safeClose(exchange.getConnection());
    } else {
      end(endFor(cause));
    }
  }

  private @Nullable End take(byte[] bytes) {
    int fitting = Math.min(bytes.length, limit - held);
    if (!inFlight.take(fitting)) {
      return End.NO_ROOM;
    }
    held += fitting;
    body.append(fitting < bytes.length ? Arrays.copyOf(bytes, fitting) : bytes);
    return fitting < bytes.length ? End.LIMIT : null;
  }

  private static End endFor(IOException cause) {
    if (cause instanceof NoRoomException) {
      return End.NO_ROOM;
    }
    // Undertow wraps it where it notices the listener's own limit only while reading.
    boolean tooBig = cause instanceof Receiver.RequestToLargeException
        || cause.getCause() instanceof RequestTooBigException
        || cause instanceof RequestTooBigException;
    return tooBig ? End.LIMIT : End.BROKEN;
  }

  private void end(End end) {
    if (ended) {
      return;
    }
    ended = true;
    if (end != End.COMPLETE) {
      exchange.getRequestReceiver().pause();
    }
    if (deadline != null) {
      deadline.remove();
    }
    Body read = body.build();
    body = new Body.Builder();
    Listener told = listener;
    listener = null;
    if (told != null) {
      told.ended(end, read);
    }
  }
}

package io.github.notrahooks.receiver.undertow;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.receiver.HeadCheck;
import io.github.notrahooks.receiver.Received;
import io.github.notrahooks.receiver.Receiver;
import io.github.notrahooks.receiver.Reply;
import io.github.notrahooks.receiver.RequestHead;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/**
 * Turns an exchange into a request for the receiver, and its reply into the answer. Runs on I/O threads and
 * never blocks them.
 */
final class WebhookHandler implements HttpHandler {
  /** What is hashed and parsed where it was read; larger bodies elsewhere. */
  private static final int LARGE_BODY_BYTES = 1024 * 1024;

  private final Receiver receiver;
  private final InFlight inFlight;
  private final Replies replies;
  private final ServerSettings settings;
  private final Clock clock;
  private final LongSupplier nanoTime;

  WebhookHandler(
      Receiver receiver,
      InFlight inFlight,
      Replies replies,
      ServerSettings settings,
      Clock clock,
      LongSupplier nanoTime) {
    this.receiver = receiver;
    this.inFlight = inFlight;
    this.replies = replies;
    this.settings = settings;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    RequestHead head = head(exchange);
    HeadCheck.Result result = receiver.admit(head);
    if (result instanceof HeadCheck.Result.Turned turned) {
      receiver.turnedAway(request(exchange), turned.reply().status(), turned.why());
      replies.send(exchange, turned.reply());
    } else if (!inFlight.begin()) {
      Received received =
          new Received(head, Body.EMPTY, false, clock.instant(), nanoTime.getAsLong());
      receiver.draining(received, reply -> replies.sendLast(exchange, reply));
    } else {
      new Delivery(exchange, head, result).start();
    }
  }

  /** Method and path of a request, for a line about it. */
  static String request(HttpServerExchange exchange) {
    return exchange.getRequestMethod() + " " + path(exchange);
  }

  private static RequestHead head(HttpServerExchange exchange) {
    String path = path(exchange);
    String query = exchange.getQueryString();
    return new RequestHead(
        exchange.getRequestMethod().toString(),
        path,
        query.isEmpty() ? path : path + "?" + query,
        exchange.getSourceAddress().getAddress().getHostAddress(),
        HeadRecorder.headersOf(exchange));
  }

  /** The path as it was sent, nothing decoded; of an absolute-form target the path alone. */
  static String path(HttpServerExchange exchange) {
    String uri = exchange.getRequestURI();
    if (!exchange.isHostIncludedInRequestURI()) {
      return uri;
    }
    int slash = uri.indexOf('/', uri.indexOf("://") + 3);
    return slash < 0 ? "/" : uri.substring(slash);
  }

  /** One delivery on its way through. */
  private final class Delivery {
    private final HttpServerExchange exchange;
    private final HeadCheck.Result result;
    private final Instant at = clock.instant();
    private final long startedNanos = nanoTime.getAsLong();
    private final AtomicBoolean released = new AtomicBoolean();
    private final BodyReader reader;

    Delivery(HttpServerExchange exchange, RequestHead head, HeadCheck.Result result) {
      this.exchange = exchange;
      this.result = result;
      boolean admitted = result instanceof HeadCheck.Result.Admitted;
      int limit = admitted ? ServerSettings.MAX_BODY_BYTES : Receiver.REJECTED_BODY_BYTES;
      this.reader =
          new BodyReader(exchange, inFlight, limit, (end, body) -> bodyEnded(head, end, body));
    }

    void start() {
      // Not before the answer is out: a stopping server waits for that.
      exchange.addExchangeCompleteListener((ended, next) -> {
        release();
        if (!reader.hasEnded()) {
          // A connection that is closed here tells nobody who waits for more of it.
          ended.getIoThread().execute(reader::exchangeEnded);
        }
        next.proceed();
      });
      if (result instanceof HeadCheck.Result.Refused || claimsTooMuch()) {
        reader.takeWhatIsThere();
      } else {
        reader.start(settings.bodyDeadline().toMillis());
      }
    }

    private boolean claimsTooMuch() {
      return exchange.getRequestContentLength() > ServerSettings.MAX_BODY_BYTES;
    }

    private void bodyEnded(RequestHead head, BodyReader.End end, Body body) {
      boolean complete = end == BodyReader.End.COMPLETE;
      if (complete) {
        HeadRecorder.received(exchange);
      }
      // Not on this call stack: Undertow takes answers from elsewhere only after it has ended. And
      // hashing a large body takes long enough for others on this thread to notice.
      Executor executor = body.size() > LARGE_BODY_BYTES
          ? exchange.getConnection().getWorker()
          : SameThreadExecutor.INSTANCE;
      exchange.dispatch(
          executor, new Deciding(end, new Received(head, body, complete, at, startedNanos)));
    }

    /**
     * Decides about a request, and lets go of it: a thread of a pool holds on to what it ran last, long
     * after the body's room was given back.
     */
    private final class Deciding implements Runnable {
      private final BodyReader.End end;
      private @Nullable Received received;

      Deciding(BodyReader.End end, Received received) {
        this.end = end;
        this.received = received;
      }

      @Override
      public void run() {
        Received whole = received;
        received = null;
        if (whole != null) {
          decide(end, whole);
        }
      }
    }

    private void decide(BodyReader.End end, Received received) {
      if (result instanceof HeadCheck.Result.Refused refused) {
        receiver.refuse(received, refused.decision(), this::finish);
      } else if (claimsTooMuch()) {
        receiver.tooLarge(received, this::finish);
      } else if (result instanceof HeadCheck.Result.Admitted admitted) {
        switch (end) {
          case DEADLINE -> receiver.timedOut(received, this::finish);
          case LIMIT -> receiver.tooLarge(received, this::finish);
          case NO_ROOM -> receiver.noRoom(received, this::finish);
          case BROKEN -> receiver.broken(received, this::finish);
          default -> receiver.receive(received, admitted.admission(), this::finish);
        }
      }
    }

    private void release() {
      if (!released.getAndSet(true)) {
        inFlight.end(reader.held());
      }
    }

    /** Takes the answer on any thread, which then need not wait for a slow client. */
    private void finish(Reply reply) {
      exchange.getIoThread().execute(() -> {
        try {
          replies.send(exchange, reply, reader::readOn);
        } catch (RuntimeException e) {
          // The client is gone; what was logged stays logged.
          release();
          IoUtils.safeClose(exchange.getConnection());
        }
      });
    }
  }
}

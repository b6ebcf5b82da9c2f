package io.github.notrahooks.inspector.undertow;

import io.github.notrahooks.inspector.FeedEvent;
import io.github.notrahooks.inspector.FeedReader;
import io.github.notrahooks.inspector.RecordFeed;
import io.github.notrahooks.inspector.Refusal;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.ConduitStreamSourceChannel;

/**
 * Writes the feed to one client, as fast as that takes it. All of it but the start is done on the connection's
 * I/O thread.
 */
final class EventStream {
  private static final long KEEP_ALIVE_SECONDS = 15;

  private final HttpServerExchange exchange;
  private final @Nullable StreamConnection connection;
  private final StreamSinkChannel channel;
  private ByteBuffer rest = ByteBuffer.allocate(0);
  private @Nullable FeedReader reader;
  private XnioExecutor.@Nullable Key keepAlive;
  private boolean ended;

  private EventStream(HttpServerExchange exchange, @Nullable StreamConnection connection) {
    this.exchange = exchange;
    this.connection = connection;
    this.channel = exchange.getResponseChannel();
  }

  /**
   * Begins; on the I/O thread.
   *
   * @param connection the client's, where it is seen that it goes away
   * @throws Refusal if there are too many readers
   */
  static void begin(
      HttpServerExchange exchange, RecordFeed feed, @Nullable StreamConnection connection) {
    Long after = lastEventId(exchange);
    exchange.setPersistent(false);
    // Before anything is written: it may be refused.
    Later later = new Later();
    FeedReader reader = feed.read(after, later::run);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, EventText.TYPE);
    EventStream stream = new EventStream(exchange, connection);
    stream.start(reader);
    later.becomes(() -> exchange.getIoThread().execute(stream::pump));
  }

  /** What is run as soon as it is known what that is. */
  private static final class Later {
    private @Nullable Runnable known;
    private boolean asked;

    synchronized void run() {
      asked = true;
      if (known != null) {
        known.run();
      }
    }

    synchronized void becomes(Runnable what) {
      known = what;
      if (asked) {
        what.run();
      }
    }
  }

  private static @Nullable Long lastEventId(HttpServerExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst("Last-Event-ID");
    if (given == null || given.isEmpty()) {
      return null;
    }
    try {
      long seq = Long.parseLong(given);
      if (seq >= 0) {
        return seq;
      }
    } catch (NumberFormatException e) {
      throw wrongId();
    }
    throw wrongId();
  }

  private static Refusal wrongId() {
    return Refusal.wrong("Last-Event-ID must be the id of an event, which is a whole number");
  }

  private void start(FeedReader read) {
    reader = read;
    rest = ByteBuffer.wrap(new EventText().line("retry: 1000").line("").bytes());
    channel.getWriteSetter().set(unused -> pump());
    channel.getCloseSetter().set(unused -> end());
    exchange.getConnection().addCloseListener(unused -> end());
    if (connection != null) {
      seeItClose(connection.getSourceChannel());
    }
    keepAlive = exchange
        .getIoThread()
        .executeAtInterval(this::keepAlive, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
    pump();
  }

  private void seeItClose(ConduitStreamSourceChannel source) {
    source.getReadSetter().set(unused -> {
      try {
        ByteBuffer any = ByteBuffer.allocate(256);
        if (source.read(any) < 0) {
          end();
        }
      } catch (IOException e) {
        end();
      }
    });
    source.resumeReads();
  }

  private void keepAlive() {
    if (!rest.hasRemaining()) {
      rest = ByteBuffer.wrap(new EventText().line(":").line("").bytes());
    }
    pump();
  }

  /** Writes what there is, as far as the client takes it. */
  private void pump() {
    FeedReader from = reader;
    if (ended || from == null) {
      return;
    }
    try {
      while (true) {
        if (!rest.hasRemaining()) {
          List<FeedEvent> events = from.take();
          if (events.isEmpty()) {
            break;
          }
          EventText text = new EventText();
          events.forEach(text::add);
          rest = ByteBuffer.wrap(text.bytes());
        }
        if (channel.write(rest) == 0) {
          channel.resumeWrites();
          return;
        }
      }
      if (channel.flush()) {
        channel.suspendWrites();
      } else {
        channel.resumeWrites();
      }
    } catch (IOException | IllegalStateException e) {
      // The client is gone.
      end();
    }
  }

  private void end() {
    if (ended) {
      return;
    }
    ended = true;
    if (keepAlive != null) {
      keepAlive.remove();
    }
    if (reader != null) {
      reader.close();
    }
    IoUtils.safeClose(exchange.getConnection());
  }
}

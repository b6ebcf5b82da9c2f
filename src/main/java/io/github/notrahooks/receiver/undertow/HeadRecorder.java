package io.github.notrahooks.receiver.undertow;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HeaderValues;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.xnio.StreamConnection;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.ConduitStreamSourceChannel;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Keeps a copy of the bytes of the request head that a connection is at, because Undertow's own map
 * forgets the order of headers. Used on the connection's I/O thread alone.
 *
 * <p>Recording begins with a connection and again after each exchange. What was recorded is believed only
 * where it says the same as Undertow's map: a request that came in the same packet as the one before is
 * read from the map.
 */
final class HeadRecorder extends AbstractStreamSourceConduit<StreamSourceConduit> {
  private static final int LONGEST = 40 * 1024;
  private static final AttachmentKey<HeadRecorder> KEY = AttachmentKey.create(HeadRecorder.class);

  /**
   * The recorder that read last on this I/O thread. Undertow calls the handler right after the read that
   * completed a head, so for a connection's first exchange it is that connection's.
   */
  private static final ThreadLocal<HeadRecorder> LAST = new ThreadLocal<>();

  private byte[] bytes = new byte[1024];
  private int used;
  private boolean recording = true;

  private HeadRecorder(StreamSourceConduit next) {
    super(next);
  }

  /** Lets the bytes of a new connection pass a recorder. */
  static void install(StreamConnection connection) {
    ConduitStreamSourceChannel source = connection.getSourceChannel();
    source.setConduit(new HeadRecorder(source.getConduit()));
  }

  /** Ends the recording of a head, when its exchange begins. */
  static void begin(HttpServerExchange exchange) {
    HeadRecorder known = exchange.getConnection().getAttachment(KEY);
    HeadRecorder recorder = known == null ? LAST.get() : known;
    if (recorder != null) {
      exchange.getConnection().putAttachment(KEY, recorder);
      recorder.recording = false;
      exchange.addExchangeCompleteListener((ended, next) -> {
        recorder.restart();
        next.proceed();
      });
    }
  }

  /** The headers of an exchange that has begun, in the order and spelling in which they came. */
  static Headers headersOf(HttpServerExchange exchange) {
    HeadRecorder recorder = exchange.getConnection().getAttachment(KEY);
    return recorder == null ? unordered(exchange) : recorder.headers(exchange);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int from = target.position();
    int count = super.read(target);
    if (recording && count > 0) {
      record(target, from, count);
      LAST.set(this);
    }
    return count;
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    recording = false;
    return super.read(targets, offset, length);
  }

  @Override
  public long transferTo(long position, long count, FileChannel target) throws IOException {
    recording = false;
    return super.transferTo(position, count, target);
  }

  private void record(ByteBuffer source, int from, int count) {
    int kept = Math.min(count, LONGEST - used);
    if (bytes.length - used < kept) {
      bytes = Arrays.copyOf(bytes, Math.max(used + kept, bytes.length * 2));
    }
    source.get(from, bytes, used, kept);
    used += kept;
    recording = used < LONGEST;
  }

  /** Starts over with the next request. */
  private void restart() {
    used = 0;
    recording = true;
  }

  private Headers headers(HttpServerExchange exchange) {
    Headers.Builder headers = new Headers.Builder();
    int found = parse(headers);
    Headers recorded = headers.build();
    return found == size(exchange) && sameAs(exchange, recorded) ? recorded : unordered(exchange);
  }

  private int parse(Headers.Builder headers) {
    int count = 0;
    int start = lineEnd(0) + 2;
    while (start >= 2 && start < used) {
      int end = lineEnd(start);
      if (end <= start) {
        return end == start ? count : -1;
      }
      int colon = start;
      while (colon < end && bytes[colon] != ':') {
        colon++;
      }
      if (colon == end) {
        return -1;
      }
      headers.add(text(start, colon), text(colon + 1, end).strip());
      count++;
      start = end + 2;
    }
    return -1;
  }

  private int lineEnd(int from) {
    for (int i = from; i + 1 < used; i++) {
      if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
        return i;
      }
    }
    return -2;
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static int size(HttpServerExchange exchange) {
    int size = 0;
    for (HeaderValues values : exchange.getRequestHeaders()) {
      size += values.size();
    }
    return size;
  }

  private static boolean sameAs(HttpServerExchange exchange, Headers recorded) {
    for (HeaderValues values : exchange.getRequestHeaders()) {
      String name = values.getHeaderName().toString();
      List<String> same = recorded.list().stream()
          .filter(header -> header.name().equalsIgnoreCase(name))
          .map(Header::value)
          .toList();
      if (!same.equals(values.stream().map(String::strip).toList())) {
        return false;
      }
    }
    return true;
  }

  private static Headers unordered(HttpServerExchange exchange) {
    Headers.Builder headers = new Headers.Builder();
    for (HeaderValues values : exchange.getRequestHeaders()) {
      for (String value : values) {
        headers.add(values.getHeaderName().toString(), value);
      }
    }
    return headers.build();
  }
}

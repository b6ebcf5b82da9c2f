package io.github.notrahooks.receiver.undertow;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.HeaderEncoding;
import io.github.notrahooks.delivery.Headers;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HeaderValues;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.xnio.StreamConnection;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.ConduitStreamSourceChannel;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Keeps a copy of the bytes of the request head that a connection is at, because Undertow's own map
 * forgets the order of headers and the spaces in them. Used on the connection's I/O thread alone.
 *
 * <p>Bodies pass by uncopied where their length is known, so that the head of a request that comes right
 * behind one is noticed. What was recorded is believed only where it says the same as Undertow's map, which
 * takes its place otherwise, as after a chunked body with a request right behind it.
 */
final class HeadRecorder extends AbstractStreamSourceConduit<StreamSourceConduit> {
  private static final int LONGEST = 40 * 1024;

  /**
   * More than a body of the largest size takes in reasonable chunks. Undertow prints a stack trace where its
   * own limit, which is above this one, is reached by chunks.
   */
  private static final long MOST_ON_THE_WIRE = 64L * 1024 * 1024;

  private static final long UNKNOWN = -1;
  private static final AttachmentKey<HeadRecorder> KEY = AttachmentKey.create(HeadRecorder.class);

  /**
   * The recorder that read last on this I/O thread. Undertow calls the handler right after the read that
   * completed a head, so for a connection's first exchange it is that connection's.
   */
  private static final ThreadLocal<HeadRecorder> LAST = new ThreadLocal<>();

  private final ConnectionWatch watch;
  private byte[] bytes = new byte[1024];
  private int used;

  /** Where the recorded bytes of the current request end; what is behind them belongs to the next. */
  private int end;

  /** How many bytes of the current body are still to come, or unknown. */
  private long toPass;

  /** How many bytes of the current request have come, however they are framed. */
  private long onTheWire;

  private HeadRecorder(StreamSourceConduit next, ConnectionWatch watch) {
    super(next);
    this.watch = watch;
  }

  /** Lets the bytes of a new connection pass a recorder, which tells the watch of its requests. */
  static void install(StreamConnection connection, ConnectionWatch watch) {
    ConduitStreamSourceChannel source = connection.getSourceChannel();
    source.setConduit(new HeadRecorder(source.getConduit(), watch));
  }

  /** Notes that the head of an exchange is all there. */
  static void begin(HttpServerExchange exchange) {
    HeadRecorder known = exchange.getConnection().getAttachment(KEY);
    HeadRecorder recorder = known == null ? LAST.get() : known;
    if (recorder != null) {
      exchange.getConnection().putAttachment(KEY, recorder);
      recorder.headEnded(exchange);
      exchange.addExchangeCompleteListener((ended, next) -> {
        recorder.requestEnded();
        next.proceed();
      });
    }
  }

  /** Notes that the body of an exchange is all there. */
  static void received(HttpServerExchange exchange) {
    HeadRecorder recorder = exchange.getConnection().getAttachment(KEY);
    if (recorder != null) {
      recorder.watch.received();
    }
  }

  /** The headers of an exchange that has begun, in the order and spelling in which they came. */
  static Headers headersOf(HttpServerExchange exchange) {
    HeadRecorder recorder = exchange.getConnection().getAttachment(KEY);
    Headers bytes = recorder == null ? unordered(exchange) : recorder.headers(exchange);
    // Until here each character stands for a byte, in Undertow's map too.
    return bytes.readIn(HeaderEncoding.ISO_8859_1);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int from = target.position();
    int count = (int) counted(super.read(target));
    if (count > 0) {
      watch.begun();
      LAST.set(this);
      passed(target, from, count);
    }
    return count;
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    toPass = UNKNOWN;
    return counted(super.read(targets, offset, length));
  }

  @Override
  public long transferTo(long position, long count, FileChannel target) throws IOException {
    toPass = UNKNOWN;
    return counted(super.transferTo(position, count, target));
  }

  private long counted(long count) throws IOException {
    onTheWire += Math.max(0, count);
    if (onTheWire > MOST_ON_THE_WIRE) {
      throw new RequestTooBigException("more than " + MOST_ON_THE_WIRE + " bytes");
    }
    return count;
  }

  private void passed(ByteBuffer source, int from, int count) {
    if (toPass == UNKNOWN) {
      return;
    }
    int body = (int) Math.min(toPass, count);
    toPass -= body;
    int kept = Math.min(count - body, LONGEST - used);
    if (bytes.length - used < kept) {
      bytes = Arrays.copyOf(bytes, Math.max(used + kept, bytes.length * 2));
    }
    source.get(from + body, bytes, used, kept);
    used += kept;
  }

  private void headEnded(HttpServerExchange exchange) {
    int headEnd = headEnd();
    boolean counted = !exchange.getRequestHeaders().contains("Transfer-Encoding");
    long length = Math.max(0, exchange.getRequestContentLength());
    if (headEnd < 0 || !counted) {
      toPass = UNKNOWN;
    } else {
      long here = Math.min(length, used - headEnd);
      end = headEnd + (int) here;
      toPass = length - here;
    }
  }

  /** Starts over with the next request, of which some may be there already. */
  private void requestEnded() {
    watch.ended();
    used = toPass == 0 ? used - end : 0;
    System.arraycopy(bytes, end, bytes, 0, used);
    end = 0;
    toPass = 0;
    onTheWire = used;
    if (used > 0) {
      watch.begun();
    }
  }

  private int headEnd() {
    for (int i = 0; i + 3 < used; i++) {
      if (bytes[i] == '\r'
          && bytes[i + 1] == '\n'
          && bytes[i + 2] == '\r'
          && bytes[i + 3] == '\n') {
        return i + 4;
      }
    }
    return -1;
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
      headers.add(text(start, colon), value(colon + 1, end));
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

  /** Without the white space around it that HTTP knows: what else Java takes for it are bytes of a text. */
  private String value(int from, int to) {
    int start = from;
    int end = to;
    while (start < end && isSpace(bytes[start])) {
      start++;
    }
    while (end > start && isSpace(bytes[end - 1])) {
      end--;
    }
    return text(start, end);
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t';
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
      int same = 0;
      for (Header header : recorded) {
        if (header.name().equalsIgnoreCase(name)) {
          if (same == values.size() || !isSameValue(header.value(), values.get(same))) {
            return false;
          }
          same++;
        }
      }
      if (same != values.size()) {
        return false;
      }
    }
    return true;
  }

  /** Undertow makes one space of several. */
  private static boolean isSameValue(String recorded, String undertows) {
    return recorded.equals(undertows) || withoutSpaces(recorded).equals(withoutSpaces(undertows));
  }

  private static String withoutSpaces(String value) {
    return value.replace(" ", "").replace("\t", "");
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

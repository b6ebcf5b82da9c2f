package io.github.notrahooks.receiver.undertow;

import io.github.notrahooks.delivery.HeaderEncoding;
import io.github.notrahooks.delivery.Headers;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.ConduitStreamSourceChannel;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Sees a connection's bytes before Undertow does, and keeps a copy of the request head that it is at:
 * Undertow's own map forgets the order of headers and the spaces in them, and takes any version for
 * HTTP/1.1. Lets nothing pass behind what {@link BodyFraming} finds wrong, which Undertow would overlook, or
 * close the connection for, unanswered. Used on the connection's I/O thread alone.
 */
final class HeadRecorder extends AbstractStreamSourceConduit<StreamSourceConduit> {
  private static final AttachmentKey<HeadRecorder> KEY = AttachmentKey.create(HeadRecorder.class);

  /**
   * The recorder that read last on this I/O thread. Undertow calls the handler right after the read that
   * completed a head, so for a connection's first exchange it is that connection's.
   */
  private static final ThreadLocal<HeadRecorder> LAST = new ThreadLocal<>();

  private final StreamConnection connection;
  private final ConnectionWatch watch;
  private final Consumer<HeadRecorder> refused;
  private final HeadBytes head = new HeadBytes();
  private final BodyFraming body = new BodyFraming();
  private final BodyTrouble trouble;

  /** Whether the handler has got the current request. */
  private boolean begun;

  /** Whether nothing more of the connection is wanted: its last request is answered, or is being. */
  private boolean over;

  /** Where the recorded bytes of the current request end; what is behind them belongs to the next. */
  private int end;

  private HeadRecorder(
      StreamConnection connection,
      StreamSourceConduit next,
      ConnectionWatch watch,
      Consumer<HeadRecorder> refused) {
    super(next);
    this.connection = connection;
    this.watch = watch;
    this.refused = refused;
    trouble = new BodyTrouble(connection.getIoThread());
  }

  /**
   * Lets the bytes of a new connection pass a recorder, which tells the watch of its requests.
   *
   * @param refused told where Undertow refuses a request before the handler gets it, and waits for its body
   */
  static HeadRecorder install(
      StreamConnection connection, ConnectionWatch watch, Consumer<HeadRecorder> refused) {
    ConduitStreamSourceChannel source = connection.getSourceChannel();
    HeadRecorder recorder = new HeadRecorder(connection, source.getConduit(), watch, refused);
    source.setConduit(recorder);
    return recorder;
  }

  /** Notes that the head of an exchange is all there. */
  static void begin(HttpServerExchange exchange) {
    HeadRecorder known = exchange.getConnection().getAttachment(KEY);
    HeadRecorder recorder = known == null ? LAST.get() : known;
    if (recorder != null) {
      exchange.getConnection().putAttachment(KEY, recorder);
      recorder.headEnded(exchange);
      exchange.addExchangeCompleteListener((ended, next) -> {
        recorder.requestEnded(ended);
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
    Headers bytes = recorder == null
        ? RecordedHeaders.unordered(exchange)
        : RecordedHeaders.of(exchange, recorder.head);
    // Until here each character stands for a byte, in Undertow's map too.
    return bytes.readIn(HeaderEncoding.ISO_8859_1);
  }

  /** The first line of a request that has begun, as it came. */
  static String requestLineOf(HttpServerExchange exchange) {
    HeadRecorder recorder = exchange.getConnection().getAttachment(KEY);
    return recorder == null ? "" : recorder.head.firstLine();
  }

  /**
   * Has whoever reads a body told once of what keeps the rest of it from being read, not on a call stack of
   * a reading. Without that, reading fails.
   *
   * @return what does so already, or null; then nobody is told
   */
  static @Nullable IOException onTrouble(
      HttpServerExchange exchange, Consumer<IOException> troubled) {
    HeadRecorder recorder = exchange.getConnection().getAttachment(KEY);
    return recorder == null ? null : recorder.trouble.tell(troubled);
  }

  /** What has come of the head that the connection is at. */
  HeadBytes head() {
    return head;
  }

  /** Notes that the current request is being answered; if no handler has got it, nothing of it is wanted. */
  void answered() {
    over = !begun;
  }

  /** The connection whose bytes these are. */
  StreamConnection connection() {
    return connection;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (isHeldBack()) {
      return 0;
    }
    int from = target.position();
    int count = super.read(target);
    if (count < 0) {
      if (over) {
        IoUtils.safeClose(connection);
      }
      return brokenOff() ? 0 : count;
    }
    if (count == 0) {
      return 0;
    }
    watch.begun();
    LAST.set(this);
    count = withoutEmptyLines(target, from, count);
    int passed = over || trouble.isThere() ? 0 : passed(target, from, count);
    target.position(from + passed);
    return passed;
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      if (targets[i].hasRemaining()) {
        return read(targets[i]);
      }
    }
    return 0;
  }

  @Override
  public long transferTo(long position, long count, FileChannel target) throws IOException {
    ByteBuffer through = ByteBuffer.allocate((int) Math.min(count, 8192));
    int read = read(through);
    through.flip();
    return read <= 0 ? read : target.write(through, position);
  }

  /** Whether nothing may be read at the moment, since what is wrong is still being answered. */
  private boolean isHeldBack() {
    if (!begun && !over && head.headEnd() >= 0) {
      // Undertow reads on, and has not asked the handler: it refuses the request, and would say so
      // only when all of its body is there.
      over = true;
      refused.accept(this);
    }
    return trouble.isBeingTold();
  }

  /** Empty lines before a request are to be passed over, however they come in pieces. */
  private int withoutEmptyLines(ByteBuffer target, int from, int count) {
    int skipped = begun || head.size() > 0 ? 0 : lineEnds(target, from, from + count);
    if (skipped > 0) {
      for (int i = from + skipped; i < from + count; i++) {
        target.put(i - skipped, target.get(i));
      }
    }
    return count - skipped;
  }

  /** How many bytes of line ends come first. */
  private static int lineEnds(ByteBuffer bytes, int from, int to) {
    int at = from;
    while (at < to && (bytes.get(at) == '\r' || bytes.get(at) == '\n')) {
      at++;
    }
    return at - from;
  }

  /** Takes bytes that have come, and says how many of them Undertow may have. */
  private int passed(ByteBuffer source, int from, int count) throws IOException {
    int ofBody = body.pass(source, from, count);
    IOException fault = body.fault();
    if (fault != null) {
      trouble.stop(fault);
      return ofBody;
    }
    head.add(source, from + ofBody, count - ofBody);
    if (!begun && head.headEnd() < 0 && !watch.mayHold(head.cost())) {
      head.forget(head.size());
      over = true;
      return 0;
    }
    return count;
  }

  /** The end of the connection is that of a body only where no more is to come of it. */
  private boolean brokenOff() throws IOException {
    boolean early = begun && body.isWithinChunks() && !trouble.isThere();
    if (early) {
      trouble.stop(new EOFException("the connection ended within a chunk"));
    }
    return early;
  }

  private void headEnded(HttpServerExchange exchange) {
    begun = true;
    int headEnd = head.headEnd();
    if (headEnd < 0) {
      // Nothing is known of where the next request begins, so there must be none.
      body.beginUnknown();
      exchange.setPersistent(false);
    } else {
      int ofBody = exchange.getRequestHeaders().contains("Transfer-Encoding")
          ? body.beginChunked(head.view(), headEnd, head.size())
          : body.begin(Math.max(0, EdgeHandler.contentLength(exchange)), head.size() - headEnd);
      end = headEnd + ofBody;
      IOException fault = body.fault();
      if (fault != null) {
        trouble.note(fault);
      } else if (!body.allThere()) {
        head.cut(headEnd);
        end = headEnd;
      }
    }
    if (!body.allThere() && !watch.mayHold(head.costWithBody())) {
      trouble.note(new NoRoomException());
    }
  }

  /** Starts over with the next request, of which some may be there already. */
  private void requestEnded(HttpServerExchange exchange) {
    watch.ended();
    // Nobody asks for them any more, and they would stay with the connection until its next
    // request.
    exchange.getRequestHeaders().clear();
    over = !exchange.isPersistent();
    head.forget(body.allThere() ? end : head.size());
    begun = false;
    end = 0;
    body.startOver(head.size());
    trouble.startOver();
    int lineEnds = lineEnds(head.view(), 0, head.size());
    if (lineEnds > 0) {
      passOver(lineEnds, (AbstractServerConnection) exchange.getConnection());
    }
    if (head.size() > 0) {
      watch.begun();
    }
  }

  private void passOver(int count, AbstractServerConnection server) {
    PooledByteBuffer extra = server.getExtraBytes();
    if (extra != null && extra.getBuffer().remaining() == head.size()) {
      extra.getBuffer().position(extra.getBuffer().position() + count);
      head.forget(count);
    }
  }
}

package io.github.notrahooks.receiver.undertow;

import io.github.notrahooks.receiver.Reply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.ConduitStreamSinkChannel;
import org.xnio.conduits.Conduits;
import org.xnio.conduits.StreamSinkConduit;

/**
 * Puts the receiver's answer in place of an empty one. Only Undertow gives such answers to requests that fail:
 * to what its parser refuses, before any handler is asked, and after a handler failed. Used on the
 * connection's I/O thread alone.
 */
public final class AnswerForm extends AbstractStreamSinkConduit<StreamSinkConduit> {
  private static final String EMPTY = "\r\nContent-Length: 0\r\n";
  private static final int STATUS = "HTTP/1.1 ".length();
  private static final int PHRASE = "HTTP/1.1 400 ".length();

  private final Wording wording;
  private @Nullable ByteBuffer own;
  private boolean terminated;

  /** Gives the answer that takes the place of an empty one. */
  public interface Wording {
    /** The answer in place of one of this status and reason phrase. */
    Reply of(int status, String phrase);
  }

  private AnswerForm(StreamSinkConduit next, Wording wording) {
    super(next);
    this.wording = wording;
  }

  /** Lets the answers of a new connection pass. */
  public static void install(StreamConnection connection, Wording wording) {
    ConduitStreamSinkChannel sink = connection.getSinkChannel();
    sink.setConduit(new AnswerForm(sink.getConduit(), wording));
  }

  /** Writes the last answer of a connection where Undertow gives none, as far as it can be written at once. */
  static void send(StreamConnection connection, Reply reply) {
    try {
      ConduitStreamSinkChannel sink = connection.getSinkChannel();
      sink.write(wire(reply));
      sink.flush();
    } catch (IOException e) {
      // The client is gone.
      IoUtils.safeClose(connection);
    }
  }

  private static ByteBuffer wire(Reply reply) {
    StringBuilder own = new StringBuilder();
    reply
        .headers()
        .forEach(header ->
            own.append(header.name()).append(": ").append(header.value()).append("\r\n"));
    byte[] head = ("HTTP/1.1 " + reply.status() + " " + Replies.phrase(reply.status())
            + "\r\nConnection: close\r\nContent-Type: " + Reply.CONTENT_TYPE + "\r\n" + own
            + "Content-Length: " + reply.body().size() + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(head.length + reply.body().size())
        .put(head)
        .put(reply.body().bytes())
        .flip();
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    if (!isWritten()) {
      return 0;
    }
    String head = failedAndEmpty(source);
    if (head == null) {
      return next.write(source);
    }
    int count = source.remaining();
    source.position(source.limit());
    int status = Integer.parseInt(head, STATUS, STATUS + 3, 10);
    own = wire(wording.of(status, head.substring(PHRASE, head.indexOf('\r'))));
    isWritten();
    return count;
  }

  /** The head of an answer that has no body and says that something is wrong; null for any other. */
  private static @Nullable String failedAndEmpty(ByteBuffer source) {
    int at = source.position();
    if (source.remaining() <= PHRASE
        || source.get(at) != 'H'
        || source.get(at + STATUS) != '4' && source.get(at + STATUS) != '5') {
      return null;
    }
    String head = StandardCharsets.ISO_8859_1.decode(source.duplicate()).toString();
    return head.startsWith("HTTP/1.") && head.contains(EMPTY) && head.endsWith("\r\n\r\n")
        ? head
        : null;
  }

  /** Writes what there is of our own, and says whether that was all. */
  private boolean isWritten() throws IOException {
    ByteBuffer rest = own;
    while (rest != null && rest.hasRemaining() && next.write(rest) > 0) {
      continue;
    }
    if (rest != null && rest.hasRemaining()) {
      return false;
    }
    own = null;
    return true;
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
    return isWritten() ? next.write(sources, offset, length) : 0;
  }

  @Override
  public int writeFinal(ByteBuffer source) throws IOException {
    return Conduits.writeFinalBasic(this, source);
  }

  @Override
  public long writeFinal(ByteBuffer[] sources, int offset, int length) throws IOException {
    return Conduits.writeFinalBasic(this, sources, offset, length);
  }

  @Override
  public boolean flush() throws IOException {
    if (!isWritten()) {
      return false;
    }
    if (terminated) {
      terminated = false;
      next.terminateWrites();
    }
    return next.flush();
  }

  @Override
  public void terminateWrites() throws IOException {
    if (isWritten()) {
      next.terminateWrites();
    } else {
      terminated = true;
    }
  }
}

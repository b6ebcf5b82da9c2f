package io.github.notrahooks.sender.okhttp;

import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.OutgoingRequest.Framing;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** The body of a request, written as its framing says. For the one thread that sends. */
final class SentBody extends RequestBody {
  private static final int PIECES = 4;

  /** Longer than a network holds back what could go with the next piece. */
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

  private final OutgoingRequest outgoing;

  SentBody(OutgoingRequest outgoing) {
    this.outgoing = outgoing;
  }

  @Override
  public @Nullable MediaType contentType() {
    return null;
  }

  @Override
  public long contentLength() {
    return outgoing.framing() == Framing.CHUNKED ? -1 : outgoing.body().size();
  }

  @Override
  public boolean isOneShot() {
    // Sent once, whatever the answer asks for.
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    switch (outgoing.framing()) {
      case PIECES -> inPieces(sink, PAUSE);
      case CHUNKED -> inPieces(sink, 0);
      case CUT -> {
        sink.write(outgoing.body().bytes(), 0, outgoing.body().size() / 2);
        sink.flush();
        throw new IOException(
            "the connection was closed in the middle of the body, as it was meant");
      }
      case WHOLE -> {
        for (byte[] piece : outgoing.body().pieces()) {
          sink.write(piece);
        }
      }
    }
  }

  private void inPieces(BufferedSink sink, long pause) throws IOException {
    byte[] bytes = outgoing.body().bytes();
    int step = Math.max(1, (bytes.length + PIECES - 1) / PIECES);
    for (int at = 0; at < bytes.length; at += step) {
      if (at > 0) {
        LockSupport.parkNanos(pause);
      }
      sink.write(bytes, at, Math.min(step, bytes.length - at));
      sink.flush();
    }
  }
}

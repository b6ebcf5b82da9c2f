package io.github.notrahooks.sender.okhttp;

import io.github.notrahooks.delivery.Body;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A body that is written from the pieces it is kept in. */
final class PiecewiseBody extends RequestBody {
  private final Body body;

  PiecewiseBody(Body body) {
    this.body = body;
  }

  @Override
  public @Nullable MediaType contentType() {
    return null;
  }

  @Override
  public long contentLength() {
    return body.size();
  }

  /** Keeps OkHttp from sending it again by itself, as it would after a 503 with Retry-After: 0. */
  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    for (byte[] piece : body.pieces()) {
      sink.write(piece);
    }
  }
}

package io.github.notrahooks.log.record;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.signature.Sha256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a record says of its request. What may be null is null and the rest is empty until it is
 * set; the body's hash and length are those of the bytes that are kept. Not thread-safe.
 */
public final class RequestBuilder {
  private String method = "";
  private String path = "";
  private @Nullable String url;
  private @Nullable String remoteAddress;
  private Headers headers = Headers.EMPTY;
  private @Nullable String bodySha256;
  private @Nullable Long bodyBytes;
  private Body body = Body.EMPTY;
  private boolean bodyTruncated;
  private List<String> cut = List.of();

  RequestBuilder() {}

  /** The HTTP method. */
  public RequestBuilder method(String value) {
    method = value;
    return this;
  }

  /** The path and query. */
  public RequestBuilder path(String value) {
    path = value;
    return this;
  }

  /** Where an outgoing request went, or null. */
  public RequestBuilder url(@Nullable String value) {
    url = value;
    return this;
  }

  /** The peer, or null for an outgoing request. */
  public RequestBuilder remoteAddress(@Nullable String value) {
    remoteAddress = value;
    return this;
  }

  /** The headers, in their order and spelling. */
  public RequestBuilder headers(Headers value) {
    headers = value;
    return this;
  }

  /** The hash of all bytes of the body, in hex. */
  public RequestBuilder bodySha256(String value) {
    bodySha256 = value;
    return this;
  }

  /** How many bytes the body had. */
  public RequestBuilder bodyBytes(long value) {
    bodyBytes = value;
    return this;
  }

  /** The bytes of the body that are kept. */
  public RequestBuilder body(Body value) {
    body = value;
    return this;
  }

  /** Whether only the beginning of the body is kept. */
  public RequestBuilder bodyTruncated(boolean value) {
    bodyTruncated = value;
    return this;
  }

  /** The keys of the record of whose texts only the beginning is kept. */
  public RequestBuilder cut(List<String> value) {
    cut = value;
    return this;
  }

  /** The request. */
  public LogRecord.Request build() {
    return new LogRecord.Request(
        method,
        path,
        url,
        remoteAddress,
        headers,
        bodySha256 == null ? Sha256.hex(body.pieces()) : bodySha256,
        bodyBytes == null ? body.size() : bodyBytes,
        body,
        bodyTruncated,
        cut);
  }
}

package io.github.notrahooks.sender.okhttp;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.sender.Answer.Received;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.Ticks;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One request and what became of it so far. OkHttp reports to it while the call is under way. For
 * the one thread that sends.
 */
final class Exchange extends EventListener {
  private final OutgoingRequest outgoing;
  private final @Nullable ProxyServer proxy;
  private final Ticks ticks;
  private final long start;

  private boolean connected;
  private boolean sent;
  private @Nullable Response head;
  private @Nullable Received answer;

  /**
   * An exchange that has not begun.
   *
   * @param proxy what it goes through, or null
   * @param ticks measures how long it takes
   * @param start when sending began, in the nanoseconds of that clock
   */
  Exchange(OutgoingRequest outgoing, @Nullable ProxyServer proxy, Ticks ticks, long start) {
    this.outgoing = outgoing;
    this.proxy = proxy;
    this.ticks = ticks;
    this.start = start;
  }

  /** The exchange that a call is made for. */
  static Exchange of(Call call) {
    return Objects.requireNonNull(call.request().tag(Exchange.class));
  }

  /** What OkHttp is asked to send; its headers are put in place by {@link Wire}. */
  Request request(HttpUrl url) {
    return new Request.Builder()
        .url(url)
        .tag(Exchange.class, this)
        .method(outgoing.method(), isBodiless() ? null : new SentBody(outgoing))
        .build();
  }

  private boolean isBodiless() {
    return outgoing.method().equals("GET") || outgoing.method().equals("HEAD");
  }

  /** All headers, as they go out. */
  Headers headers() {
    List<Header> list = outgoing.headers().list();
    String authorization = relayAuthorization();
    String[] namesAndValues = new String[2 * (list.size() + (authorization == null ? 0 : 1))];
    int i = 0;
    for (Header header : list) {
      namesAndValues[i++] = header.name();
      namesAndValues[i++] = header.value();
    }
    if (authorization != null) {
      namesAndValues[i++] = "Proxy-Authorization";
      namesAndValues[i] = authorization;
    }
    // Not with their builder: it takes white space off that is part of a value.
    return new Headers(namesAndValues);
  }

  /** Who asks, for a proxy that reads the request itself. */
  private @Nullable String relayAuthorization() {
    return proxy != null && proxy.relays(outgoing.target()) ? proxy.authorization() : null;
  }

  /** How long it has taken so far. */
  long durationMs() {
    return TimeUnit.NANOSECONDS.toMillis(ticks.nanos() - start);
  }

  OutgoingRequest outgoing() {
    return outgoing;
  }

  @Nullable
  ProxyServer proxy() {
    return proxy;
  }

  /** There is a connection to the receiver. */
  void connected() {
    connected = true;
  }

  /** Whether there was a connection to the receiver. */
  boolean wasConnected() {
    return connected;
  }

  @Override
  public void requestBodyEnd(Call call, long byteCount) {
    sent = true;
  }

  /** Whether all of the request was handed to the network. */
  boolean wasSent() {
    return sent;
  }

  /** Whether the body is sent only once the receiver has asked for it. */
  boolean asksFirst() {
    return outgoing
        .headers()
        .first("Expect")
        .filter("100-continue"::equalsIgnoreCase)
        .isPresent();
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    head = response;
  }

  /** The status and headers of the answer, once they have come. */
  @Nullable
  Response head() {
    return head;
  }

  void answered(Received received) {
    answer = received;
  }

  /** The answer, once it is there: whatever else happens to the call, it counts. */
  @Nullable
  Received answer() {
    return answer;
  }
}

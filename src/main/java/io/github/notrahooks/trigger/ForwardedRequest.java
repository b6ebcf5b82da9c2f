package io.github.notrahooks.trigger;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.sender.OutgoingRequest;

/** A delivery on its way on, with what a proxy adds to it (RFC 9110, section 7.6.3; RFC 7239, section 7.4). */
final class ForwardedRequest {
  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final String VIA = "Via";

  private ForwardedRequest() {}

  /**
   * The request as it is sent.
   *
   * @param via what this server calls itself
   */
  static OutgoingRequest of(OutgoingRequest request, LogRecord delivery, String via) {
    Headers headers = appended(request.headers(), VIA, via);
    String peer = delivery.request().remoteAddress();
    return new OutgoingRequest(
        request.target(),
        peer == null ? headers : appended(headers, FORWARDED_FOR, peer),
        request.body(),
        request.signing());
  }

  /** The headers with a value behind the last one of that name: what came before stays as it is. */
  private static Headers appended(Headers headers, String name, String value) {
    int last = -1;
    for (int i = 0; i < headers.list().size(); i++) {
      last = headers.list().get(i).name().equalsIgnoreCase(name) ? i : last;
    }
    Headers.Builder all = new Headers.Builder();
    for (int i = 0; i < headers.list().size(); i++) {
      Header header = headers.list().get(i);
      all.add(
          i == last
              ? new Header(header.name(), header.value() + ", " + value, header.utf8())
              : header);
    }
    return last < 0 ? all.add(name, value).build() : all.build();
  }
}

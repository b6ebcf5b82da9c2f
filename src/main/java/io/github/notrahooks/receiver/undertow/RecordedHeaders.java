package io.github.notrahooks.receiver.undertow;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;

/**
 * Reads headers in the order and spelling in which they came. What was recorded is believed only where it
 * says the same as Undertow's map, which takes its place otherwise.
 */
final class RecordedHeaders {
  private RecordedHeaders() {}

  /** The headers of an exchange, as its head came. */
  static Headers of(HttpServerExchange exchange, HeadBytes head) {
    Headers.Builder headers = new Headers.Builder();
    int found = head.headers(headers);
    Headers recorded = headers.build();
    return found == size(exchange) && sameAs(exchange, recorded) ? recorded : unordered(exchange);
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

  /** The headers as Undertow has them. */
  static Headers unordered(HttpServerExchange exchange) {
    Headers.Builder headers = new Headers.Builder();
    for (HeaderValues values : exchange.getRequestHeaders()) {
      for (String value : values) {
        headers.add(values.getHeaderName().toString(), value);
      }
    }
    return headers.build();
  }
}

package io.github.notrahooks.view;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.HeaderEncoding;
import io.github.notrahooks.delivery.Headers;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Headers inside JSON, written as in the delivery log: pairs, and their encoding where they are not ASCII. */
public final class HeaderJson {
  private HeaderJson() {}

  /** Puts headers into an object, so that the exact bytes of their values can be had from it again. */
  public static ObjectNode put(ObjectNode node, Headers headers) {
    Optional<HeaderEncoding> encoding = headers.encoding();
    ArrayNode list = node.putArray("headers");
    for (Header header : headers) {
      list.addArray().add(header.name()).add(encoding.map(header::valueIn).orElse(header.value()));
    }
    encoding.ifPresent(name -> node.put(HeaderEncoding.KEY, name.wireName()));
    return node;
  }
}

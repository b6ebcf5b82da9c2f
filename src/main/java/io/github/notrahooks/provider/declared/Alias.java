package io.github.notrahooks.provider.declared;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import java.util.Locale;

/**
 * Other names under which somebody uses a scheme, as Svix does that of Standard Webhooks.
 *
 * @param prefix what the other names begin with, in lower case
 * @param own what the scheme's own names begin with instead, in lower case
 */
record Alias(String prefix, String own) {
  /** Whether a message has the other names: its signature header is there under that name alone. */
  boolean isIn(Headers headers, String signatureHeader) {
    return !headers.contains(signatureHeader)
        && headers.contains(prefix + signatureHeader.substring(own.length()));
  }

  /** The headers with the scheme's own names. */
  Headers standard(Headers headers) {
    Headers.Builder renamed = new Headers.Builder();
    for (Header header : headers) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (name.startsWith(prefix)) {
        renamed.add(own + header.name().substring(prefix.length()), header.value());
      } else if (!name.startsWith(own)) {
        renamed.add(header);
      }
    }
    return renamed.build();
  }
}

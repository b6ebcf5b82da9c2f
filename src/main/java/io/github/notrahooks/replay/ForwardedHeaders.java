package io.github.notrahooks.replay;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The stored headers that are sent again: what the provider says, and nothing that belonged to the
 * connection, the peer or a proxy.
 */
final class ForwardedHeaders {
  private static final Set<String> NAMES = Set.of(
      "content-type",
      "content-encoding",
      "user-agent",
      "accept",
      "accept-charset",
      "content-length");
  private static final Set<String> CONNECTION = Set.of(
      "connection",
      "keep-alive",
      "proxy-connection",
      "proxy-authenticate",
      "proxy-authorization",
      "te",
      "trailer",
      "transfer-encoding",
      "upgrade",
      "expect",
      "host",
      "content-length");
  private static final List<String> FAMILIES = SignatureSchemes.BUILT_IN.all().stream()
      .flatMap(scheme -> scheme.headerFamilies().stream())
      .toList();

  private ForwardedHeaders() {}

  /** The headers that mean something to a scheme. */
  private static Stream<String> own(SignatureScheme scheme) {
    return Stream.concat(
        scheme.verifiedHeaders().stream(),
        Stream.of(scheme.deliveryHeader(), scheme.eventHeader(), scheme.timeHeader())
            .flatMap(Optional::stream));
  }

  private static boolean isOf(SignatureScheme scheme, String name) {
    return own(scheme).anyMatch(name::equalsIgnoreCase);
  }

  /** Those headers in their order and spelling; {@code Content-Length} is among them, its value still wrong. */
  static Headers of(Headers stored, SignatureScheme scheme) {
    Headers.Builder forwarded = new Headers.Builder();
    if (!stored.contains("Content-Length")) {
      forwarded.add("Content-Length", "");
    }
    for (Header header : stored) {
      if (isForwarded(header.name().toLowerCase(Locale.ROOT)) || isOf(scheme, header.name())) {
        forwarded.add(header);
      }
    }
    return forwarded.build();
  }

  /** All headers but those of the connection (RFC 9110, section 7.6.1), in their order and spelling. */
  static Headers all(Headers stored) {
    Set<String> hops = new HashSet<>(CONNECTION);
    for (Header header : stored) {
      if (header.name().equalsIgnoreCase("Connection")) {
        Stream.of(header.value().split(",", -1))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .forEach(hops::add);
      }
    }
    Headers.Builder forwarded = new Headers.Builder().add("Content-Length", "");
    for (Header header : stored) {
      if (!hops.contains(header.name().toLowerCase(Locale.ROOT))) {
        forwarded.add(header);
      }
    }
    return forwarded.build();
  }

  private static boolean isForwarded(String name) {
    return NAMES.contains(name) || FAMILIES.stream().anyMatch(name::startsWith);
  }
}

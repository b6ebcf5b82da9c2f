package io.github.notrahooks.sender.httpcore;

import io.github.notrahooks.sender.Target;

/**
 * What a connection leads to.
 *
 * @param tls whether it is a secure one
 * @param host a name or an address, an IPv6 address without brackets
 * @param port from 1 to 65535
 */
record Endpoint(boolean tls, String host, int port) {
  /** Where requests to a target go. */
  static Endpoint of(Target target) {
    boolean tls = target.url().startsWith("https:");
    String host = target.host();
    int colon = host.endsWith("]") ? -1 : host.lastIndexOf(':');
    int port = colon < 0 ? tls ? 443 : 80 : Integer.parseInt(host.substring(colon + 1));
    String name = colon < 0 ? host : host.substring(0, colon);
    return new Endpoint(
        tls, name.startsWith("[") ? name.substring(1, name.length() - 1) : name, port);
  }
}

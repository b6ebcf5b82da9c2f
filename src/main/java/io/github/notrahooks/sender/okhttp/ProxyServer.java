package io.github.notrahooks.sender.okhttp;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.sender.Target;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A proxy that an environment variable names.
 *
 * @param variable the variable's name
 * @param kind how it is spoken to
 * @param host its name or address, an IPv6 address without brackets
 * @param port from 1 to 65535
 * @param authorization the value of {@code Proxy-Authorization}, or null
 */
record ProxyServer(
    String variable,
    Kind kind,
    String host,
    int port,
    @Nullable String authorization) {
  /** Which one a URL without a port means, as it does for curl. */
  private static final int DEFAULT_PORT = 1080;

  /** What a proxy speaks. */
  enum Kind {
    /** HTTP: it relays requests, and carries connections where they are secure. */
    HTTP,
    /** SOCKS 5, told the receiver's address. */
    SOCKS5,
    /** SOCKS 5, told the receiver's name. */
    SOCKS5H
  }

  /**
   * Reads a variable as curl does: {@code [SCHEME://][USER[:PASSWORD]@]HOST[:PORT]}.
   *
   * @throws Failure if it names no proxy that can be used; the message does not show its password
   */
  static ProxyServer parse(String variable, String value) {
    int scheme = value.indexOf("://");
    Kind kind = kind(variable, scheme < 0 ? "http" : value.substring(0, scheme));
    String rest = scheme < 0 ? value : value.substring(scheme + 3);
    HttpUrl url = HttpUrl.parse("http://" + rest);
    HttpUrl other = HttpUrl.parse("https://" + rest);
    if (url == null || other == null) {
      throw wrong(variable, "it is not written as http://HOST:PORT");
    }
    String user = url.username();
    boolean anonymous = user.isEmpty() && url.password().isEmpty();
    if (!anonymous && kind != Kind.HTTP) {
      throw wrong(variable, "a user name and password for a SOCKS proxy cannot be sent");
    }
    return new ProxyServer(
        variable,
        kind,
        url.host(),
        // Two schemes have two ports of their own, where none is given.
        url.port() == other.port() ? url.port() : DEFAULT_PORT,
        anonymous ? null : Credentials.basic(user, url.password(), StandardCharsets.UTF_8));
  }

  private static Kind kind(String variable, String scheme) {
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "http" -> Kind.HTTP;
      case "socks5" -> Kind.SOCKS5;
      case "socks5h" -> Kind.SOCKS5H;
      case "https" ->
        throw wrong(variable, "a proxy that is itself spoken to over TLS cannot be used");
      default -> throw wrong(variable, "'" + scheme + "' is none of http, socks5 and socks5h");
    };
  }

  private static Failure wrong(String variable, String problem) {
    return Failure.usage("The proxy of the variable " + variable + " cannot be used: " + problem
        + ". Change the variable, or name the receiver's host in NO_PROXY.");
  }

  boolean isHttp() {
    return kind == Kind.HTTP;
  }

  /** Whether it reads requests to a target itself, rather than carry a connection's bytes. */
  boolean relays(Target target) {
    return isHttp() && !target.isSecure();
  }

  /** Where it is, as Java has it; names are looked up when it is used. */
  Proxy address() {
    return new Proxy(
        isHttp() ? Proxy.Type.HTTP : Proxy.Type.SOCKS,
        InetSocketAddress.createUnresolved(host, port));
  }

  /** It, and where it was found, as part of a sentence. */
  String described() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return "the proxy " + name + ":" + port + ", which " + variable + " names,";
  }
}

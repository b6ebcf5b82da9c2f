package io.github.notrahooks.sender;

import io.github.notrahooks.failure.Failure;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a request goes.
 *
 * @param url the whole address, in ASCII
 * @param host the value of the {@code Host} header: the port only where it is not the scheme's own
 * @param path the path and query, as in the request line
 */
public record Target(String url, String host, String path) {
  private static final Pattern DOTS = Pattern.compile("^[^?]*/(\\.|%2[Ee]){1,2}(/|\\?|$)");

  private static final Pattern LOOPBACK = Pattern.compile(
      "127(\\.\\d{1,3}){3}|0\\.0\\.0\\.0|[0:]*:0*1|[0:]+|[0:]*:ffff:127(\\.\\d{1,3}){3}");

  /**
   * Reads an address.
   *
   * @throws Failure if it is not an http or https address that a request can be sent to
   */
  public static Target parse(String url) {
    URI uri = uri(url);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      String likely = uri.getScheme() == null || url.matches("[A-Za-z0-9.-]+:\\d.*")
          ? " Did you mean 'http://" + url.replaceFirst("^/+", "") + "'?"
          : "";
      throw wrong(url, "it must start with http:// or https://." + likely);
    }
    String authority = uri.getRawAuthority();
    if (authority == null || authority.isEmpty()) {
      throw wrong(url, "it names no host.");
    }
    if (authority.contains("@")) {
      throw wrong(url, "a user name or password in it is not sent; use -H 'Authorization: …'.");
    }
    String host = host(url, scheme, authority);
    String path = path(uri);
    if (DOTS.matcher(path).find()) {
      throw wrong(url, "the segments '.' and '..' would not arrive as they are; leave them out.");
    }
    return new Target(scheme + "://" + host + path, host, path);
  }

  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw wrong(
          url,
          e.getReason() + (e.getIndex() < 0 ? "." : " at character " + (e.getIndex() + 1) + "."));
    }
  }

  private static String host(String url, String scheme, String authority) {
    int colon = authority.endsWith("]") ? -1 : authority.lastIndexOf(':');
    String name = colon < 0 ? authority : authority.substring(0, colon);
    String ascii = name.startsWith("[") ? name : ascii(url, name);
    if (ascii.isEmpty()) {
      throw wrong(url, "it names no host.");
    }
    String port = colon < 0 ? "" : authority.substring(colon + 1);
    if (port.isEmpty() || port.equals(scheme.equals("http") ? "80" : "443")) {
      return ascii.toLowerCase(Locale.ROOT);
    }
    if (!port.matches("\\d{1,5}")
        || Integer.parseInt(port) < 1
        || Integer.parseInt(port) > 65_535) {
      throw wrong(url, "'" + port + "' is not a port from 1 to 65535.");
    }
    return ascii.toLowerCase(Locale.ROOT) + ":" + Integer.parseInt(port);
  }

  private static String ascii(String url, String name) {
    try {
      return IDN.toASCII(name);
    } catch (IllegalArgumentException e) {
      throw wrong(url, "'" + name + "' is not a host name.");
    }
  }

  private static String path(URI uri) {
    String ascii = uri.toASCIIString();
    int start = ascii.indexOf('/', ascii.indexOf("//") + 2);
    int query = ascii.indexOf('?');
    int end = ascii.indexOf('#') < 0 ? ascii.length() : ascii.indexOf('#');
    if (start < 0 || query >= 0 && query < start || start > end) {
      return "/" + (query < 0 || query > end ? "" : quoted(ascii.substring(query, end)));
    }
    return query < 0 || query > end
        ? ascii.substring(start, end)
        : ascii.substring(start, query) + quoted(ascii.substring(query, end));
  }

  /** Browsers and HTTP clients escape the apostrophe in queries, so that the printed request is the sent one. */
  private static String quoted(String query) {
    return query.replace("'", "%27");
  }

  private static Failure wrong(String url, String problem) {
    return Failure.usage("'" + url + "' cannot be sent to: " + problem);
  }

  /** Whether it is spoken to over TLS. */
  public boolean isSecure() {
    return url.startsWith("https:");
  }

  /** The host's name or address, an IPv6 address without brackets. */
  public String hostName() {
    int colon = host.endsWith("]") ? -1 : host.lastIndexOf(':');
    String name = colon < 0 ? host : host.substring(0, colon);
    return name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
  }

  /** Whether it is on this machine by its very name or address: nothing is looked up. */
  public boolean isLoopback() {
    String name = hostName();
    return name.equals("localhost")
        || name.equals("localhost.")
        || name.endsWith(".localhost")
        || LOOPBACK.matcher(name).matches();
  }

  @Override
  public String toString() {
    return url;
  }
}

package io.github.notrahooks.sender.okhttp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that no proxy is used for, as curl reads the variable {@code NO_PROXY}: names and all
 * names below them, addresses and networks, divided by commas; {@code *} alone means all. Ports
 * have no part in it.
 */
final class NoProxy {
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.|$)){4}(?<!\\.)");
  private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:.]+");

  private NoProxy() {}

  /**
   * Whether a list has a host.
   *
   * @param host a name or an address, an IPv6 address without brackets
   */
  static boolean names(String list, String host) {
    if (list.equals("*")) {
      return true;
    }
    byte @Nullable [] address = address(host);
    for (String entry : list.split(",", -1)) {
      String[] words = entry.strip().split("\\s+", 2);
      if (address == null ? isBelow(words[0], host) : isIn(words[0], address)) {
        return true;
      }
      if (words.length > 1) {
        // For curl a list ends where a comma is missing.
        return false;
      }
    }
    return false;
  }

  private static boolean isBelow(String entry, String host) {
    String domain = entry.replaceFirst("^\\.?(.*?)\\.?$", "$1").toLowerCase(Locale.ROOT);
    String name = host.replaceFirst("\\.$", "").toLowerCase(Locale.ROOT);
    return !domain.isEmpty() && (name.equals(domain) || name.endsWith("." + domain));
  }

  /** Whether an address is the one of an entry, or in its network. */
  private static boolean isIn(String entry, byte[] address) {
    String[] parts = entry.split("/", 2);
    byte @Nullable [] network = address(parts[0]);
    if (network == null || network.length != address.length) {
      return false;
    }
    int all = 8 * address.length;
    int bits = parts.length > 1 && parts[1].matches("\\d{1,3}") ? Integer.parseInt(parts[1]) : all;
    // Nought means all of them, as it does for curl.
    return bits <= all && agree(network, address, bits == 0 ? all : bits);
  }

  private static boolean agree(byte[] a, byte[] b, int bits) {
    for (int i = 0; i < bits; i++) {
      if (((a[i / 8] ^ b[i / 8]) >> 7 - i % 8 & 1) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The bytes of what is written as an address, without looking up a name; null if it is none. */
  private static byte @Nullable [] address(String text) {
    try {
      return IPV4.matcher(text).matches() || IPV6.matcher(text).matches()
          ? InetAddress.getByName(text).getAddress()
          : null;
    } catch (UnknownHostException e) {
      return null;
    }
  }
}

package io.github.notrahooks.signature;

import java.util.HexFormat;
import java.util.Optional;

/** Hexadecimal text as signatures carry it: lower case. */
public final class Hex {
  private static final HexFormat FORMAT = HexFormat.of();

  private Hex() {}

  /** The lower-case text of some bytes. */
  public static String encode(byte[] bytes) {
    return FORMAT.formatHex(bytes);
  }

  /** The bytes of a text of lower-case digits of exactly the given number of bytes; nothing for any other text. */
  public static Optional<byte[]> decode(String text, int length) {
    if (text.length() != 2 * length) {
      return Optional.empty();
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
        return Optional.empty();
      }
    }
    return Optional.of(FORMAT.parseHex(text));
  }
}

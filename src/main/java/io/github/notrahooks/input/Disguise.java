package io.github.notrahooks.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.notrahooks.delivery.Body;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells a file that is probably not the bytes of a payload, but something made of them. */
public final class Disguise {
  private static final int LOOKED_AT = 4096;

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{24,}[=\\s]*");

  private Disguise() {}

  /** What it is, as the rest of a sentence about the file; nothing if it may well be a payload. */
  public static Optional<String> of(Body file) {
    Optional<String> compressed = Compression.named(file);
    if (compressed.isPresent()) {
      return Optional.of("is compressed (" + compressed.get() + ")");
    }
    byte[] start = file.truncated(LOOKED_AT).bytes();
    byte[] even = start.length % 2 == 0 ? start : Arrays.copyOf(start, start.length - 1);
    if (BodyText.utf16(even).isPresent()) {
      return Optional.of("is text in UTF-16");
    }
    String text = new String(start, ISO_8859_1).replaceAll("[\r\n]", "");
    return BASE64.matcher(text).matches() ? Optional.of("is base64") : Optional.empty();
  }
}

package io.github.notrahooks.cli.verify;

import io.github.notrahooks.delivery.HeaderEncoding;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Reads a raw header block: lines of {@code Name: value}, with or without the request line before them. */
final class HeaderBlock {
  private static final Pattern FIRST_LINE =
      Pattern.compile("[A-Z]+ \\S+ HTTP/[0-9.]+|HTTP/[0-9.]+ .*");

  /** The three bytes of the mark, each read as a character. */
  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

  private HeaderBlock() {}

  static Headers parse(byte[] bytes, String origin) {
    // Values are bytes: each is read as what it is.
    String read = new String(bytes, StandardCharsets.ISO_8859_1);
    // A byte-order mark is an editor's, and would be part of the first name.
    String text = read.startsWith(BYTE_ORDER_MARK) ? read.substring(3) : read;
    Headers.Builder headers = new Headers.Builder();
    int number = 0;
    for (String line : text.split("\r?\n", -1)) {
      number++;
      if (bare(line).isEmpty() || number == 1 && FIRST_LINE.matcher(line).matches()) {
        continue;
      }
      // As curl -v prints it.
      String plain = line.startsWith("> ") || line.startsWith("< ") ? line.substring(2) : line;
      int colon = plain.indexOf(':');
      if (colon <= 0) {
        throw Failure.usage(origin + ", line " + number + ": '"
            + new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
            + "' is not of the form 'Name: value'");
      }
      headers.add(bare(plain.substring(0, colon)), bare(plain.substring(colon + 1)));
    }
    return headers.build().readIn(HeaderEncoding.ISO_8859_1);
  }

  /** Without what HTTP allows around a value: all other white space is part of it. */
  private static String bare(String text) {
    return text.replaceAll("^[ \t]+|[ \t]+$", "");
  }
}

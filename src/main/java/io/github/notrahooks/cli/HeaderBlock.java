package io.github.notrahooks.cli;

import io.github.notrahooks.delivery.HeaderEncoding;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Reads a raw header block: lines of {@code Name: value}, with or without the request line before them. */
final class HeaderBlock {
  private static final Pattern FIRST_LINE =
      Pattern.compile("[A-Z]+ \\S+ HTTP/[0-9.]+|HTTP/[0-9.]+ .*");

  private HeaderBlock() {}

  static Headers parse(byte[] bytes, String origin) {
    // Values are bytes: each is read as what it is.
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Headers.Builder headers = new Headers.Builder();
    int number = 0;
    for (String line : text.split("\r?\n", -1)) {
      number++;
      if (line.isBlank() || number == 1 && FIRST_LINE.matcher(line).matches()) {
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
      headers.add(
          plain.substring(0, colon).strip(),
          plain.substring(colon + 1).replaceAll("^[ \t]+|[ \t]+$", ""));
    }
    return headers.build().readIn(HeaderEncoding.ISO_8859_1);
  }
}

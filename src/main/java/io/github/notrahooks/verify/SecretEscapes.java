package io.github.notrahooks.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.notrahooks.provider.FormBody;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Escapes of URLs and of HTML, undone. Texts have one character for each byte. */
final class SecretEscapes {
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));");
  private static final Map<String, String> NAMED =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00A0");

  private SecretEscapes() {}

  /** The text without percent escapes; nothing if one of them is not whole. */
  static Optional<String> percent(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    return FormBody.unescape(bytes, 0, bytes.length, false)
        .map(decoded -> new String(decoded, ISO_8859_1));
  }

  /** The text without HTML's entities, of which those are known that encoders write. */
  static String entities(String text) {
    return ENTITY.matcher(text).replaceAll(match -> {
      String character;
      if (match.group(3) != null) {
        character = NAMED.getOrDefault(match.group(3), "");
      } else {
        int codePoint = match.group(1) != null
            ? Integer.parseInt(match.group(1))
            : Integer.parseInt(match.group(2), 16);
        if (!Character.isValidCodePoint(codePoint)) {
          return Matcher.quoteReplacement(match.group());
        }
        character = Character.toString(codePoint);
      }
      return Matcher.quoteReplacement(new String(character.getBytes(UTF_8), ISO_8859_1));
    });
  }
}

package io.github.notrahooks.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a text something stands that looks like a signature, or is called as one, though nothing was read
 * there.
 *
 * @param line its number, from 1
 * @param text what stands there, at most 80 characters
 */
public record SignaturePlace(int line, String text) {
  /** Headers and what prints them are shorter; what is behind is a body. */
  private static final int FAR_ENOUGH = 1024 * 1024;

  private static final int SHOWN = 80;

  /** Values that are signatures by what they begin with. */
  private static final Pattern VALUE = Pattern.compile(
      "sha(?:1|256|512)=[0-9a-f]{40,128}|\\bv1,[a-z0-9+/]{43}=|\\bt=\\d+,v1=[0-9a-f]{64}"
          + "|\\bv0=[0-9a-f]{64}",
      Pattern.CASE_INSENSITIVE);

  /** The first place in a text, if there is one. */
  public static Optional<SignaturePlace> in(byte[] bytes, SignatureSchemes schemes) {
    byte[] text = PlainText.of(bytes).bytes();
    return in(new String(text, 0, Math.min(text.length, FAR_ENOUGH), ISO_8859_1), schemes);
  }

  /** The first place in a file of headers, where none of the headers that were read in it has one. */
  public static Optional<SignaturePlace> outside(
      Headers read, byte[] file, SignatureSchemes schemes) {
    boolean inside = read.list().stream()
        .anyMatch(header -> in(header.name() + ": " + header.value(), schemes).isPresent());
    return inside ? Optional.empty() : in(file, schemes);
  }

  /** The first place in a text of one character for each byte, if there is one. */
  public static Optional<SignaturePlace> in(String text, SignatureSchemes schemes) {
    String names = text.toLowerCase(Locale.ROOT).replace('_', '-');
    int first = -1;
    for (SignatureScheme scheme : schemes.all()) {
      first = earlier(first, names.indexOf(scheme.signatureHeader().toLowerCase(Locale.ROOT)));
    }
    Matcher value = VALUE.matcher(text);
    return at(text, earlier(first, value.find() ? value.start() : -1));
  }

  private static int earlier(int one, int other) {
    return one < 0 || other >= 0 && other < one ? other : one;
  }

  private static Optional<SignaturePlace> at(String text, int index) {
    if (index < 0) {
      return Optional.empty();
    }
    int line = 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    int end = text.indexOf('\n', index);
    String shown = text.substring(
        index, Math.min(end < 0 ? text.length() : end, Math.min(index + SHOWN, text.length())));
    return Optional.of(new SignaturePlace(line, shown.strip()));
  }
}

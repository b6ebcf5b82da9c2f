package io.github.notrahooks.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.provider.FormBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signature without what tools print around it.
 *
 * @param value as a signature header would have it
 * @param forms what was around it, from the outside to the inside; empty if nothing was
 */
public record SignatureText(String value, List<Form> forms) {
  /** Longer values are no signatures: lists of Standard Webhooks are the longest. */
  private static final int LONGEST = 16 * 1024;

  private static final Pattern HEADER = Pattern.compile(
      "([A-Za-z][A-Za-z0-9_-]*(?:[-_][A-Za-z0-9]+)+)\\s*:\\s+(\\S.*)", Pattern.DOTALL);
  private static final Pattern BYTES = Pattern.compile("b(['\"])(.*)\\1", Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("([\"'`])(.+)\\1", Pattern.DOTALL);
  private static final Pattern OPENSSL =
      Pattern.compile("(?:[A-Za-z0-9-]*\\([^()]*\\)|stdin)\\s?= ?([0-9A-Fa-f]{40,128})");
  private static final Pattern SUM = Pattern.compile("([0-9A-Fa-f]{40,128}) [ *]\\S.*");
  private static final Pattern SEPARATED =
      Pattern.compile("[0-9A-Fa-f]{2}(?:([-: ])[0-9A-Fa-f]{2})(?:\\1[0-9A-Fa-f]{2}){18,62}");
  private static final Pattern HEXADECIMAL = Pattern.compile("0[xX]([0-9A-Fa-f]{40,128})");
  private static final Pattern PREFIX = Pattern.compile(
      "(?i)(?:hmac[-_]?)?(sha)[-_]?(1|256|512)\\s*([=:])\\s*([0-9A-Fa-fxX:-]{40,}|[A-Za-z0-9+/_-]{43}=?)");

  /** What may be around a signature. */
  public enum Form {
    /** {@code X-Hub-Signature-256: sha256=…}. */
    HEADER_LINE,
    /** Python's {@code b'…'}. */
    PYTHON_BYTES,
    /** Quotes of any kind. */
    QUOTED,
    /** {@code sha256%3D…}. */
    PERCENT_ENCODED,
    /** {@code (stdin)= …}, {@code SHA2-256(file)= …}. */
    OPENSSL,
    /** {@code … *file}. */
    CHECKSUM,
    /** {@code AA-BB-…}, as .NET's BitConverter prints bytes, or with colons. */
    SEPARATED,
    /** {@code 0x…}. */
    HEXADECIMAL,
    /** {@code sha-256=}, {@code SHA256=}, {@code sha256:}. */
    PREFIX
  }

  /** Reads a value; white space around it goes without saying. */
  public static SignatureText read(String given) {
    SignatureText read = new SignatureText(given, List.of());
    for (Form form : Form.values()) {
      if (given.length() <= LONGEST) {
        read = read.without(form);
      }
    }
    return read;
  }

  private SignatureText without(Form form) {
    Optional<String> inside = inside(form, value.strip());
    if (inside.isEmpty() || inside.get().equals(value)) {
      return this;
    }
    List<Form> all = new ArrayList<>(forms);
    all.add(form);
    return new SignatureText(inside.get(), List.copyOf(all));
  }

  private static Optional<String> inside(Form form, String text) {
    return switch (form) {
      case HEADER_LINE ->
        group(HEADER, text, 2)
            .filter(rest -> Header.isName(text.substring(0, text.indexOf(':')).strip()));
      case PYTHON_BYTES -> group(BYTES, text, 2);
      case QUOTED -> group(QUOTED, text, 2);
      case PERCENT_ENCODED -> percentDecoded(text);
      case OPENSSL -> group(OPENSSL, text, 1);
      case CHECKSUM -> group(SUM, text, 1);
      case SEPARATED ->
        SEPARATED.matcher(text).matches()
            ? Optional.of(text.replaceAll("[-: ]", ""))
            : Optional.empty();
      case HEXADECIMAL -> group(HEXADECIMAL, text, 1);
      case PREFIX -> prefix(text);
    };
  }

  private static Optional<String> group(Pattern pattern, String text, int group) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? Optional.of(matcher.group(group)) : Optional.empty();
  }

  private static Optional<String> percentDecoded(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    return text.contains("%")
        ? FormBody.unescape(bytes, 0, bytes.length, false)
            .map(decoded -> new String(decoded, ISO_8859_1))
        : Optional.empty();
  }

  /** With the prefix as it is usually spelt, unless it is that already. */
  private static Optional<String> prefix(String text) {
    Matcher matcher = PREFIX.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String digits = matcher.group(4);
    for (Form each : List.of(Form.SEPARATED, Form.HEXADECIMAL)) {
      digits = inside(each, digits).orElse(digits);
    }
    String usual = (matcher.group(1) + matcher.group(2)).toLowerCase(Locale.ROOT) + "=" + digits;
    return usual.equals(text) ? Optional.empty() : Optional.of(usual);
  }
}

package io.github.notrahooks.input;

import static java.nio.charset.StandardCharsets.UTF_8;

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

  /** What no keyboard types and no eye sees: zero-width characters, and spaces that are not ordinary. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Zl}\\p{Zp}\\p{Zs}&&[^ ]]");

  private static final String NAME = "[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)+";
  private static final Pattern CURL_OPTION =
      Pattern.compile("(?:-H|--header)\\s*(['\"])(.+)\\1\\s*\\\\?");

  /** Any name in a header line, and {@code Name=…} only where the name can be nothing else. */
  private static final List<Pattern> HEADERS = List.of(
      Pattern.compile("(?:[<>*] )?" + NAME + "\\s*:\\s+(\\S.*)", Pattern.DOTALL),
      Pattern.compile(
          "(?i)(?=X[-_]|HTTP_|[a-z0-9_-]*signature)" + NAME + "\\s*(?:=>|[:=\t])\\s*(\\S.*)",
          Pattern.DOTALL),
      Pattern.compile("(?:\"" + NAME + "\"|'" + NAME + "')\\s*(?::|=>)\\s*[\"'](.+)[\"']\\s*,?"));

  private static final Pattern BYTES = Pattern.compile("b(['\"])(.*)\\1", Pattern.DOTALL);
  private static final String QUOTE =
      "[\"'`\\u2018-\\u201A\\u201C-\\u201E\\u00AB\\u00BB\\u2039\\u203A]";
  private static final Pattern QUOTED = Pattern.compile(QUOTE + "(.+)" + QUOTE, Pattern.DOTALL);
  private static final Pattern OPENSSL =
      Pattern.compile("(?:[A-Za-z0-9/-]* ?\\(.*\\)|stdin)\\s?= ?(\\S.*)");
  private static final Pattern SUM = Pattern.compile("([0-9A-Fa-f]{40,128}) [ *]\\S.*");
  private static final Pattern PLAIN = Pattern.compile("[0-9A-Fa-f]{40,128}");
  private static final Pattern SEPARATED =
      Pattern.compile("[0-9A-Fa-f]{2}(?:([-: ])[0-9A-Fa-f]{2})(?:\\1[0-9A-Fa-f]{2}){18,62}");
  private static final Pattern HEXADECIMAL = Pattern.compile("0[xX]([0-9A-Fa-f]{40,128})");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{43}=?");
  private static final Pattern PREFIX = Pattern.compile(
      "(?<hmac>hmac[-_]?)?(?<name>sha[-_]?(?:1|256|512))(?<sign>\\s*(?:==?|:)\\s*|\\s+)"
          + "(?<again>\\k<name>\\s*[=:]\\s*)?(?<digest>\\S.*)",
      Pattern.CASE_INSENSITIVE);

  /** A prefix as it is usually spelt, or none, and what is behind it. */
  private static final Pattern BEHIND =
      Pattern.compile("((?:(?:sha(?:1|256|512)|v[01])\\s*=\\s*)?)(.*)", Pattern.DOTALL);

  /** What may be around a signature. */
  public enum Form {
    /** No-break spaces and zero-width characters. */
    INVISIBLE,
    /** {@code X-Hub-Signature-256: sha256=…}, also as a member of JSON, a variable or curl's option. */
    HEADER_LINE,
    /** Python's {@code b'…'}. */
    PYTHON_BYTES,
    /** Quotes of any kind. */
    QUOTED,
    /** {@code sha256%3D…}. */
    PERCENT_ENCODED,
    /** {@code (stdin)= …}, {@code SHA2-256(file)= …}, {@code SHA256 (file) = …}. */
    OPENSSL,
    /** {@code … *file}. */
    CHECKSUM,
    /** {@code sha-256=}, {@code SHA256=}, {@code sha256:}, without the sign, or with it or all twice. */
    PREFIX,
    /** {@code AA-BB-…}, as .NET's BitConverter prints bytes, or with colons. */
    SEPARATED,
    /** {@code 0x…}. */
    HEXADECIMAL
  }

  /** Reads a value; white space around it goes without saying. */
  public static SignatureText read(String given) {
    SignatureText read = new SignatureText(given, List.of());
    if (given.length() > LONGEST) {
      return read;
    }
    // Twice, as what is around it may be in the other order: quotes around a whole header line.
    for (int pass = 0; pass < 2; pass++) {
      for (Form form : Form.values()) {
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
      case INVISIBLE ->
        INVISIBLE.matcher(text).find()
            ? Optional.of(INVISIBLE.matcher(text).replaceAll(""))
            : Optional.empty();
      case HEADER_LINE -> headerValue(text);
      case PYTHON_BYTES -> group(BYTES, text, 2);
      case QUOTED -> group(QUOTED, text, 1);
      case PERCENT_ENCODED -> percentDecoded(text);
      case OPENSSL -> group(OPENSSL, text, 1).filter(SignatureText::isHexadecimal);
      case CHECKSUM -> group(SUM, text, 1);
      case PREFIX -> prefix(text);
      case SEPARATED, HEXADECIMAL -> joined(form, text);
    };
  }

  private static Optional<String> group(Pattern pattern, String text, int group) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? Optional.of(matcher.group(group)) : Optional.empty();
  }

  private static Optional<String> headerValue(String text) {
    String line = group(CURL_OPTION, text, 2).orElse(text);
    return HEADERS.stream().flatMap(pattern -> group(pattern, line, 1).stream()).findFirst();
  }

  private static Optional<String> percentDecoded(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return text.contains("%")
        ? FormBody.unescape(bytes, 0, bytes.length, false)
            .map(decoded -> new String(decoded, UTF_8))
        : Optional.empty();
  }

  /** With the prefix as it is usually spelt, unless it is that already but for white space. */
  private static Optional<String> prefix(String text) {
    Matcher matcher = PREFIX.matcher(text);
    if (!matcher.matches()
        || !isHexadecimal(matcher.group("digest"))
            && !BASE64.matcher(matcher.group("digest")).matches()) {
      return Optional.empty();
    }
    String name = matcher.group("name").toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    String sign = matcher.group("sign").replace(':', '=').replace("==", "=");
    String usual = name + (sign.isBlank() ? "=" : sign) + matcher.group("digest");
    return usual.equals(text) ? Optional.empty() : Optional.of(usual);
  }

  private static boolean isHexadecimal(String text) {
    return PLAIN.matcher(text).matches()
        || SEPARATED.matcher(text).matches()
        || HEXADECIMAL.matcher(text).matches();
  }

  /** Hexadecimal digits one behind the other, and the prefix that is before them. */
  private static Optional<String> joined(Form form, String text) {
    Matcher behind = BEHIND.matcher(text);
    if (!behind.matches()) {
      return Optional.empty();
    }
    String written = behind.group(2);
    Optional<String> digits = form == Form.HEXADECIMAL
        ? group(HEXADECIMAL, written, 1)
        : group(SEPARATED, written, 0).map(all -> all.replaceAll("[-: ]", ""));
    return digits.map(all -> behind.group(1) + all);
  }
}

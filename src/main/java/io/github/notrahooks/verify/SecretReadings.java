package io.github.notrahooks.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.notrahooks.json.WrittenJson;
import io.github.notrahooks.json.WrittenJson.Members;
import io.github.notrahooks.json.WrittenJson.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a secret's text may have been before it was copied, exported or encoded. Texts here have one
 * character for each byte, so that none is lost in secrets that are not UTF-8.
 */
final class SecretReadings {
  static final String BOM = "\u00EF\u00BB\u00BF";

  /** {@code NAME=value}, {@code export NAME=value}, {@code $env:NAME = value} and {@code name: value}. */
  private static final Pattern ASSIGNMENT = Pattern.compile(
      "(?:(?:export|set|ENV|-e|-)\\s+|\\$env:)?[A-Z_][A-Z0-9_.-]*\\s*(?:=|:\\s)\\s*(.+)",
      Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  /** {@code set "NAME=value"}, as Windows quotes it. */
  private static final Pattern SET_IN_QUOTES =
      Pattern.compile("set\\s+\"(.+)\"", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  /** A value, in quotes or not, and a comment behind it. */
  private static final Pattern COMMENTED = Pattern.compile("((['\"]).*?\\2\\s*|[^'\"].*?)\\s#.*");

  private static final Pattern LINE_END = Pattern.compile("\\r?\\n|\\r");

  /** A secret with more lines than that is a key file, no line of which is it. */
  private static final int MOST_LINES = 12;

  /** Spaces that are not the ordinary one. */
  private static final Pattern OTHER_SPACES = Pattern.compile("[\\p{Zs}&&[^ ]]");

  /** What no keyboard types and no eye sees: no-break space, zero-width characters, soft hyphen. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Zl}\\p{Zp}\\p{Zs}&&[^ ]]");

  private static final String QUOTES = "\"'`";

  /** What a word processor makes of quotes. */
  private static final Pattern CURLY = Pattern.compile(
      "[\\u2018\\u2019\\u201A\\u201C-\\u201E\\u00AB\\u00BB](.+)"
          + "[\\u2018\\u2019\\u201C\\u201D\\u00AB\\u00BB]",
      Pattern.DOTALL);

  private final String text;
  private final List<Reading> readings = new ArrayList<>();

  /**
   * One reading.
   *
   * @param hint what was done to the secret
   * @param condition the end of a sentence that begins with "it would match if"
   * @param text what it was before
   */
  record Reading(Hint hint, String condition, String text) {}

  private SecretReadings(String text) {
    this.text = text;
  }

  /** The readings of a text, each different from it. */
  static List<Reading> of(String text) {
    SecretReadings all = new SecretReadings(text);
    all.edges();
    all.lines();
    all.wrappings();
    all.escapes();
    all.base64();
    return all.readings;
  }

  private void edges() {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    add(
        Hint.SECRET_NEWLINE_ADDED,
        "the secret did not end in a line break",
        text.substring(0, end));
    add(Hint.SECRET_WHITE_SPACE, "the secret had no white space around it", text.strip());
    if (text.startsWith(BOM)) {
      add(
          Hint.SECRET_BOM_ADDED,
          "the secret did not begin with a byte-order mark",
          text.substring(BOM.length()));
    }
    utf16();
  }

  private void lines() {
    List<String> lines = LINE_END.splitAsStream(text).limit(MOST_LINES + 1).toList();
    long filled = lines.stream().filter(line -> !line.isBlank()).count();
    for (int i = 0; i < lines.size() && filled > 1 && lines.size() <= MOST_LINES; i++) {
      add(
          Hint.SECRET_OTHER_LINES,
          "the secret were its line " + (i + 1) + " alone",
          lines.get(i).strip());
    }
  }

  private void utf16() {
    byte[] bytes = text.getBytes(ISO_8859_1);
    if (bytes.length < 2) {
      return;
    }
    int start = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
    boolean marked = start == 0xFFFE || start == 0xFEFF;
    boolean little = start == 0xFFFE || !marked && bytes[1] == 0;
    if (marked || bytes[0] == 0 ^ bytes[1] == 0) {
      String read = decoded(
          bytes, marked ? 2 : 0, little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
      if (read != null) {
        // Of a file one line end is no part of the secret, and in these bytes nobody has dropped
        // it.
        String secret = read.replaceFirst("\r?\n\\z", "");
        add(Hint.SECRET_IN_UTF_16, "the secret were read as UTF-16", latin(secret));
      }
    }
  }

  private static @Nullable String decoded(byte[] bytes, int start, Charset charset) {
    try {
      return charset
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private void wrappings() {
    String bare = text.strip();
    add(Hint.SECRET_QUOTES_ADDED, "the secret had no quotes around it", unquoted(bare));
    assignment(SET_IN_QUOTES.matcher(bare).replaceFirst("set $1"));
    if (bare.startsWith("v1,whsec_")) {
      add(
          Hint.SECRET_VERSION_PREFIX,
          "the secret began with whsec_",
          bare.substring("v1,".length()));
    }
    if (bare.startsWith("{") && bare.endsWith("}")) {
      json(bare);
    }
  }

  private void assignment(String bare) {
    Matcher assignment = ASSIGNMENT.matcher(bare);
    if (assignment.matches()) {
      String value = assignment.group(1).strip();
      String told = "the secret were only what stands after its name";
      add(Hint.SECRET_ASSIGNMENT, told, unquoted(value));
      Matcher commented = COMMENTED.matcher(value);
      if (commented.matches()) {
        add(
            Hint.SECRET_ASSIGNMENT,
            told + " and before the comment",
            unquoted(commented.group(1).strip()));
      }
    }
  }

  private void json(String bare) {
    WrittenJson.parse(bare.getBytes(ISO_8859_1)).ifPresent(json -> {
      List<String> texts = new ArrayList<>();
      if (json instanceof Members object) {
        object.members().forEach(member -> {
          if (member.value() instanceof Text value) {
            texts.add(value.value());
          }
        });
      }
      if (texts.size() == 1) {
        add(Hint.SECRET_IN_JSON, "the secret were the text inside the JSON", latin(texts.get(0)));
      }
    });
  }

  private void escapes() {
    String bare = text.strip();
    if (bare.contains("%")) {
      SecretEscapes.percent(bare)
          .ifPresent(decoded -> add(
              Hint.SECRET_PERCENT_ENCODED, "the secret's percent escapes were undone", decoded));
    }
    if (bare.contains("&")) {
      add(
          Hint.SECRET_HTML_ESCAPED,
          "the secret's HTML entities were undone",
          SecretEscapes.entities(bare));
    }
    if (bare.contains("\\")) {
      add(
          Hint.SECRET_ESCAPED,
          "the secret's \\n were a line break",
          bare.replace("\\r", "\r").replace("\\n", "\n"));
      if (bare.endsWith("\\n")) {
        add(
            Hint.SECRET_ESCAPED,
            "the secret did not end in \\n",
            bare.substring(0, bare.length() - 2).replaceFirst("\\\\r$", ""));
      }
    }
    String unicode = decoded(text.getBytes(ISO_8859_1), 0, UTF_8);
    if (unicode != null) {
      add(
          Hint.SECRET_INVISIBLE,
          "the secret had no invisible characters in it",
          latin(INVISIBLE.matcher(unicode).replaceAll("")));
      String spaced = OTHER_SPACES.matcher(unicode).replaceAll(" ");
      if (!spaced.equals(unicode)) {
        add(
            Hint.SECRET_INVISIBLE,
            "the secret had ordinary spaces in it where it has others",
            latin(INVISIBLE.matcher(spaced).replaceAll("")));
      }
      Matcher curly = CURLY.matcher(unicode.strip());
      if (curly.matches()) {
        add(Hint.SECRET_QUOTES_ADDED, "the secret had no quotes around it", latin(curly.group(1)));
      }
    }
  }

  private void base64() {
    String rest = text.strip();
    String standard = rest.replace('-', '+').replace('_', '/').replaceAll("[\r\n]", "");
    try {
      add(
          Hint.SECRET_BASE64_DECODED,
          "the secret were what its base64 stands for",
          new String(Base64.getDecoder().decode(standard), ISO_8859_1));
    } catch (IllegalArgumentException e) {
      // Not base64, so nobody decoded it.
    }
  }

  private void add(Hint hint, String condition, String reading) {
    if (!reading.isEmpty() && !reading.equals(text)) {
      readings.add(new Reading(hint, condition, reading));
    }
  }

  private static String latin(String unicode) {
    return new String(unicode.getBytes(UTF_8), ISO_8859_1);
  }

  static boolean isQuoted(String text) {
    return text.length() > 2
        && QUOTES.indexOf(text.charAt(0)) >= 0
        && text.charAt(text.length() - 1) == text.charAt(0);
  }

  private static String unquoted(String text) {
    return isQuoted(text) ? text.substring(1, text.length() - 1) : text;
  }
}

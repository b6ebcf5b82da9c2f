package io.github.notrahooks.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.input.BodyReading;
import io.github.notrahooks.provider.FormBody;
import io.github.notrahooks.verify.BodyVariant.Visitor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What usually happens to the bytes of a body, undone. */
final class BodyFaults {
  private static final byte[] LF = {'\n'};
  private static final byte[] CRLF = {'\r', '\n'};
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final List<Charset> LATIN = List.of(StandardCharsets.ISO_8859_1, WINDOWS_1252);

  private final Body body;
  private final Headers headers;
  private final byte[] bytes;

  /** Kept, since unpacking takes long. */
  private @Nullable List<BodyReading> readings;

  /** What can happen to a body; one fault of each of two kinds may come together. */
  enum Kind {
    /** Line breaks and white space. */
    TRANSPORT,
    /** The byte-order mark. */
    MARK,
    /** What a file has in place of the bytes, such as their base64. */
    READING,
    /** The form that carries JSON. */
    FORM,
    /** The encoding of its text. */
    CHARSET
  }

  BodyFaults(Body body, Headers headers) {
    this.body = body;
    this.headers = headers;
    this.bytes = body.bytes();
  }

  /** Shows the visitor the variants that need no parsing; true if it found the one it looked for. */
  boolean visit(Visitor visitor) {
    for (Kind kind : Kind.values()) {
      if (visit(kind, visitor)) {
        return true;
      }
    }
    return found(visitor, Hint.EMPTY_BODY_SIGNED, "the body were empty", new byte[0]);
  }

  /** Shows the visitor the variants of one fault of each of two kinds. */
  boolean visitPairs(Visitor visitor) {
    for (Kind first : Kind.values()) {
      if (visit(first, one -> visitSecond(first, one, visitor))) {
        return true;
      }
    }
    return false;
  }

  private boolean visitSecond(Kind first, BodyVariant one, Visitor visitor) {
    BodyFaults rest = new BodyFaults(one.body(), headers);
    for (Kind second : Kind.values()) {
      if (second != first
          && rest.visit(second, two -> !two.body().equals(body) && visitor.visit(one.and(two)))) {
        return true;
      }
    }
    return false;
  }

  /** Shows the visitor the variants of one kind of fault. */
  boolean visit(Kind kind, Visitor visitor) {
    return switch (kind) {
      case TRANSPORT -> lineEnds(visitor) || edges(visitor) || lineBreaks(visitor);
      case MARK -> mark(visitor);
      case READING -> readings(visitor);
      case FORM -> forms(visitor);
      case CHARSET -> charsets(visitor);
    };
  }

  private boolean lineEnds(Visitor visitor) {
    int bare = bytes.length;
    while (bare > 0 && isLineBreak(bytes[bare - 1])) {
      bare--;
    }
    String condition = "the body did not end in a line break";
    for (int end = bytes.length - 1; end >= bare; end--) {
      // One line break less, then two, up to none; a run of thousands is not a fault worth its
      // time.
      boolean worthIt = end == bare || bytes.length - end <= 4;
      if (worthIt && found(visitor, Hint.TRAILING_NEWLINE_ADDED, condition, head(end))) {
        return true;
      }
    }
    String ended = "the body ended in one more line break";
    return found(visitor, Hint.TRAILING_NEWLINE_REMOVED, ended + " (LF)", joined(bytes, LF))
        || found(visitor, Hint.TRAILING_NEWLINE_REMOVED, ended + " (CRLF)", joined(bytes, CRLF));
  }

  private boolean lineBreaks(Visitor visitor) {
    byte[] lf = LineBreaks.toLf(bytes);
    byte[] crlf = LineBreaks.toCrlf(lf);
    byte[] none = LineBreaks.without(bytes);
    return found(visitor, Hint.LF_BECAME_CRLF, "the body's line breaks were LF", lf)
        || found(visitor, Hint.CRLF_BECAME_LF, "the body's line breaks were CRLF", crlf)
        || endless(visitor, Hint.LF_BECAME_CRLF, "LF", lf)
        || endless(visitor, Hint.CRLF_BECAME_LF, "CRLF", crlf)
        || found(visitor, Hint.LINE_BREAKS_ADDED, "the body had no line breaks", none);
  }

  private boolean endless(Visitor visitor, Hint hint, String name, byte[] converted) {
    int end = converted.length;
    while (end > 0 && isLineBreak(converted[end - 1])) {
      end--;
    }
    return end < converted.length
        && !Arrays.equals(converted, bytes)
        && visitor.visit(new BodyVariant(
            List.of(hint, Hint.TRAILING_NEWLINE_ADDED),
            "the body's line breaks were " + name + " and it did not end in one",
            Body.of(Arrays.copyOf(converted, end))));
  }

  private boolean edges(Visitor visitor) {
    int start = 0;
    int end = bytes.length;
    while (start < end && isSpace(bytes[start])) {
      start++;
    }
    while (end > start && isSpace(bytes[end - 1])) {
      end--;
    }
    byte[] bare = Arrays.copyOfRange(bytes, start, end);
    return found(visitor, Hint.WHITE_SPACE_ADDED, "the body had no white space around it", bare);
  }

  private boolean mark(Visitor visitor) {
    return startsWithBom()
        ? found(
            visitor,
            Hint.BOM_ADDED,
            "the body did not begin with a byte-order mark",
            tail(BOM.length))
        : found(
            visitor, Hint.BOM_REMOVED, "the body began with a byte-order mark", joined(BOM, bytes));
  }

  private boolean readings(Visitor visitor) {
    List<BodyReading> all = readings == null ? BodyReading.of(body, headers) : readings;
    readings = all;
    for (BodyReading reading : all) {
      List<Hint> hints = reading.forms().stream().map(BodyFaults::hint).toList();
      if (visitor.visit(
          new BodyVariant(hints, "the body were read as " + reading.words(), reading.body()))) {
        return true;
      }
    }
    return false;
  }

  private static Hint hint(BodyReading.Form form) {
    return switch (form) {
      case GZIP, ZLIB, DEFLATE -> Hint.BODY_COMPRESSED;
      case BASE64 -> Hint.BODY_BASE64_ENCODED;
      case UTF_16 -> Hint.BODY_IN_UTF_16;
      case PERCENT_ENCODED -> Hint.BODY_PERCENT_ENCODED;
      case JSON_STRING -> Hint.BODY_IN_JSON_STRING;
    };
  }

  private boolean forms(Visitor visitor) {
    Optional<Body> json = FormBody.decode(body);
    if (json.isPresent()) {
      String inside = "the body were the JSON inside the form";
      return found(visitor, Hint.FORM_ENCODED, inside, json.get().bytes())
          || escaped(
              visitor, List.of(Hint.FORM_REENCODED), "the form were", json.get().bytes());
    }
    if (!looksLikeJson()) {
      return false;
    }
    String condition = "the body were the form that carries this JSON";
    byte[] bare = bare();
    return escaped(visitor, List.of(Hint.FORM_DECODED), condition + ",", bytes)
        || bare.length < bytes.length
            && escaped(
                visitor,
                List.of(Hint.FORM_DECODED, Hint.TRAILING_NEWLINE_ADDED),
                condition + " without the line break at its end,",
                bare);
  }

  /** The form of this JSON in the ways in which programs escape one, each once. */
  private boolean escaped(Visitor visitor, List<Hint> hints, String condition, byte[] json) {
    byte[] alphabet = alphabet(json);
    Set<Body> seen = new HashSet<>();
    for (FormStyle style : FormStyle.values()) {
      if (!seen.add(Body.of(style.encode(alphabet)))) {
        continue;
      }
      Body form = Body.of(style.encode(json));
      if (!form.equals(body)
          && visitor.visit(
              new BodyVariant(hints, condition + " escaped " + style.description, form))) {
        return true;
      }
    }
    return false;
  }

  /** Each byte that is in there, once. */
  private static byte[] alphabet(byte[] text) {
    boolean[] used = new boolean[256];
    for (byte b : text) {
      used[b & 0xFF] = true;
    }
    ByteArrayOutputStream alphabet = new ByteArrayOutputStream(used.length);
    for (int b = 0; b < used.length; b++) {
      if (used[b]) {
        alphabet.write(b);
      }
    }
    return alphabet.toByteArray();
  }

  private boolean charsets(Visitor visitor) {
    if (isAscii()) {
      return false;
    }
    String text = new String(bytes, UTF_8);
    byte[] replaced = text.getBytes(UTF_8);
    if (!Arrays.equals(replaced, bytes)) {
      for (Charset charset : LATIN) {
        if (found(
            visitor,
            Hint.BODY_IN_LATIN1,
            "the body were read as " + charset + " and written as UTF-8",
            new String(bytes, charset).getBytes(UTF_8))) {
          return true;
        }
      }
      return found(
          visitor,
          Hint.BODY_SIGNED_WITH_REPLACEMENTS,
          "each byte of the body that is not UTF-8 were U+FFFD",
          replaced);
    }
    for (Charset charset : LATIN) {
      byte[] undone = text.getBytes(charset);
      boolean mojibake = new String(undone, UTF_8).indexOf('\uFFFD') < 0;
      if (new String(undone, charset).equals(text)
          && found(
              visitor,
              mojibake ? Hint.BODY_READ_AS_LATIN1 : Hint.BODY_SIGNED_IN_LATIN1,
              mojibake
                  ? "the body had not been read as " + charset + " and written as UTF-8"
                  : "the body were in " + charset,
              undone)) {
        return true;
      }
      if (found(
          visitor,
          Hint.BODY_SIGNED_AS_MOJIBAKE,
          "the body had been read as " + charset + " and written as UTF-8",
          new String(bytes, charset).getBytes(UTF_8))) {
        return true;
      }
    }
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    return found(
            visitor,
            Hint.BODY_SIGNED_IN_ASCII,
            "the body had a question mark for each character that is not ASCII",
            ascii)
        || found(
            visitor,
            Hint.BODY_SIGNED_IN_ASCII,
            "the body had a question mark for each character that is not ASCII, and two for each"
                + " beyond U+FFFF",
            twice(text));
  }

  /** As .NET turns text into ASCII, by halves of characters. */
  private static byte[] twice(String text) {
    byte[] ascii = new byte[text.length()];
    for (int i = 0; i < ascii.length; i++) {
      char c = text.charAt(i);
      ascii[i] = c < 0x80 ? (byte) c : (byte) '?';
    }
    return ascii;
  }

  /** Shows a variant to the visitor, unless it is no other than the body itself. */
  private boolean found(Visitor visitor, Hint hint, String condition, byte[] variant) {
    return !Arrays.equals(variant, bytes)
        && visitor.visit(new BodyVariant(hint, condition, variant));
  }

  private byte[] bare() {
    int end = bytes.length;
    while (end > 0 && isLineBreak(bytes[end - 1])) {
      end--;
    }
    return head(end);
  }

  private boolean startsWithBom() {
    return bytes.length >= BOM.length && Arrays.equals(Arrays.copyOf(bytes, BOM.length), BOM);
  }

  private byte[] head(int end) {
    return Arrays.copyOf(bytes, end);
  }

  private byte[] tail(int start) {
    return Arrays.copyOfRange(bytes, start, bytes.length);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  private boolean looksLikeJson() {
    int at = startsWithBom() ? BOM.length : 0;
    while (at < bytes.length && isSpace(bytes[at])) {
      at++;
    }
    return at < bytes.length && (bytes[at] == '{' || bytes[at] == '[');
  }

  private boolean isAscii() {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLineBreak(byte b) {
    return b == '\n' || b == '\r';
  }

  private static boolean isSpace(byte b) {
    return isLineBreak(b) || b == ' ' || b == '\t';
  }
}

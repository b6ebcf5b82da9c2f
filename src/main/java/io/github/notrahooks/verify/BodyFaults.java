package io.github.notrahooks.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.provider.FormBody;
import io.github.notrahooks.signature.Sha256;
import io.github.notrahooks.verify.BodyVariant.Visitor;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What usually happens to the bytes of a body, undone. */
final class BodyFaults {
  private static final byte[] LF = {'\n'};
  private static final byte[] CRLF = {'\r', '\n'};
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final List<Charset> LATIN = List.of(StandardCharsets.ISO_8859_1, WINDOWS_1252);

  private final Body body;
  private final byte[] bytes;

  BodyFaults(Body body) {
    this.body = body;
    this.bytes = body.bytes();
  }

  /** Shows the visitor the variants that need no parsing; true if it found the one it looked for. */
  boolean visit(Visitor visitor) {
    return lineEnds(visitor)
        || lineBreaks(visitor)
        || edges(visitor)
        || forms(visitor)
        || charsets(visitor);
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
    String without = "the body did not begin with a byte-order mark";
    return (startsWithBom()
            ? found(visitor, Hint.BOM_ADDED, without, tail(BOM.length))
            : found(
                visitor,
                Hint.BOM_REMOVED,
                "the body began with a byte-order mark",
                joined(BOM, bytes)))
        || found(visitor, Hint.WHITE_SPACE_ADDED, "the body had no white space around it", bare)
        || found(visitor, Hint.EMPTY_BODY_SIGNED, "the body were empty", new byte[0]);
  }

  private boolean forms(Visitor visitor) {
    Optional<Body> json = FormBody.decode(body);
    if (json.isPresent()) {
      String inside = "the body were the JSON inside the form";
      return found(visitor, Hint.FORM_ENCODED, inside, json.get().bytes())
          || escaped(
              visitor, List.of(Hint.FORM_REENCODED), "the form were", json.get().bytes());
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
    // Their hashes, since a form may have three times the size of a large body.
    Set<String> seen = new HashSet<>();
    for (FormStyle style : FormStyle.values()) {
      Body form = Body.of(style.encode(json));
      if (seen.add(Sha256.hex(form.pieces()))
          && !form.equals(body)
          && visitor.visit(
              new BodyVariant(hints, condition + " escaped " + style.description, form))) {
        return true;
      }
    }
    return false;
  }

  private boolean charsets(Visitor visitor) {
    String text = new String(bytes, UTF_8);
    byte[] replaced = text.getBytes(UTF_8);
    if (!Arrays.equals(replaced, bytes)) {
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
    return found(
        visitor,
        Hint.BODY_SIGNED_IN_ASCII,
        "the body had a question mark for each character that is not ASCII",
        text.getBytes(StandardCharsets.US_ASCII));
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

  private static boolean isLineBreak(byte b) {
    return b == '\n' || b == '\r';
  }

  private static boolean isSpace(byte b) {
    return isLineBreak(b) || b == ' ' || b == '\t';
  }
}

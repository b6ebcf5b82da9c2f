package io.github.notrahooks.restore;

import io.github.notrahooks.json.WrittenJson;
import io.github.notrahooks.json.WrittenJson.Items;
import io.github.notrahooks.json.WrittenJson.Literal;
import io.github.notrahooks.json.WrittenJson.Member;
import io.github.notrahooks.json.WrittenJson.Members;
import io.github.notrahooks.json.WrittenJson.Text;
import io.github.notrahooks.restore.JsonStyle.Order;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes JSON in one style. Used for one text. */
final class JsonWriter {
  private static final Comparator<Member> BY_NAME =
      Comparator.comparing(JsonWriter::utf8, Arrays::compareUnsigned);
  private static final Comparator<Member> BY_LENGTH = Comparator.<Member>comparingInt(
          member -> utf8(member).length)
      .thenComparing(JsonWriter::utf8, Arrays::compareUnsigned);

  private static final boolean[] PLAIN = new boolean[0x7F];

  static {
    for (int c = ' '; c < PLAIN.length; c++) {
      PLAIN[c] = "\"\\/<>&'+`=".indexOf(c) < 0;
    }
  }

  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,9}");

  private final JsonStyle style;
  private final Layout layout;
  private final int longest;
  private final StringBuilder text = new StringBuilder(1024);

  private JsonWriter(JsonStyle style, int longest) {
    this.style = style;
    this.layout = style.layout();
    this.longest = longest;
  }

  /** The UTF-8 bytes of this JSON in this style; nothing if it would have more characters than that. */
  static Optional<byte[]> write(WrittenJson json, JsonStyle style, int longest) {
    JsonWriter writer = new JsonWriter(style, longest);
    writer.value(json, 0);
    if (writer.isTooLong()) {
      return Optional.empty();
    }
    if (style.newline()) {
      writer.text.append(writer.layout.lineBreak);
    }
    return Optional.of(writer.text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private boolean isTooLong() {
    return text.length() > longest;
  }

  private void value(WrittenJson json, int depth) {
    if (isTooLong()) {
      return;
    }
    if (json instanceof Members object) {
      members(shown(object.members()), depth);
    } else if (json instanceof Items array) {
      items(array.items(), depth);
    } else if (json instanceof Text string) {
      string(string);
    } else if (json instanceof Literal literal) {
      text.append(literal.number() ? style.numbers().text(literal.written()) : literal.written());
    }
  }

  private void members(List<Member> members, int depth) {
    if (members.isEmpty()) {
      empty('{', '}', depth);
      return;
    }
    text.append('{');
    edge(depth + 1);
    boolean first = true;
    for (Member member : members) {
      if (isTooLong()) {
        return;
      }
      if (!first) {
        text.append(layout.comma);
        line(depth + 1);
      }
      string(member.name());
      text.append(layout.colon);
      value(member.value(), depth + 1);
      first = false;
    }
    edge(depth);
    text.append('}');
  }

  private void items(List<WrittenJson> items, int depth) {
    if (items.isEmpty()) {
      empty('[', ']', depth);
    } else if (layout == Layout.JACKSON) {
      inline(items, depth);
    } else {
      text.append('[');
      edge(depth + 1);
      boolean first = true;
      for (WrittenJson item : items) {
        if (isTooLong()) {
          return;
        }
        if (!first) {
          text.append(layout.comma);
          line(depth + 1);
        }
        value(item, depth + 1);
        first = false;
      }
      edge(depth);
      text.append(']');
    }
  }

  /** A list on one line, although properties have lines of their own. */
  private void inline(List<WrittenJson> items, int depth) {
    char separator = '[';
    for (WrittenJson item : items) {
      text.append(separator).append(' ');
      value(item, depth);
      separator = ',';
    }
    text.append(" ]");
  }

  private void empty(char open, char close, int depth) {
    text.append(open);
    if (layout == Layout.JACKSON || layout == Layout.MONGO) {
      text.append(' ');
    } else if (layout == Layout.OLD_RUBY) {
      text.append(open == '[' ? "\n" : "");
      line(depth);
    }
    text.append(close);
  }

  /** Behind what opens, and before what closes. */
  private void edge(int depth) {
    if (layout.isIndented()) {
      line(depth);
    } else {
      text.append(layout.inside);
    }
  }

  private void line(int depth) {
    if (layout.isIndented()) {
      text.append(layout.lineBreak);
      for (int i = 0; i < depth; i++) {
        text.append(layout.indent);
      }
    }
  }

  private List<Member> shown(List<Member> members) {
    if (style.order() == Order.WRITTEN && !style.escapes().omitsNulls()) {
      return members;
    }
    List<Member> ordered = new ArrayList<>(members);
    if (style.escapes().omitsNulls()) {
      ordered.removeIf(member ->
          member.value() instanceof Literal literal && literal.written().equals("null"));
    }
    switch (style.order()) {
      case SORTED -> ordered.sort(BY_NAME);
      case BY_LENGTH -> ordered.sort(BY_LENGTH);
      case INDICES_FIRST -> ordered.sort(Comparator.comparingLong(JsonWriter::index));
      case WRITTEN -> {}
    }
    return ordered;
  }

  /** The number that a name is, as JavaScript has it for the elements of lists; the last place for others. */
  private static long index(Member member) {
    String name = member.name().value();
    return INDEX.matcher(name).matches() ? Long.parseLong(name) : Long.MAX_VALUE;
  }

  private static byte[] utf8(Member member) {
    return member.name().value().getBytes(StandardCharsets.UTF_8);
  }

  private void string(Text string) {
    Escapes escapes = style.escapes();
    if (escapes.keepsWritten()) {
      text.append(
          escapes == Escapes.WRITTEN ? string.written() : recased(string.written(), escapes));
      return;
    }
    text.append('"');
    String value = string.value();
    if (isPlain(value)) {
      text.append(value);
    } else {
      for (int i = 0; i < value.length(); i++) {
        character(value, i);
      }
    }
    text.append('"');
  }

  /** Whether nobody escapes anything in a text, as in most. */
  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= PLAIN.length || !PLAIN[c]) {
        return false;
      }
    }
    return true;
  }

  /** The same text with the digits of its escapes in one case. */
  private static String recased(String written, Escapes escapes) {
    StringBuilder recased = new StringBuilder(written);
    for (int i = 0; i + 5 < recased.length(); i++) {
      if (recased.charAt(i) == '\\') {
        if (recased.charAt(i + 1) == 'u') {
          String digits = recased.substring(i + 2, i + 6);
          recased.replace(
              i + 2,
              i + 6,
              escapes.upperCase(0)
                  ? digits.toUpperCase(Locale.ROOT)
                  : digits.toLowerCase(Locale.ROOT));
        }
        i++;
      }
    }
    return recased.toString();
  }

  private void character(String value, int at) {
    Escapes escapes = style.escapes();
    char c = value.charAt(at);
    int codePoint = Character.isSurrogate(c) ? codePoint(value, at) : c;
    int named = "\"\\\b\f\n\r\t".indexOf(c);
    if (named >= 0 && !escapes.escapes(c)) {
      text.append('\\').append("\"\\bfnrt".charAt(named));
    } else if (c == '/' && escapes.escapesSlash()) {
      text.append("\\/");
    } else if (c < 0x20 || escapes.escapes(codePoint) || isLone(codePoint)) {
      String hex = Integer.toHexString(c | 0x10000).substring(1);
      text.append("\\u").append(escapes.upperCase(codePoint) ? hex.toUpperCase(Locale.ROOT) : hex);
    } else {
      text.append(c);
    }
  }

  /** The character that a half belongs to; the half itself where the other one is missing. */
  private static int codePoint(String value, int at) {
    boolean second = Character.isLowSurrogate(value.charAt(at))
        && at > 0
        && Character.isHighSurrogate(value.charAt(at - 1));
    return value.codePointAt(second ? at - 1 : at);
  }

  private static boolean isLone(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}

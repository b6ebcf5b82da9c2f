package io.github.notrahooks.verify;

import io.github.notrahooks.json.WrittenJson;
import io.github.notrahooks.json.WrittenJson.Items;
import io.github.notrahooks.json.WrittenJson.Literal;
import io.github.notrahooks.json.WrittenJson.Member;
import io.github.notrahooks.json.WrittenJson.Members;
import io.github.notrahooks.json.WrittenJson.Text;
import io.github.notrahooks.verify.JsonStyle.Escapes;
import io.github.notrahooks.verify.JsonStyle.Layout;
import io.github.notrahooks.verify.JsonStyle.Numbers;
import io.github.notrahooks.verify.JsonStyle.Order;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes JSON in one style. Used for one text. */
final class JsonWriter {
  private static final Comparator<Member> BY_NAME =
      Comparator.comparing(member -> member.name().value());
  private static final Comparator<Member> BY_LENGTH = Comparator.<Member>comparingInt(
          member -> utf8(member).length)
      .thenComparing(JsonWriter::utf8, Arrays::compareUnsigned);

  /** Many small values in deep nesting would be indented to hundreds of times their size. */
  private static final int LONGEST = 8 * JsonFaults.LARGEST;

  private final JsonStyle style;
  private final Layout layout;
  private final StringBuilder text = new StringBuilder(1024);

  private JsonWriter(JsonStyle style) {
    this.style = style;
    this.layout = style.layout();
  }

  /** The UTF-8 bytes of this JSON in this style; nothing if there would be absurdly many. */
  static Optional<byte[]> write(WrittenJson json, JsonStyle style) {
    JsonWriter writer = new JsonWriter(style);
    writer.value(json, 0);
    if (writer.isTooLong()) {
      return Optional.empty();
    }
    if (style.newline()) {
      writer.text.append('\n');
    }
    return Optional.of(writer.text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private boolean isTooLong() {
    return text.length() > LONGEST;
  }

  private void value(WrittenJson json, int depth) {
    if (isTooLong()) {
      return;
    }
    if (json instanceof Members object) {
      members(ordered(object.members()), depth);
    } else if (json instanceof Items array) {
      items(array.items(), depth);
    } else if (json instanceof Text string) {
      string(string);
    } else if (json instanceof Literal literal) {
      text.append(
          literal.number() && style.numbers() == Numbers.NORMALISED
              ? JsonNumbers.normalised(literal.written())
              : literal.written());
    }
  }

  private void members(List<Member> members, int depth) {
    if (members.isEmpty()) {
      text.append(layout == Layout.JACKSON ? "{ }" : "{}");
      return;
    }
    char separator = '{';
    for (Member member : members) {
      separate(separator, depth + 1);
      string(member.name());
      text.append(layout.colon);
      value(member.value(), depth + 1);
      separator = ',';
    }
    line(depth);
    text.append('}');
  }

  private void items(List<WrittenJson> items, int depth) {
    if (items.isEmpty()) {
      text.append(layout == Layout.JACKSON ? "[ ]" : "[]");
      return;
    }
    boolean inline = layout == Layout.JACKSON;
    char separator = '[';
    for (WrittenJson item : items) {
      if (inline) {
        text.append(separator).append(' ');
      } else {
        separate(separator, depth + 1);
      }
      value(item, inline ? depth : depth + 1);
      separator = ',';
    }
    if (inline) {
      text.append(' ');
    } else {
      line(depth);
    }
    text.append(']');
  }

  private void separate(char separator, int depth) {
    if (separator == ',') {
      text.append(layout.comma);
    } else {
      text.append(separator);
    }
    line(depth);
  }

  private void line(int depth) {
    if (!layout.indent.isEmpty()) {
      text.append('\n');
      for (int i = 0; i < depth; i++) {
        text.append(layout.indent);
      }
    }
  }

  private List<Member> ordered(List<Member> members) {
    if (style.order() == Order.WRITTEN) {
      return members;
    }
    Map<String, Member> last = new LinkedHashMap<>();
    for (Member member : members) {
      last.put(member.name().value(), member);
    }
    List<Member> ordered = new ArrayList<>(last.values());
    ordered.sort(style.order() == Order.SORTED ? BY_NAME : BY_LENGTH);
    return ordered;
  }

  private static byte[] utf8(Member member) {
    return member.name().value().getBytes(StandardCharsets.UTF_8);
  }

  private void string(Text string) {
    if (style.escapes() == Escapes.WRITTEN) {
      text.append(string.written());
      return;
    }
    text.append('"');
    String value = string.value();
    for (int i = 0; i < value.length(); i++) {
      character(value, i);
    }
    text.append('"');
  }

  private void character(String value, int at) {
    char c = value.charAt(at);
    int named = "\"\\\b\f\n\r\t".indexOf(c);
    if (named >= 0) {
      text.append('\\').append("\"\\bfnrt".charAt(named));
    } else if (c == '/' && (style.escapes() == Escapes.SLASHES || style.escapes() == Escapes.PHP)) {
      text.append("\\/");
    } else if (c < 0x20 || isEscaped(c) || isLoneSurrogate(value, at)) {
      String hex = Integer.toHexString(c | 0x10000).substring(1);
      text.append("\\u").append(style.escapes() == Escapes.ASCII_UPPER ? upper(hex) : hex);
    } else {
      text.append(c);
    }
  }

  private static String upper(String hex) {
    return hex.toUpperCase(Locale.ROOT);
  }

  private boolean isEscaped(char c) {
    return switch (style.escapes()) {
      case ASCII, ASCII_UPPER, PHP -> c > 0x7F;
      case HTML -> c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029;
      case WRITTEN, PLAIN, SLASHES -> false;
    };
  }

  private static boolean isLoneSurrogate(String value, int at) {
    char c = value.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == value.length() || !Character.isLowSurrogate(value.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(value.charAt(at - 1)));
  }
}

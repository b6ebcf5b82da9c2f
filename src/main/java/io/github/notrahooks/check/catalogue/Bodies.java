package io.github.notrahooks.check.catalogue;

import io.github.notrahooks.json.JsonScalars;
import io.github.notrahooks.json.JsonSpan;
import io.github.notrahooks.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Changes to payloads, byte by byte: all else of them stays as it is. */
final class Bodies {
  private Bodies() {}

  private record Span(int start, int end) {
    int length() {
      return end - start;
    }
  }

  /** With more at the end of a text that is there already; at the end of the body if it has no text. */
  static byte[] inText(byte[] json, String written) {
    return inText(json, written.getBytes(StandardCharsets.UTF_8));
  }

  /** With more at the end of a text that is there already; at the end of the body if it has no text. */
  static byte[] inText(byte[] json, byte[] written) {
    int at = text(json).map(span -> span.end() - 1).orElse(json.length);
    return spliced(json, at, at, written);
  }

  /** With so much in a text that it has a length in all. */
  static byte[] padded(byte[] json, int length) {
    byte[] more = new byte[Math.max(0, length - json.length)];
    Arrays.fill(more, (byte) 'x');
    return inText(json, more);
  }

  /** With further members at the end of the object. */
  static byte[] withMember(byte[] json, String member) {
    int end = json.length;
    while (end > 0 && json[end - 1] != '}') {
      end--;
    }
    return end == 0
        ? json
        : spliced(json, end - 1, end - 1, ("," + member).getBytes(StandardCharsets.UTF_8));
  }

  /** With its first member twice. */
  static byte[] withDuplicate(byte[] json) {
    try {
      List<JsonSpan.Member> members = JsonSpan.root(json).members();
      for (JsonSpan.Member member : members) {
        if (!member.value().isObject() && !member.value().isArray()) {
          byte[] again = Arrays.copyOfRange(json, member.start(), member.value().end());
          return withMember(json, new String(again, StandardCharsets.UTF_8));
        }
      }
      return json;
    } catch (MalformedJson e) {
      return json;
    }
  }

  /** Without the second half of its members. */
  static byte[] withoutHalf(byte[] json) {
    try {
      List<JsonSpan.Member> members = JsonSpan.root(json).members();
      if (members.size() < 2) {
        return "{}".getBytes(StandardCharsets.UTF_8);
      }
      int from = members.get((members.size() - 1) / 2).value().end();
      int to = members.get(members.size() - 1).value().end();
      return spliced(json, from, to, new byte[0]);
    } catch (MalformedJson e) {
      return json;
    }
  }

  /** Without a member at its top, if it has it. */
  static byte[] without(byte[] json, String key) {
    try {
      List<JsonSpan.Member> members = JsonSpan.root(json).members();
      for (int i = 0; i < members.size(); i++) {
        if (key.equals(members.get(i).key())) {
          boolean first = i == 0;
          boolean only = members.size() == 1;
          int from = first ? members.get(i).start() : members.get(i - 1).value().end();
          int to =
              first && !only ? members.get(1).start() : members.get(i).value().end();
          return spliced(json, from, to, new byte[0]);
        }
      }
      return json;
    } catch (MalformedJson e) {
      return json;
    }
  }

  /** With another value of a member at its top, if it has it. */
  static byte[] with(byte[] json, String key, String written) {
    try {
      for (JsonSpan.Member member : JsonSpan.root(json).members()) {
        if (key.equals(member.key())) {
          byte[] value = written.getBytes(StandardCharsets.UTF_8);
          return spliced(json, member.value().start(), member.value().end(), value);
        }
      }
      return json;
    } catch (MalformedJson e) {
      return json;
    }
  }

  /**
   * With one letter or digit of a text changed, so that it is still JSON and means something else.
   *
   * @param place from 0, the beginning, to 1, the end
   */
  static byte[] changed(byte[] json, double place) {
    List<Integer> letters = new ArrayList<>();
    for (Span span : texts(json)) {
      int last = span.end() - 2;
      if (span.length() > 2 && isPlain(json[last]) && json[last - 1] != '\\') {
        letters.add(last);
      }
    }
    byte[] other = json.clone();
    if (letters.isEmpty()) {
      return spliced(json, json.length, json.length, " ".getBytes(StandardCharsets.UTF_8));
    }
    int at = letters.get((int) Math.round(place * (letters.size() - 1)));
    other[at] = (byte) (other[at] == '0' ? '1' : '0');
    return other;
  }

  /** With something at its end. */
  static byte[] followed(byte[] body, String text) {
    return spliced(body, body.length, body.length, text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isPlain(byte b) {
    return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
  }

  /** The longest text with a space in it, which is one for people; else the longest. */
  private static Optional<Span> text(byte[] json) {
    Span best = null;
    boolean free = false;
    for (Span span : texts(json)) {
      boolean spaced = contains(json, span, ' ');
      if (best == null || spaced && !free || spaced == free && span.length() > best.length()) {
        best = span;
        free = spaced;
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean contains(byte[] json, Span span, char wanted) {
    for (int i = span.start(); i < span.end(); i++) {
      if (json[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  private static List<Span> texts(byte[] json) {
    List<Span> texts = new ArrayList<>();
    try {
      JsonScalars.visit(json, (key, start, end) -> {
        if (json[start] == '"') {
          texts.add(new Span(start, end));
        }
      });
    } catch (MalformedJson e) {
      return List.of();
    }
    return texts;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
    byte[] spliced = Arrays.copyOf(bytes, bytes.length - (to - from) + between.length);
    System.arraycopy(between, 0, spliced, from, between.length);
    System.arraycopy(bytes, to, spliced, from + between.length, bytes.length - to);
    return spliced;
  }
}

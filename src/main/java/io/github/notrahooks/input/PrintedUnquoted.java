package io.github.notrahooks.input;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.input.GivenHeaders.Form;
import io.github.notrahooks.input.Printed.Items;
import io.github.notrahooks.input.Printed.Pair;
import io.github.notrahooks.input.Printed.Pairs;
import io.github.notrahooks.input.Printed.Read;
import io.github.notrahooks.input.Printed.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a map that Java or Go printed on a line, without anything that tells where a value ends.
 *
 * <p>A value ends where the next name begins. Where a list has several values, nothing tells them from
 * one that has the separator in it, so they are one value, as it stands there.
 */
final class PrintedUnquoted {
  private PrintedUnquoted() {}

  /** Reads a text that is nothing but such a map. */
  static Optional<Read> read(String text) {
    if (text.indexOf('\n') >= 0) {
      return Optional.empty();
    }
    return between(text, "map[", "]")
        .flatMap(PrintedUnquoted::go)
        .or(() -> between(text, "{ {", "} }")
            .or(() -> between(text, "{", "}"))
            .flatMap(PrintedUnquoted::java))
        .or(() -> between(text, "[", "]").flatMap(PrintedUnquoted::spring));
  }

  private static Optional<String> between(String text, String start, String end) {
    boolean there = text.length() >= start.length() + end.length()
        && text.startsWith(start)
        && text.endsWith(end);
    return there
        ? Optional.of(text.substring(start.length(), text.length() - end.length()))
        : Optional.empty();
  }

  private static Optional<Read> go(String inside) {
    return pairs(inside, " ", ":[", "]")
        .or(() -> pairs(inside, " ", ":", "").filter(PrintedUnquoted::isSorted))
        .map(pairs -> new Read(new Pairs(pairs), Form.GO));
  }

  private static Optional<Read> java(String inside) {
    return pairs(inside, ", ", "=[", "]")
        .or(() -> pairs(inside, ", ", "=", ""))
        .map(pairs -> new Read(new Pairs(pairs), Form.JAVA));
  }

  private static Optional<Read> spring(String inside) {
    return pairs(inside, ", ", ":\"", "\"")
        .map(pairs -> new Read(
            new Pairs(pairs.stream()
                .map(pair -> new Pair(pair.key(), values((Text) pair.value())))
                .toList()),
            Form.JAVA));
  }

  /** Several values in quotes; one, if it has quotes itself: they would not be escaped. */
  private static Printed values(Text quoted) {
    String[] values = quoted.bytes().split("\", \"", -1);
    boolean plain = Stream.of(values).noneMatch(value -> value.indexOf('"') >= 0);
    return plain ? new Items(Stream.of(values).<Printed>map(Text::new).toList()) : quoted;
  }

  /** Go prints names in order; what is not was part of a value, but nothing tells of which. */
  private static boolean isSorted(List<Pair> pairs) {
    String before = "";
    for (Pair pair : pairs) {
      String name = ((Text) pair.key()).bytes();
      if (name.compareTo(before) <= 0) {
        return false;
      }
      before = name;
    }
    return true;
  }

  /**
   * The entries of a map.
   *
   * @param separator what is between two of them
   * @param mark what is between name and value
   * @param end what is behind each value
   */
  private static Optional<List<Pair>> pairs(
      String inside, String separator, String mark, String end) {
    List<Pair> pairs = new ArrayList<>();
    int start = 0;
    int nameEnd = nameEnd(inside, 0, mark);
    while (nameEnd > 0) {
      int valueStart = nameEnd + mark.length();
      int valueEnd = inside.indexOf(separator, valueStart);
      int nextEnd = 0;
      while (valueEnd >= 0 && nextEnd == 0) {
        nextEnd = nameEnd(inside, valueEnd + separator.length(), mark);
        if (nextEnd == 0) {
          valueEnd = inside.indexOf(separator, valueEnd + 1);
        }
      }
      String value = inside.substring(valueStart, valueEnd < 0 ? inside.length() : valueEnd);
      if (!value.endsWith(end)) {
        return Optional.empty();
      }
      String bare = value.substring(0, value.length() - end.length());
      // Else it goes on behind the map's own end, or that is not there. Quotes are a better sign.
      if (!end.equals("\"") && !(isClosed(bare, '[', ']') && isClosed(bare, '{', '}'))) {
        return Optional.empty();
      }
      pairs.add(new Pair(new Text(inside.substring(start, nameEnd)), new Text(bare)));
      start = valueEnd + separator.length();
      nameEnd = nextEnd;
    }
    return pairs.isEmpty() ? Optional.empty() : Optional.of(pairs);
  }

  /** Where a name ends that begins here, with the mark behind; 0 where there is none. */
  private static int nameEnd(String text, int start, String mark) {
    // HTTP/2's own begin with a colon. None begins with a digit, as times in values do.
    int end = text.startsWith(":", start) ? start + 1 : start;
    int first = end;
    while (end < text.length() && Header.isName(text.substring(end, end + 1))) {
      end++;
    }
    boolean name = end > first && Character.isLetter(text.charAt(first));
    return name && text.startsWith(mark, end) ? end : 0;
  }

  /** Whether a value closes each bracket that it opens, and no other. */
  private static boolean isClosed(String value, char open, char close) {
    int depth = 0;
    for (int i = 0; i < value.length() && depth >= 0; i++) {
      char c = value.charAt(i);
      depth += c == open ? 1 : c == close ? -1 : 0;
    }
    return depth == 0;
  }
}

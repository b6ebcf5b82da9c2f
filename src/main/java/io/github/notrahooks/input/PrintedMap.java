package io.github.notrahooks.input;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.HeaderEncoding;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.input.GivenHeaders.Form;
import io.github.notrahooks.input.Printed.Items;
import io.github.notrahooks.input.Printed.Nothing;
import io.github.notrahooks.input.Printed.Pair;
import io.github.notrahooks.input.Printed.Pairs;
import io.github.notrahooks.input.Printed.Read;
import io.github.notrahooks.input.Printed.Text;
import io.github.notrahooks.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads headers as a program printed its own map of them, perhaps in a line of its log. */
final class PrintedMap {
  /** How much may stand before a map on its line: it bounds how often the rest is looked at. */
  private static final int LONGEST_PREFIX = 200;

  private static final Pattern START =
      Pattern.compile("Array\\b|<?[A-Za-z_][A-Za-z0-9_.]*+ ?[\\[({]|[\\[{]");

  /** What stands before the first colon of a line of a log, and is not the name of a header. */
  private static final Pattern LABEL =
      Pattern.compile("(?i:[a-z_.]*headers?)|TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|[0-9].*");

  /** What stands before headers: a request, perhaps with brackets in its target, or a response. */
  private static final Pattern FIRST_LINE =
      Pattern.compile("[A-Z]+ (?:/|https?://)\\S*+(?: HTTP/[0-9.]++)?|HTTP/[0-9.]++(?: .*)?");

  /** No header ends so. */
  private static final Pattern OPEN = Pattern.compile(".*(?:[{\\[(]|Array)");

  private final Headers.Builder headers = new Headers.Builder();

  private final Form form;

  private PrintedMap(Form form) {
    this.form = form;
  }

  /**
   * Reads headers, if all of a text is such a map, or what a log's line begins with and then all of the
   * line or of the text.
   *
   * @param text a character for each byte
   */
  static Optional<GivenHeaders> read(String text, String origin) {
    String given = text.strip();
    Optional<GivenHeaders> whole = printed(given, origin);
    return whole.isPresent() ? whole : logged(given, origin);
  }

  private static Optional<GivenHeaders> logged(String text, String origin) {
    int lineEnd = text.indexOf('\n');
    String line = lineEnd < 0 ? text : text.substring(0, lineEnd).stripTrailing();
    if (!isLog(line)) {
      return Optional.empty();
    }
    Matcher start = START.matcher(line);
    start.region(0, Math.min(line.length(), LONGEST_PREFIX));
    Optional<GivenHeaders> found = Optional.empty();
    while (found.isEmpty() && start.find() && isPrefix(line.substring(0, start.start()))) {
      int bracket = start.end() - 1;
      found = behind(text, line, start.start(), origin);
      boolean word = bracket > start.start() && line.charAt(bracket) != '(';
      if (found.isEmpty() && word && isPrefix(line.substring(0, bracket))) {
        found = behind(text, line, bracket, origin);
      }
    }
    return found;
  }

  /** Whether a line is not what other forms of headers begin with. */
  private static boolean isLog(String line) {
    if (CurlCommand.is(line)
        || line.startsWith("> ")
        || line.startsWith("< ")
        || line.startsWith(":")
        || FIRST_LINE.matcher(line).matches()) {
      return false;
    }
    String name = line.substring(0, Math.max(0, line.indexOf(':')));
    return !Header.isName(name)
        || LABEL.matcher(name).matches()
        || OPEN.matcher(line).matches();
  }

  /** Whether all brackets are closed, and none was of a map: a part of a broken one is none. */
  private static boolean isPrefix(String text) {
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '[', '(' -> open++;
        case ']', ')' -> open--;
        case '{', '}' -> {
          return false;
        }
        default -> {}
      }
    }
    return open == 0;
  }

  private static Optional<GivenHeaders> behind(String text, String line, int start, String origin) {
    Optional<GivenHeaders> all = printedOrJson(text.substring(start), origin);
    return all.isPresent() || line.length() == text.length()
        ? all
        : printedOrJson(line.substring(start), origin);
  }

  private static Optional<GivenHeaders> printedOrJson(String text, String origin) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    if (JsonHeaders.isJson(bytes)) {
      try {
        return Optional.of(JsonHeaders.read(bytes, origin));
      } catch (MalformedJson | Failure e) {
        // Then it is to be read as something else, or the whole is no log.
      }
    }
    return printed(text, origin);
  }

  private static Optional<GivenHeaders> printed(String text, String origin) {
    return PrintedLiteral.read(text)
        .or(() -> PrintedArray.read(text))
        .or(() -> PrintedUnquoted.read(text))
        .flatMap(read -> headers(read, origin));
  }

  private static Optional<GivenHeaders> headers(Read read, String origin) {
    PrintedMap map = new PrintedMap(read.form());
    try {
      map.all(read.value());
    } catch (NotPrinted e) {
      return Optional.empty();
    }
    Headers headers = map.headers.build().readIn(HeaderEncoding.ISO_8859_1);
    return headers.list().isEmpty()
        ? Optional.empty()
        : Optional.of(GivenHeaders.of(headers, read.form(), origin));
  }

  private void all(Printed value) throws NotPrinted {
    if (value instanceof Pairs pairs) {
      for (String container : JsonHeaders.CONTAINERS) {
        @Nullable Printed inside = value(pairs, container);
        if (inside instanceof Pairs || inside instanceof Items) {
          all(inside);
          return;
        }
      }
      entries(pairs);
    } else if (value instanceof Items items) {
      elements(items.list());
    } else {
      throw new NotPrinted();
    }
  }

  private void entries(Pairs pairs) throws NotPrinted {
    for (Pair pair : pairs.list()) {
      if (pair.key() instanceof Text name) {
        add(name.bytes(), pair.value());
      } else if (!(pair.key() instanceof Nothing)) {
        throw new NotPrinted();
      } else if (pair.value() instanceof Pairs inside) {
        // A class keeps its entries under a key that has no name.
        entries(inside);
      }
    }
  }

  /** A list of pairs, of names and values, or of both in turn. */
  private void elements(List<Printed> list) throws NotPrinted {
    // Only Node has its headers so.
    boolean flat = form == Form.JAVASCRIPT
        && list.size() % 2 == 0
        && list.stream().allMatch(Text.class::isInstance);
    if (flat) {
      for (int i = 0; i < list.size(); i += 2) {
        add(((Text) list.get(i)).bytes(), list.get(i + 1));
      }
      return;
    }
    for (Printed element : list) {
      if (element instanceof Items pair
          && pair.list().size() == 2
          && pair.list().get(0) instanceof Text name) {
        add(name.bytes(), pair.list().get(1));
      } else if (element instanceof Pairs pairs && value(pairs, "name") instanceof Text name) {
        add(name.bytes(), pairs);
      } else {
        throw new NotPrinted();
      }
    }
  }

  private static @Nullable Printed value(Pairs pairs, String key) {
    Text text = new Text(key);
    return pairs.list().stream()
        .filter(pair -> pair.key().equals(text))
        .map(Pair::value)
        .findFirst()
        .orElse(null);
  }

  private void add(String name, Printed value) throws NotPrinted {
    // HTTP/2's own begin with a colon, and are no headers.
    boolean own = name.startsWith(":");
    if (!Header.isName(own ? name.substring(1) : name)) {
      throw new NotPrinted();
    }
    if (value instanceof Text text) {
      if (!own) {
        headers.add(name, text.bytes());
      }
    } else if (value instanceof Items items) {
      for (Printed each : items.list()) {
        add(name, each);
      }
    } else if (value instanceof Pairs pairs) {
      @Nullable Printed inside = value(pairs, "value");
      if (inside == null) {
        throw new NotPrinted();
      }
      add(value(pairs, "name") instanceof Text spelt ? spelt.bytes() : name, inside);
    }
  }
}

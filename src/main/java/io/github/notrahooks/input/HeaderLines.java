package io.github.notrahooks.input;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.HeaderEncoding;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.input.GivenHeaders.Form;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads headers that stand on lines: a block, what curl shows, or what a browser's tools copy. */
final class HeaderLines {
  private static final Pattern FIRST_LINE =
      Pattern.compile("[A-Z]+ \\S+( HTTP/[0-9.]+)?|HTTP/[0-9.]+( .*)?");

  /** As {@code env} prints variables, and a shell exports them. */
  private static final Pattern VARIABLE =
      Pattern.compile("(?:export |declare -x )?([A-Z_][A-Z0-9_]*)=(.*)");

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

  /** A name and a value in two cells of a table. */
  private static final Pattern TABBED = Pattern.compile("([A-Za-z0-9-]+)\t+(\\S.*)");

  private final String origin;
  private final List<Line> lines = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  /** A line without its end, and its number in the file, from 1. */
  private record Line(int number, String text) {
    boolean isBlank() {
      return bare(text).isEmpty();
    }

    boolean isContinued() {
      return text.startsWith(" ") || text.startsWith("\t");
    }

    /** Whether it has a name, a colon and something behind. */
    boolean isHeader() {
      int colon = text.indexOf(':');
      return colon > 0 && Header.isName(bare(text.substring(0, colon)));
    }
  }

  private HeaderLines(String origin) {
    this.origin = origin;
  }

  /**
   * Reads headers.
   *
   * @param text a character for each byte
   */
  static GivenHeaders read(String text, String origin) {
    HeaderLines reader = new HeaderLines(origin);
    Form form = reader.read(text);
    Headers.Builder headers = new Headers.Builder();
    for (int i = 0; i < reader.names.size(); i++) {
      headers.add(reader.names.get(i), reader.values.get(i));
    }
    return GivenHeaders.of(headers.build().readIn(HeaderEncoding.ISO_8859_1), form, origin);
  }

  private Form read(String text) {
    if (CurlCommand.is(text)) {
      CurlCommand.read(text).stream().findFirst().ifPresent(this::options);
      if (names.isEmpty()) {
        throw Failure.usage(origin + " is a curl command without -H 'Name: value'");
      }
      return Form.CURL_COMMAND;
    }
    int number = 0;
    Optional<WebPage> page = WebPage.read(text);
    for (String line :
        page.map(WebPage::headers).orElseGet(() -> List.of(text.split("\r?\n", -1)))) {
      number++;
      lines.add(new Line(number, line));
    }
    boolean verbose = asCurlShows();
    withoutIndentation();
    if (areAll(VARIABLE) && lines.stream().anyMatch(line -> line.text().contains("HTTP_"))) {
      split(VARIABLE);
      return Form.CGI_NAMES;
    }
    if (areAll(TABBED)) {
      split(TABBED);
      return Form.TABBED;
    }
    if (areTwoLines()) {
      twoLines();
      return Form.TWO_LINES;
    }
    block();
    return page.isPresent() ? Form.WEB_PAGE : verbose ? Form.CURL_VERBOSE : Form.BLOCK;
  }

  private boolean areAll(Pattern pattern) {
    return lines.stream()
        .allMatch(line -> line.isBlank() || pattern.matcher(line.text()).matches());
  }

  /** Takes the name and the value of each line, the latter without the quotes that a shell has. */
  private void split(Pattern pattern) {
    for (Line line : lines) {
      Matcher matcher = pattern.matcher(line.text());
      if (matcher.matches()) {
        String value = matcher.group(2);
        boolean quoted = pattern == VARIABLE && QUOTED.matcher(value).matches();
        add(matcher.group(1), quoted ? value.substring(1, value.length() - 1) : value);
      }
    }
  }

  private void options(CurlCommand command) {
    for (String header : command.headers()) {
      int colon = header.indexOf(':');
      if (colon > 0) {
        add(header.substring(0, colon), header.substring(colon + 1));
      }
    }
  }

  /** Leaves what curl sent, without its marks; says whether there was any. */
  private boolean asCurlShows() {
    String mark = Stream.of(">", "<")
        .filter(each -> lines.stream().anyMatch(line -> line.text().startsWith(each + " ")))
        .findFirst()
        .orElse(
            lines.stream().allMatch(line -> line.isBlank() || line.text().startsWith("* "))
                ? "*"
                : "<");
    if (lines.stream().noneMatch(line -> line.text().startsWith(mark + " "))) {
      return false;
    }
    List<Line> shown = lines.stream()
        .filter(line -> line.text().startsWith(mark))
        .map(line -> new Line(line.number(), line.text().substring(1).replaceFirst("^ ", "")))
        .toList();
    lines.clear();
    lines.addAll(shown);
    return true;
  }

  /** Takes off the spaces that all lines begin with: they are a page's, and continue no value. */
  private void withoutIndentation() {
    int least = lines.stream()
        .filter(line -> !line.isBlank())
        .mapToInt(line -> line.text().length() - line.text().stripLeading().length())
        .min()
        .orElse(0);
    if (least > 0) {
      lines.replaceAll(line -> new Line(
          line.number(), line.text().length() < least ? "" : line.text().substring(least)));
    }
  }

  private boolean areTwoLines() {
    List<Line> all = lines.stream().filter(line -> !line.isBlank()).toList();
    if (all.size() < 2 || all.size() % 2 != 0) {
      return false;
    }
    for (int i = 0; i < all.size(); i += 2) {
      if (!Header.isName(name(all.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private static String name(Line line) {
    return bare(line.text()).replaceFirst("^:", "").replaceFirst(":$", "");
  }

  private void twoLines() {
    List<Line> all = lines.stream().filter(line -> !line.isBlank()).toList();
    for (int i = 0; i < all.size(); i += 2) {
      add(name(all.get(i)), all.get(i + 1).text());
    }
  }

  private void block() {
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.isBlank()) {
        if (!names.isEmpty() && !onlyHeadersFrom(i)) {
          // What follows is a body.
          return;
        }
      } else if (line.isContinued() && !names.isEmpty()) {
        int last = values.size() - 1;
        values.set(last, bare(values.get(last) + " " + bare(line.text())));
      } else if (line.isHeader()) {
        int colon = line.text().indexOf(':');
        add(line.text().substring(0, colon), line.text().substring(colon + 1));
      } else if (!line.text().startsWith(":")
          && !(names.isEmpty() && FIRST_LINE.matcher(bare(line.text())).matches())) {
        // Lines that begin with a colon are HTTP/2's own, such as :path.
        throw Failure.usage(origin + ", line " + line.number() + ": '"
            + new String(line.text().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
            + "' is not of the form 'Name: value'");
      }
    }
  }

  private boolean onlyHeadersFrom(int index) {
    return lines.subList(index, lines.size()).stream()
        .allMatch(line -> line.isBlank() || line.isContinued() || line.isHeader());
  }

  private void add(String name, String value) {
    names.add(bare(name));
    values.add(bare(value));
  }

  /** Without what HTTP allows around a value: all other white space is part of it. */
  private static String bare(String text) {
    // No pattern: it would look at each run of spaces from each of them.
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}

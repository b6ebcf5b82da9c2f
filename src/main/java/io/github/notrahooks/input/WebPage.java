package io.github.notrahooks.input;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as a page shows it, copied as text: the recent deliveries in GitHub's settings of a webhook, or
 * a request in the developer tools of a browser.
 *
 * @param headers the lines with the request's headers; all other lines are empty, so that lines keep their
 *     numbers
 * @param payload what is shown as the payload, written anew by the page; null if nothing is
 */
record WebPage(List<String> headers, @Nullable String payload) {
  /** What pages call the request's own parts; no header's name has a space. */
  private static final Pattern PART = Pattern.compile(
      "(?i)\\s*(?:request (?:url|method)|status code|remote address|referrer policy)\\s*(?::(.*))?");

  private static final Pattern REQUEST_HEADERS =
      Pattern.compile("(?i)\\s*request headers\\s*(?:\\([^)]*\\))?\\s*:?\\s*");
  private static final Pattern OTHER_HEADERS =
      Pattern.compile("(?i)\\s*response headers\\s*(?:\\([^)]*\\))?\\s*:?\\s*");
  private static final Pattern PAYLOAD =
      Pattern.compile("(?i)\\s*(?:request )?(?:payload|body)\\s*:?\\s*");
  private static final Pattern HEADING =
      Pattern.compile("(?i)\\s*(?:general|headers|request|response|raw|view source)\\s*:?\\s*");

  /** The page; nothing if a text has none of the words that only pages have. */
  static Optional<WebPage> read(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\r?\n", -1)));
    if (lines.stream()
        .noneMatch(line -> isPart(line) || REQUEST_HEADERS.matcher(line).matches())) {
      return Optional.empty();
    }
    int body = indexOf(PAYLOAD, lines, 0, lines.size());
    int end = body < 0 ? lines.size() : body;
    // What stands before it are a page's own words.
    int start = Math.max(
        indexOf(REQUEST_HEADERS, lines, 0, end) + 1, Math.max(0, indexOf(PART, lines, 0, end)));
    int other = indexOf(OTHER_HEADERS, lines, start, end);
    List<String> headers = new ArrayList<>(Collections.nCopies(lines.size(), ""));
    for (int i = start; i < (other < 0 ? end : other); i++) {
      var part = PART.matcher(lines.get(i));
      if (part.matches()) {
        // The value stands behind it or on the next line.
        i += part.group(1) == null || part.group(1).isBlank() ? 1 : 0;
      } else if (!HEADING.matcher(lines.get(i)).matches()) {
        headers.set(i, lines.get(i));
      }
    }
    return Optional.of(new WebPage(
        List.copyOf(headers),
        body < 0
            ? null
            : String.join("\n", lines.subList(body + 1, lines.size())).strip()));
  }

  private static boolean isPart(String line) {
    return PART.matcher(line).matches();
  }

  private static int indexOf(Pattern pattern, List<String> lines, int start, int end) {
    for (int i = start; i < end; i++) {
      if (pattern.matcher(lines.get(i)).matches()) {
        return i;
      }
    }
    return -1;
  }
}

package io.github.notrahooks.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.notrahooks.delivery.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A curl command, as documents have it and browsers copy it. Texts here have one character for each byte.
 *
 * @param headers each as {@code Name: value}, in order
 * @param body what is posted; empty if nothing is, or if it cannot be told from the command alone
 */
record CurlCommand(List<String> headers, Optional<Body> body) {
  private static final List<String> HEADER = List.of("-H", "--header");
  /** What is posted as it stands; all but the first may name a file. */
  private static final List<String> DATA =
      List.of("--data-raw", "-d", "--data", "--data-ascii", "--data-binary", "--json");

  /** What is posted in another way, or elsewhere. */
  private static final List<String> OTHER = List.of(
      "-F",
      "--form",
      "--form-string",
      "--data-urlencode",
      "--url-query",
      "-T",
      "--upload-file",
      "-G",
      "--get");

  /** As Chrome copies for Windows' prompt: a caret before what that would read as its own. */
  private static final Pattern CARETS = Pattern.compile("\\^(\r?\n|.)");

  /** Whether a text is a command of curl's, or options of one. */
  static boolean is(String text) {
    String start = text.stripLeading();
    return start.startsWith("curl ")
        || start.startsWith("$ curl ")
        || HEADER.stream().anyMatch(start::startsWith);
  }

  /** Reads all commands in a text; those of other programs are passed over. */
  static List<CurlCommand> read(String text) {
    boolean prompt = text.contains("^\"");
    String plain = prompt
        ? CARETS
            .matcher(text)
            .replaceAll(found ->
                found.group(1).endsWith("\n") ? " " : Matcher.quoteReplacement(found.group(1)))
        : text;
    List<CurlCommand> commands = new ArrayList<>();
    ShellWords shell = new ShellWords(plain, !prompt);
    for (ShellWords.Command next = shell.next(); next != null; next = shell.next()) {
      List<String> words = next.words();
      int start = words.size() > 1 && words.get(0).equals("$") ? 1 : 0;
      if (words.get(start).equals("curl")
          || commands.isEmpty() && words.get(start).startsWith("-")) {
        addAll(commands, words.subList(start, words.size()), next.isWhole());
      }
    }
    return List.copyOf(commands);
  }

  /** Adds what a command posts, each time: {@code --next} begins anew. */
  private static void addAll(List<CurlCommand> commands, List<String> words, boolean whole) {
    int end = words.indexOf("--next");
    commands.add(of(end < 0 ? words : words.subList(0, end), whole));
    if (end >= 0) {
      addAll(commands, words.subList(end + 1, words.size()), whole);
    }
  }

  private static CurlCommand of(List<String> words, boolean whole) {
    List<String> headers = new ArrayList<>();
    List<String> data = new ArrayList<>();
    boolean elsewhere = !whole;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String next = i + 1 < words.size() ? words.get(i + 1) : null;
      String header = value(HEADER, word, next);
      String posted = value(DATA, word, next);
      if (header != null) {
        headers.add(header);
      } else if (posted != null) {
        elsewhere |= posted.startsWith("@") && !word.startsWith("--data-raw");
        data.add(posted);
      }
      elsewhere |= value(OTHER, word, "") != null;
      if ((header != null || posted != null) && isWhole(word)) {
        i++;
      }
    }
    return new CurlCommand(
        List.copyOf(headers),
        data.isEmpty() || elsewhere
            ? Optional.empty()
            : Optional.of(Body.of(String.join("&", data).getBytes(ISO_8859_1))));
  }

  /** What a word, or the word behind it, says for one of these options; null if it is none of them. */
  private static @Nullable String value(List<String> options, String word, @Nullable String next) {
    for (String option : options) {
      boolean full = option.startsWith("--");
      if (word.equals(option) || !full && isCluster(word, option)) {
        return next;
      } else if (full && word.startsWith(option + "=")) {
        return word.substring(option.length() + 1);
      } else if (!full && word.startsWith(option)) {
        return word.substring(option.length());
      }
    }
    return null;
  }

  /** Whether a word is a short option behind others that take no value: {@code -sSd}. */
  private static boolean isCluster(String word, String option) {
    return word.matches("-[sSfgikLnNv]+" + option.charAt(1));
  }

  /** Whether an option's value is the next word. */
  private static boolean isWhole(String word) {
    return HEADER.contains(word)
        || DATA.contains(word)
        || isCluster(word, "-d")
        || isCluster(word, "-H");
  }
}

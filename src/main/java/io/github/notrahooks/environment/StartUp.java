package io.github.notrahooks.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What may be wrong with how a process was started, before any of its streams and arguments are used. */
public final class StartUp {
  private static final List<String> STREAMS =
      List.of("standard input", "standard output", "standard error");

  /** What stands in a text for bytes that are none in the locale's encoding. */
  private static final char NO_TEXT = '\uFFFD';

  private StartUp() {}

  /**
   * Which of the standard streams was closed, if any was. The JVM opens its own files in place of those:
   * whoever read them would read parts of Java.
   *
   * @param descriptors the folder in which the system names the process's open files, such as
   *     {@code /proc/self/fd}; where there is none, nothing is known to be closed
   * @param ours folders and files that only the JVM has open
   */
  public static Optional<String> closedStream(Path descriptors, List<Path> ours) {
    if (!Files.isDirectory(descriptors)) {
      return Optional.empty();
    }
    for (int i = 0; i < STREAMS.size(); i++) {
      if (isClosed(descriptors.resolve(Integer.toString(i)), ours)) {
        return Optional.of(STREAMS.get(i));
      }
    }
    return Optional.empty();
  }

  private static boolean isClosed(Path descriptor, List<Path> ours) {
    try {
      Path target = Files.readSymbolicLink(descriptor);
      return ours.stream().anyMatch(target::startsWith);
    } catch (IOException e) {
      return !Files.exists(descriptor);
    }
  }

  /**
   * Which argument or variable of the tool's has bytes that the locale's encoding does not know, if any
   * has: what was meant cannot be told.
   *
   * @param encoding the encoding of arguments and variables; UTF-8 knows every text
   */
  public static Optional<String> unreadable(
      String encoding, List<String> arguments, Map<String, String> variables) {
    if (encoding.equalsIgnoreCase("UTF-8")) {
      return Optional.empty();
    }
    Optional<String> argument = arguments.stream()
        .filter(StartUp::isNoText)
        .findFirst()
        .map(text -> "the argument '" + text.replace(NO_TEXT, '?') + "'");
    return argument.or(() -> variables.entrySet().stream()
        .filter(
            each -> each.getKey().startsWith("NOTRA_HOOKS_") || each.getKey().equals("HOME"))
        .filter(each -> isNoText(each.getValue()))
        .map(each -> "the environment variable " + each.getKey())
        .sorted()
        .findFirst());
  }

  /** Whether a text has bytes that were none in the encoding in which it was given. */
  public static boolean isNoText(String text) {
    return text.indexOf(NO_TEXT) >= 0;
  }
}

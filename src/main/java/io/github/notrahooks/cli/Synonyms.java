package io.github.notrahooks.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What other tools for webhooks call what this one has: {@code listen} and {@code trigger} (Stripe CLI, Hookdeck CLI),
 * {@code forward} ({@code gh webhook}), {@code tail} ({@code stripe logs}). Whoever types them is understood.
 */
final class Synonyms {
  /** Options of the first level that have a value of their own behind them. */
  private static final Set<String> WITH_VALUE = Set.of("--home", "-o", "--output", "--color");

  /** What {@code triggers} can do; {@code trigger} before any other word sends a sample. */
  private static final Set<String> OF_TRIGGERS =
      Set.of("list", "show", "add", "enable", "disable", "remove", "test", "runs");

  private Synonyms() {}

  /**
   * The words that this tool has for the same.
   *
   * @param arguments what was typed
   * @param note what is said of it, for instance {@code 'listen' is 'serve' here.}, or empty
   */
  record Understood(List<String> arguments, Optional<String> note) {}

  /** The arguments in this tool's words; the same where they are already. */
  static Understood of(List<String> arguments) {
    int command = command(arguments);
    if (command < 0) {
      return new Understood(arguments, Optional.empty());
    }
    String word = arguments.get(command);
    String next = command + 1 < arguments.size() ? arguments.get(command + 1) : "";
    return switch (word) {
      case "listen" -> listening(arguments, command);
      case "trigger" ->
        said(arguments, command, 1, OF_TRIGGERS.contains(next) ? "triggers" : "send");
      case "forward" ->
        next.isEmpty() || next.startsWith("-")
            ? said(arguments, command, 1, "serve")
            : said(arguments, command, 1, "serve", "--forward");
      case "tail" -> said(arguments, command, 1, "logs", "follow");
      case "logs" ->
        next.equals("tail")
            ? said(arguments, command, 2, "logs", "follow")
            : new Understood(arguments, Optional.empty());
      default -> new Understood(arguments, Optional.empty());
    };
  }

  /** Stripe's option says where to; Hookdeck's command has a port in its place. */
  private static Understood listening(List<String> arguments, int command) {
    List<String> rest = new ArrayList<>();
    for (String each : arguments.subList(command + 1, arguments.size())) {
      boolean port = rest.isEmpty() && each.matches("[0-9]{1,5}");
      if (port) {
        rest.add("--forward");
        rest.add("http://localhost:" + each);
      } else if (each.equals("--forward-to") || each.startsWith("--forward-to=")) {
        rest.add("--forward" + each.substring("--forward-to".length()));
      } else {
        rest.add(each);
      }
    }
    List<String> all = new ArrayList<>(arguments.subList(0, command + 1));
    all.addAll(rest);
    return said(all, command, 1, "serve");
  }

  private static Understood said(List<String> arguments, int from, int count, String... meant) {
    List<String> words = new ArrayList<>(arguments.subList(0, from));
    words.addAll(List.of(meant));
    words.addAll(arguments.subList(from + count, arguments.size()));
    return new Understood(
        List.copyOf(words),
        Optional.of("'" + String.join(" ", arguments.subList(from, from + count)) + "' is '"
            + String.join(" ", meant) + "' here."));
  }

  /** Where the command stands among the arguments, or -1 if there is none. */
  private static int command(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (!argument.startsWith("-")) {
        return i;
      }
      if (argument.equals("--")) {
        return -1;
      }
      if (WITH_VALUE.contains(argument)) {
        i++;
      }
    }
    return -1;
  }
}

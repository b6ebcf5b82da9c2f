package io.github.notrahooks.cli.serve;

import io.github.notrahooks.cli.text.ConnectionSteps;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.view.CommandText;
import java.util.ArrayList;
import java.util.List;

/** What the live view says while there is no delivery: where they are waited for, and how to have one. */
final class LiveWelcome {
  /** As many as leave room for the rest on a small screen. */
  private static final int MOST_ENDPOINTS = 4;

  /** As on a small screen, and with a margin: a larger one has room for that, too. */
  private static final int WIDTH = 78;

  private LiveWelcome() {}

  /**
   * The text, safe to print: what is needed first comes first.
   *
   * @param self the words with which commands of this tool begin
   */
  static String text(String url, Configuration configuration, List<String> self) {
    List<Endpoint> endpoints = configuration.endpoints();
    StringBuilder text = new StringBuilder("\nWaiting for deliveries at\n");
    for (Endpoint endpoint : endpoints.subList(0, Math.min(MOST_ENDPOINTS, endpoints.size()))) {
      text.append("  ")
          .append(Printable.line(endpoint.repository().name()))
          .append("\n    ")
          .append(url)
          .append(endpoint.path())
          .append('\n');
    }
    if (endpoints.size() > MOST_ENDPOINTS) {
      text.append("  and ")
          .append(endpoints.size() - MOST_ENDPOINTS)
          .append(" more: ")
          .append(command(self, "integrations", "list"))
          .append('\n');
    }
    text.append("\nTry, in another terminal:  ").append(command(self, "send", "push"));
    if (!endpoints.isEmpty()) {
      Endpoint first = endpoints.get(0);
      text.append("\nTo see a secret:           ")
          .append(command(self, "integrations", "secret", first.repository().id()))
          .append("\n\n");
      ConnectionSteps.lines(first, url, self, WIDTH)
          .forEach(line -> text.append(line).append('\n'));
    }
    return text.toString();
  }

  private static String command(List<String> self, String... words) {
    List<String> all = new ArrayList<>(self);
    all.addAll(List.of(words));
    return Printable.line(CommandText.line(all));
  }
}

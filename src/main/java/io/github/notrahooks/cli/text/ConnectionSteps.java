package io.github.notrahooks.cli.text;

import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.provider.Connection;
import io.github.notrahooks.provider.Connection.Field;
import io.github.notrahooks.provider.Connection.Forwarding;
import io.github.notrahooks.provider.known.Providers;
import io.github.notrahooks.view.CommandText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What to do so that the deliveries of a real repository or team reach this machine, with commands that can
 * be pasted. Those, addresses and paths are never broken, whatever the width.
 */
public final class ConnectionSteps {
  private static final int USUAL_WIDTH = 80;
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

  private final List<String> lines = new ArrayList<>();
  private final Endpoint endpoint;
  private final String base;
  private final List<String> self;
  private final int width;
  private int number;

  private ConnectionSteps(Endpoint endpoint, String base, List<String> self, int width) {
    this.endpoint = endpoint;
    this.base = base;
    this.self = self;
    this.width = width > 0 ? width : USUAL_WIDTH;
  }

  /**
   * The steps for an endpoint, as lines that are safe to print; none for a provider that has no webhooks to
   * set up.
   *
   * @param base the address of the server, such as {@code http://127.0.0.1:8484}
   * @param self the words with which commands of this tool begin, with the option that names the home where
   *     it needs one
   * @param width how many columns a line has, or 0 where nobody knows
   */
  public static List<String> lines(Endpoint endpoint, String base, List<String> self, int width) {
    return Providers.named(endpoint.integration().provider())
        .map(provider -> provider.connection(endpoint.repository().name()))
        .map(connection -> new ConnectionSteps(endpoint, base, self, width).all(connection))
        .orElse(List.of());
  }

  private List<String> all(Connection connection) {
    prose(
        "",
        "To receive what " + Printable.line(endpoint.repository().name()) + " sends, let '"
            + command("serve") + "' run, and do one of these:");
    connection.forwarding().ifPresent(this::forwarding);
    tunnel();
    page(connection);
    return List.copyOf(lines);
  }

  private void forwarding(Forwarding forwarding) {
    step("With " + forwarding.program() + ", which needs no address of this machine:");
    lines.add("     " + forwarding.install());
    // The program and what it is to do stay together; each option may have a line of its own.
    StringBuilder line = new StringBuilder("    ");
    for (String word : forwarding.command()) {
      String shell = shell(word);
      if (line.length() + shell.length() + " \\".length() >= width && word.startsWith("--")) {
        lines.add(line + " \\");
        line = new StringBuilder("      ");
      }
      line.append(' ').append(shell);
    }
    lines.add(line.toString());
  }

  private String shell(String word) {
    String id = endpoint.repository().id();
    for (String[] each : new String[][] {
      {Forwarding.URL, "url"},
      {Forwarding.SECRET, "secret"}
    }) {
      if (word.contains(each[0])) {
        return word.replace(each[0], "\"$(" + command("integrations", each[1], id) + ")\"");
      }
    }
    return CommandText.line(List.of(word));
  }

  private void tunnel() {
    step("Through a tunnel: start one of these,");
    lines.add("     cloudflared tunnel --url " + base);
    lines.add("     ngrok http " + forNgrok());
    prose("    ", "and enter what it prints as https://ADDRESS, with the path after it:");
  }

  /** A port is enough for this machine; anything else is named whole. */
  private String forNgrok() {
    URI uri = URI.create(base);
    return LOOPBACK.contains(uri.getHost()) ? Integer.toString(uri.getPort()) : base;
  }

  private void page(Connection connection) {
    number++;
    lines.add("%2d. On %s".formatted(number, connection.page()));
    int labels = connection.fields().stream()
        .mapToInt(each -> each.label().length())
        .max()
        .orElse(0);
    for (Field field : connection.fields()) {
      String start = "     " + field.label() + " ".repeat(labels - field.label().length()) + "  ";
      switch (field.content()) {
        case ADDRESS -> lines.add(start + "https://ADDRESS" + endpoint.path());
        case TEXT -> prose(start, Printable.line(field.text()));
        case SECRET -> secret(start, connection.secretIsTheirs());
      }
    }
  }

  private void secret(String start, boolean theirs) {
    String repository = endpoint.repository().id();
    prose(start, theirs ? "is made there; this takes it:" : "is what this prints:");
    lines.add("       "
        + (theirs
            ? command(
                "integrations",
                "rotate-secret",
                endpoint.integration().id(),
                "--repository",
                repository,
                "--secret-file",
                "-")
            : command("integrations", "secret", repository)));
  }

  private void step(String text) {
    number++;
    prose("%2d. ".formatted(number), text);
  }

  private void prose(String start, String text) {
    lines.addAll(WrappedText.lines(start, text, width));
  }

  private String command(String... words) {
    List<String> all = new ArrayList<>(self);
    all.addAll(List.of(words));
    return Printable.line(CommandText.line(all));
  }
}

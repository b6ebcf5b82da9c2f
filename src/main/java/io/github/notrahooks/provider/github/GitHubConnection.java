package io.github.notrahooks.provider.github;

import io.github.notrahooks.provider.Connection;
import io.github.notrahooks.provider.Connection.Content;
import io.github.notrahooks.provider.Connection.Field;
import io.github.notrahooks.provider.Connection.Forwarding;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a repository on GitHub is made to send: GitHub Docs, "Creating webhooks", and its CLI's extension. */
final class GitHubConnection {
  private static final Pattern FULL_NAME = Pattern.compile("[A-Za-z0-9._-]+/[A-Za-z0-9._-]+");

  private static final String UNKNOWN = "OWNER/NAME";

  private GitHubConnection() {}

  static Connection of(String name) {
    String repository = FULL_NAME.matcher(name).matches() ? name : UNKNOWN;
    return new Connection(
        "https://github.com/" + repository + "/settings/hooks/new",
        List.of(
            new Field("Payload URL", Content.ADDRESS, ""),
            new Field("Content type", Content.TEXT, "application/json"),
            new Field("Secret", Content.SECRET, ""),
            new Field(
                "Events",
                Content.TEXT,
                "Let me select individual events: Pull requests, Pushes, Releases, Stars")),
        false,
        Optional.of(new Forwarding(
            "the GitHub CLI",
            "gh extension install cli/gh-webhook",
            List.of(
                "gh",
                "webhook",
                "forward",
                "--repo=" + repository,
                "--events=" + String.join(",", GitHubEvents.names()),
                "--url=" + Forwarding.URL,
                "--secret=" + Forwarding.SECRET))));
  }
}

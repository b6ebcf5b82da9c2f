package io.github.notrahooks.provider.linear;

import io.github.notrahooks.provider.Connection;
import io.github.notrahooks.provider.Connection.Content;
import io.github.notrahooks.provider.Connection.Field;
import java.util.List;
import java.util.Optional;

/** How a team in Linear is made to send: Linear's documentation, "Webhooks". The secret is Linear's. */
final class LinearConnection {
  private LinearConnection() {}

  static Connection of(String name) {
    return new Connection(
        "https://linear.app/settings/api",
        List.of(
            new Field("Webhooks", Content.TEXT, "New webhook"),
            new Field("URL", Content.ADDRESS, ""),
            new Field(
                "Data change events",
                Content.TEXT,
                "Issues, Issue comments, Projects, Project updates, Cycles"),
            new Field("Team", Content.TEXT, name),
            new Field("Signing secret", Content.SECRET, "")),
        true,
        Optional.empty());
  }
}

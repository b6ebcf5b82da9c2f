package io.github.notrahooks.provider.github;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.json.Shape;
import io.github.notrahooks.provider.FormBody;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Guesses which GitHub event a payload without headers belongs to, from the property that only this
 * event has. A guess is made only where it is certain.
 */
final class GitHubEventGuess {
  /** In this order: a review also has its pull request, a comment also its issue. */
  private static final List<Map.Entry<String, String>> TELLING = List.of(
      Map.entry("zen", "ping"),
      Map.entry("commits", "push"),
      Map.entry("release", "release"),
      Map.entry("starred_at", "star"),
      Map.entry("review", "pull_request_review"),
      Map.entry("deployment_status", "deployment_status"),
      Map.entry("workflow_run", "workflow_run"),
      Map.entry("check_run", "check_run"),
      Map.entry("check_suite", "check_suite"),
      Map.entry("forkee", "fork"));

  private static final Shape SHAPE = Shape.of(
      "zen?: any",
      "commits?: any",
      "release?: any",
      "starred_at?: any",
      "review?: any",
      "deployment_status?: any",
      "workflow_run?: any",
      "check_run?: any",
      "check_suite?: any",
      "forkee?: any",
      "comment?: any",
      "issue?: any",
      "pull_request?: any");

  private GitHubEventGuess() {}

  static Optional<String> from(Body body) {
    try {
      ObjectNode fields = SHAPE.read(FormBody.jsonOf(body));
      for (Map.Entry<String, String> telling : TELLING) {
        if (fields.has(telling.getKey())) {
          return Optional.of(telling.getValue());
        }
      }
      if (fields.has("issue")) {
        return Optional.of(fields.has("comment") ? "issue_comment" : "issues");
      }
      return fields.has("pull_request") && !fields.has("comment")
          ? Optional.of("pull_request")
          : Optional.empty();
    } catch (MalformedJson e) {
      return Optional.empty();
    }
  }
}

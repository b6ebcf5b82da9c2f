package io.github.notrahooks.provider.github;

import static io.github.notrahooks.provider.EventType.orNull;
import static io.github.notrahooks.provider.EventType.text;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.Shape;
import io.github.notrahooks.provider.EventType;
import io.github.notrahooks.provider.Examination;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The GitHub events that Notra processes: when they pass its filter, and which fields it takes. */
final class GitHubEvents {
  private static final Set<Long> STAR_MILESTONES =
      Set.of(10L, 25L, 50L, 100L, 250L, 500L, 1000L, 2500L, 5000L, 10_000L);

  private static final EventType PUSH = new EventType(
      Shape.of(
          "ref: string",
          "repository.id: integer",
          "repository.full_name: string",
          "repository.default_branch: string",
          "commits[].id: string",
          "commits[].message: string",
          "commits[].author.name: string",
          "commits[].author.email?: string",
          "commits[].author.username?: string",
          "commits[].timestamp: string",
          "commits[].url: string",
          "head_commit?.id: string",
          "head_commit?.message: string"),
      GitHubEvents::push);

  private static final EventType RELEASE = new EventType(
      Shape.of(
          "action: string",
          "repository.id: integer",
          "repository.full_name: string",
          "release.tag_name: string",
          "release.name?: string",
          "release.body?: string",
          "release.prerelease: boolean",
          "release.draft: boolean",
          "release.published_at?: string",
          "release.html_url: string"),
      GitHubEvents::release);

  private static final EventType STAR = new EventType(
      Shape.of(
          "action: string",
          "starred_at?: string",
          "repository.id: integer",
          "repository.full_name: string",
          "repository.stargazers_count: integer",
          "sender.login: string"),
      GitHubEvents::star);

  private static final EventType PULL_REQUEST = new EventType(
      Shape.of(
          "action: string",
          "number: integer",
          "repository.id: integer",
          "repository.full_name: string",
          "pull_request.title: string",
          "pull_request.body?: string",
          "pull_request.html_url: string",
          "pull_request.merged: boolean",
          "pull_request.merged_at?: string",
          "pull_request.merge_commit_sha?: string",
          "pull_request.user?.login: string",
          "pull_request.base.ref: string"),
      GitHubEvents::pullRequest);

  private static final Map<String, EventType> PROCESSED =
      Map.of("push", PUSH, "release", RELEASE, "star", STAR, "pull_request", PULL_REQUEST);

  private GitHubEvents() {}

  static Optional<EventType> named(String event) {
    return Optional.ofNullable(PROCESSED.get(event));
  }

  /** The names of all of them, in the order of the alphabet. */
  static List<String> names() {
    return PROCESSED.keySet().stream().sorted().toList();
  }

  private static Examination push(String event, ObjectNode fields) {
    String ref = text(fields.path("ref"));
    String defaultBranch = text(fields.path("repository").path("default_branch"));
    if (!ref.equals("refs/heads/" + defaultBranch)) {
      return new Examination.Filtered(
          event, "", ref + " is not the default branch " + defaultBranch);
    }
    if (fields.path("commits").isEmpty()) {
      return new Examination.Filtered(event, "", "the push has no commits");
    }
    ObjectNode data = Json.object();
    data.put("ref", ref).put("branch", defaultBranch);
    ArrayNode commits = data.putArray("commits");
    for (JsonNode commit : fields.path("commits")) {
      JsonNode author = commit.path("author");
      ObjectNode taken = commits.addObject();
      taken.set("id", commit.path("id"));
      taken.set("message", commit.path("message"));
      taken
          .putObject("author")
          .set("name", author.path("name"))
          .set("email", orNull(author.path("email")))
          .set("username", orNull(author.path("username")));
      taken.set("timestamp", commit.path("timestamp"));
      taken.set("url", commit.path("url"));
    }
    JsonNode head = fields.path("head_commit");
    if (head.isObject()) {
      data.putObject("headCommit").set("id", head.path("id")).set("message", head.path("message"));
    } else {
      data.putNull("headCommit");
    }
    return processed(event, "pushed", data, fields);
  }

  private static Examination release(String event, ObjectNode fields) {
    String action = text(fields.path("action"));
    JsonNode release = fields.path("release");
    if (!action.equals("published") && !action.equals("prereleased")) {
      return new Examination.Filtered(
          event, action, "the action " + action + " is neither published nor prereleased");
    }
    if (release.path("draft").booleanValue()) {
      return new Examination.Filtered(event, action, "the release is a draft");
    }
    ObjectNode data = Json.object()
        .set("tagName", release.path("tag_name"))
        .set("name", orNull(release.path("name")))
        .set("body", orNull(release.path("body")))
        .set("prerelease", release.path("prerelease"))
        .set("draft", release.path("draft"))
        .set("publishedAt", orNull(release.path("published_at")))
        .set("url", release.path("html_url"));
    return processed(event, action, data, fields);
  }

  private static Examination star(String event, ObjectNode fields) {
    String action = text(fields.path("action"));
    if (!action.equals("created")) {
      return new Examination.Filtered(event, action, "the action " + action + " is not created");
    }
    JsonNode count = fields.path("repository").path("stargazers_count");
    ObjectNode data = Json.object()
        .set("starredAt", orNull(fields.path("starred_at")))
        .set("user", fields.path("sender").path("login"))
        .set("stargazersCount", count);
    data.put("milestone", count.canConvertToLong() && STAR_MILESTONES.contains(count.longValue()));
    return processed(event, action, data, fields);
  }

  private static Examination pullRequest(String event, ObjectNode fields) {
    String action = text(fields.path("action"));
    JsonNode pull = fields.path("pull_request");
    if (!action.equals("closed")) {
      return new Examination.Filtered(event, action, "the action " + action + " is not closed");
    }
    if (!pull.path("merged").booleanValue()) {
      return new Examination.Filtered(event, action, "the pull request was closed, not merged");
    }
    ObjectNode data = Json.object()
        .set("number", fields.path("number"))
        .set("title", pull.path("title"))
        .set("body", orNull(pull.path("body")))
        .set("url", pull.path("html_url"))
        .set("mergedAt", orNull(pull.path("merged_at")))
        .set("mergeCommitSha", orNull(pull.path("merge_commit_sha")))
        .set("author", orNull(pull.path("user").path("login")))
        .set("baseBranch", pull.path("base").path("ref"));
    return processed(event, "merged", data, fields);
  }

  private static Examination processed(
      String event, String action, ObjectNode data, ObjectNode fields) {
    JsonNode repository = fields.path("repository");
    ObjectNode origin = Json.object()
        .set("id", repository.path("id"))
        .set("fullName", repository.path("full_name"));
    return new Examination.Processed(event, action, data, "repository", origin);
  }
}

package io.github.notrahooks.provider.github;

import static java.util.Map.entry;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.provider.Happening;
import io.github.notrahooks.provider.PayloadFields;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What GitHub's events say has happened, in a line each. */
final class GitHubHappenings {
  private static final int SHORT_SHA = 7;
  private static final String HEADS = "refs/heads/";
  private static final String TAGS = "refs/tags/";

  private static final Map<String, Function<PayloadFields, String>> SENTENCES = Map.ofEntries(
      entry("branch_protection_rule", f -> named(f, "rule", "rule.name")),
      entry("check_run", f -> ended(f.text("check_run.name"), f, "check_run")),
      entry("check_suite", f -> ended(suite(f), f, "check_suite")),
      entry("code_scanning_alert", f -> alert(f, "alert.rule.description", "alert.rule.id")),
      entry("commit_comment", f -> comment(f, sha(f.text("comment.commit_id")))),
      entry("create", f -> kind(f) + " created" + by(f)),
      entry("delete", f -> kind(f) + " deleted" + by(f)),
      entry(
          "dependabot_alert",
          f -> alert(f, "alert.security_advisory.summary", "alert.dependency.package.name")),
      entry("deploy_key", f -> named(f, "deploy key", "key.title")),
      entry("deployment", f -> f.text("deployment.ref") + " to " + environment(f) + by(f)),
      entry("deployment_status", GitHubHappenings::deploymentStatus),
      entry("discussion", f -> titled(f, "discussion")),
      entry("discussion_comment", f -> comment(f, number(f, "discussion"))),
      entry("fork", f -> "forked to " + f.text("forkee.full_name")),
      entry("gollum", f -> counted(f.count("pages"), "wiki page") + " changed" + by(f)),
      entry("installation", GitHubHappenings::installation),
      entry("installation_repositories", GitHubHappenings::installationRepositories),
      entry("issue_comment", f -> comment(f, number(f, "issue"))),
      entry("issues", f -> titled(f, "issue")),
      entry("label", f -> named(f, "label", "label.name")),
      entry("member", f -> f.text("member.login") + " " + action(f) + by(f)),
      entry("membership", f -> f.text("member.login") + " " + action(f) + preposition(f) + team(f)),
      entry("merge_group", f -> named(f, "merge group", "merge_group.head_ref")),
      entry("milestone", f -> named(f, "milestone", "milestone.title")),
      entry("organization", GitHubHappenings::organization),
      entry("package", f -> packaged(f, "package")),
      entry("page_build", f -> "pages " + f.text("build.status") + by(f)),
      entry("ping", f -> "Pong: " + f.text("zen")),
      entry("public", f -> f.text("repository.full_name") + " made public" + by(f)),
      entry("pull_request", f -> titled(f, "pull_request")),
      entry("pull_request_review", GitHubHappenings::review),
      entry("pull_request_review_comment", f -> comment(f, number(f, "pull_request"))),
      entry("pull_request_review_thread", f -> titled(f, "pull_request")),
      entry("push", GitHubHappenings::push),
      entry("registry_package", f -> packaged(f, "registry_package")),
      entry("release", GitHubHappenings::release),
      entry("repository", GitHubHappenings::repository),
      entry("repository_dispatch", f -> f.text("action") + " dispatched" + by(f)),
      entry(
          "secret_scanning_alert",
          f -> alert(f, "alert.secret_type_display_name", "alert.secret_type")),
      entry("security_advisory", f -> f.text("security_advisory.summary")),
      entry("star", f -> "star" + (f.text("action").equals("deleted") ? " removed" : "") + by(f)),
      entry("status", f -> f.text("context") + ": " + f.text("state") + of(sha(f.text("sha")))),
      entry("team", f -> named(f, "team", "team.name")),
      entry("team_add", f -> f.text("repository.full_name") + " added to " + team(f)),
      entry("watch", f -> "watched" + by(f)),
      entry("workflow_dispatch", f -> file(f.text("workflow")) + " on " + branch(f) + by(f)),
      entry("workflow_job", f -> ended(job(f), f, "workflow_job")),
      entry("workflow_run", f -> ended(run(f), f, "workflow_run")));

  private GitHubHappenings() {}

  /** What happened; nothing if the payload does not tell. */
  static Optional<String> of(String event, Body body) {
    return PayloadFields.of(body)
        .map(fields -> sentence(event, fields))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static String sentence(String event, PayloadFields fields) {
    Function<PayloadFields, String> own = SENTENCES.get(event);
    // What is signed may still be of another form than GitHub's; then nothing is said in its words.
    if (own != null && (fields.has("sender") || fields.has("repository") || fields.has("zen"))) {
      return own.apply(fields);
    }
    return Happening.of(event, fields);
  }

  private static String push(PayloadFields f) {
    String ref = f.text("ref");
    if (ref.isEmpty()) {
      return Happening.of("push", f);
    }
    boolean tag = ref.startsWith(TAGS);
    String name = branch(f);
    int commits = f.count("commits");
    String noun = (tag ? "tag " : "branch ") + name;
    if (f.isTrue("deleted")) {
      return noun + " deleted" + by(f);
    }
    if (tag || commits == 0 && f.isTrue("created")) {
      return noun + (f.isTrue("created") ? " created" : " moved") + by(f);
    }
    String what = commits == 0 ? sha(f.text("after")) : counted(commits, "commit");
    String forced = f.isTrue("forced") ? " (forced)" : "";
    String message = f.text("head_commit.message");
    String who = f.first("pusher.name", "sender.login");
    return name + " ← " + what + forced + (who.isEmpty() ? "" : ", " + who) + text(message);
  }

  private static String release(PayloadFields f) {
    String action = f.text("action");
    boolean draft = f.isTrue("release.draft");
    return f.text("release.tag_name") + " " + action + (draft ? " as a draft" : "");
  }

  private static String repository(PayloadFields f) {
    String before = f.first(
        "changes.repository.name.from",
        "changes.owner.from.user.login",
        "changes.owner.from.organization.login");
    return f.text("repository.full_name") + " " + action(f)
        + (before.isEmpty() ? "" : " from " + before) + by(f);
  }

  private static String review(PayloadFields f) {
    String state = f.text("review.state").replace('_', ' ');
    String verb = f.text("action").equals("submitted")
        ? state.equals("commented") ? "reviewed" : state
        : "review " + action(f);
    return number(f, "pull_request") + " " + verb + by(f) + text(f.text("review.body"));
  }

  private static String deploymentStatus(PayloadFields f) {
    String about = f.text("deployment_status.description");
    return f.text("deployment.ref") + " to " + environment(f) + ": "
        + f.text("deployment_status.state") + (about.isEmpty() ? "" : ", " + about);
  }

  private static String installation(PayloadFields f) {
    String account = f.text("installation.account.login");
    return switch (f.text("action")) {
      case "created" -> "installed on " + account + by(f);
      case "deleted" -> "uninstalled from " + account + by(f);
      default -> "installation on " + account + " " + action(f) + by(f);
    };
  }

  private static String installationRepositories(PayloadFields f) {
    int added = f.count("repositories_added");
    int count = Math.max(added, f.count("repositories_removed"));
    return counted(count, "repository")
        + (added > 0 ? " added to " : " removed from ")
        + f.text("installation.account.login")
        + by(f);
  }

  private static String organization(PayloadFields f) {
    return f.first("membership.user.login", "invitation.login", "organization.login") + " "
        + action(f) + by(f);
  }

  /** Such as {@code #128 opened: Title (who)}. */
  private static String titled(PayloadFields f, String noun) {
    String action = f.text("action");
    String verb =
        action.equals("closed") && f.isTrue(noun + ".merged") ? "merged" : action.replace('_', ' ');
    String detail = switch (action) {
      case "labeled", "unlabeled" -> f.text("label.name");
      case "assigned" -> prefixed("to ", f.text("assignee.login"));
      case "unassigned" -> prefixed("from ", f.text("assignee.login"));
      case "review_requested", "review_request_removed" ->
        prefixed("from ", f.first("requested_reviewer.login", "requested_team.name"));
      case "milestoned" -> prefixed("to ", f.text("milestone.title"));
      case "transferred" -> prefixed("to ", f.text("changes.new_repository.full_name"));
      default -> "";
    };
    return number(f, noun) + " " + verb + prefixed(" ", detail) + text(f.text(noun + ".title"))
        + prefixed(" (", f.text("sender.login"), ")");
  }

  private static String comment(PayloadFields f, String on) {
    String verb = f.text("action").equals("created") ? "" : " " + action(f);
    return "comment on " + on + verb + by(f) + text(f.text("comment.body"));
  }

  private static String alert(PayloadFields f, String... summaries) {
    return number(f, "alert") + " " + action(f) + text(f.first(summaries));
  }

  private static String named(PayloadFields f, String noun, String path) {
    return noun + " " + f.text(path) + " " + action(f) + by(f);
  }

  private static String packaged(PayloadFields f, String noun) {
    return f.text(noun + ".name") + prefixed(" ", f.text(noun + ".package_version.version")) + " "
        + action(f) + by(f);
  }

  /** How something that runs has ended, or how far it is. */
  private static String ended(String name, PayloadFields f, String noun) {
    return name + text(f.first(noun + ".conclusion", noun + ".status").replace('_', ' '));
  }

  private static String run(PayloadFields f) {
    return f.first("workflow_run.name", "workflow.name")
        + prefixed(" #", f.text("workflow_run.run_number"))
        + prefixed(" on ", f.text("workflow_run.head_branch"));
  }

  private static String job(PayloadFields f) {
    return prefixed("", f.text("workflow_job.workflow_name"), " / ")
        + f.text("workflow_job.name")
        + prefixed(" on ", f.text("workflow_job.head_branch"));
  }

  private static String suite(PayloadFields f) {
    return f.first("check_suite.app.name", "check_suite.app.slug")
        + prefixed(" on ", f.text("check_suite.head_branch"));
  }

  private static String environment(PayloadFields f) {
    return f.first("deployment_status.environment", "deployment.environment");
  }

  private static String team(PayloadFields f) {
    return "team " + f.text("team.name");
  }

  private static String preposition(PayloadFields f) {
    return f.text("action").equals("removed") ? " from " : " to ";
  }

  private static String kind(PayloadFields f) {
    return f.text("ref_type") + " " + f.text("ref");
  }

  private static String branch(PayloadFields f) {
    String ref = f.text("ref");
    return ref.startsWith(HEADS)
        ? ref.substring(HEADS.length())
        : ref.startsWith(TAGS) ? ref.substring(TAGS.length()) : ref;
  }

  private static String file(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String number(PayloadFields f, String noun) {
    return prefixed("#", f.first(noun + ".number", "number"));
  }

  private static String action(PayloadFields f) {
    return f.text("action").replace('_', ' ');
  }

  private static String by(PayloadFields f) {
    return prefixed(" by ", f.first("sender.login", "pusher.name"));
  }

  private static String of(String name) {
    return prefixed(" of ", name);
  }

  private static String text(String text) {
    return prefixed(": ", text);
  }

  private static String sha(String sha) {
    return sha.length() > SHORT_SHA ? sha.substring(0, SHORT_SHA) : sha;
  }

  private static String counted(int count, String noun) {
    String several = noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    return count + " " + (count == 1 ? noun : several);
  }

  private static String prefixed(String before, String text) {
    return prefixed(before, text, "");
  }

  private static String prefixed(String before, String text, String behind) {
    return text.isEmpty() ? "" : before + text + behind;
  }
}

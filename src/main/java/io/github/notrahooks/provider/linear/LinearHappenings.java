package io.github.notrahooks.provider.linear;

import static java.util.Map.entry;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.provider.Happening;
import io.github.notrahooks.provider.PayloadFields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What Linear's events say has happened, in a line each. */
final class LinearHappenings {
  private static final int MOST_CHANGES = 20;
  private static final int SHOWN_CHANGES = 3;

  /** What changes along with other things, or is of no interest to a person. */
  private static final Set<String> UNSAID =
      Set.of("updatedAt", "sortOrder", "prioritySortOrder", "subIssueSortOrder", "editedAt");

  private static final Map<String, Function<PayloadFields, String>> SENTENCES = Map.ofEntries(
      entry("AgentSessionEvent", LinearHappenings::agentSession),
      entry("AppUserNotification", LinearHappenings::notification),
      entry("Attachment", f -> changed(f, "attachment " + f.first("data.title", "data.url"))),
      entry("Comment", LinearHappenings::comment),
      entry("Customer", f -> changed(f, "customer " + f.text("data.name"))),
      entry("CustomerNeed", f -> changed(f, "request of " + f.text("data.customer.name"))),
      entry("Cycle", f -> changed(f, "cycle " + f.text("data.number") + text(" ", "data.name", f))),
      entry("Document", f -> changed(f, "document " + f.text("data.title"))),
      entry("Initiative", f -> changed(f, "initiative " + f.text("data.name"))),
      entry("InitiativeUpdate", f -> update(f, "data.initiative.name")),
      entry("Issue", LinearHappenings::issue),
      entry("IssueLabel", f -> changed(f, "label " + f.text("data.name"))),
      entry("IssueSLA", LinearHappenings::sla),
      entry("OAuthApp", f -> "OAuth app " + said(f.text("action"))),
      entry("PermissionChange", f -> "permissions of an app " + said(f.text("action"))),
      entry("Project", f -> changed(f, "project " + f.text("data.name"))),
      entry("ProjectLabel", f -> changed(f, "label " + f.text("data.name"))),
      entry("ProjectUpdate", f -> update(f, "data.project.name")),
      entry("Reaction", LinearHappenings::reaction),
      entry("User", f -> changed(f, "user " + f.first("data.name", "data.displayName"))));

  private LinearHappenings() {}

  /** What happened; nothing if the payload does not tell. */
  static Optional<String> of(String event, Body body) {
    return PayloadFields.of(body)
        .map(fields -> sentence(event, fields))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static String sentence(String event, PayloadFields fields) {
    String type = fields.text("type");
    Function<PayloadFields, String> own = SENTENCES.get(type.isEmpty() ? event : type);
    return own != null && fields.has("action") ? own.apply(fields) : Happening.of(event, fields);
  }

  private static String issue(PayloadFields f) {
    String what = f.first("data.identifier", "data.id");
    String title = text(": ", "data.title", f);
    if (f.has("updatedFrom.stateId") || f.has("updatedFrom.state.name")) {
      String before = text(" ", "updatedFrom.state.name", f);
      return what + before + " → " + f.text("data.state.name") + title;
    }
    if (f.has("updatedFrom.assigneeId")) {
      String assignee = f.text("data.assignee.name");
      return what + (assignee.isEmpty() ? " unassigned" : " assigned to " + assignee) + title;
    }
    if (f.has("updatedFrom.priority")) {
      return what + text(" priority ", "data.priorityLabel", f) + title;
    }
    return what + " " + said(f.text("action")) + changes(f) + title + actor(f);
  }

  private static String comment(PayloadFields f) {
    String on = f.first(
        "data.issue.identifier",
        "data.projectUpdate.project.name",
        "data.project.name",
        "data.initiative.name",
        "data.document.title",
        "data.documentContent.title");
    String verb = f.text("action").equals("create") ? "" : " " + said(f.text("action"));
    return "comment" + (on.isEmpty() ? "" : " on " + on) + verb + by(f)
        + text(": ", "data.body", f);
  }

  private static String update(PayloadFields f, String name) {
    String verb = f.text("action").equals("create") ? "" : " " + said(f.text("action"));
    return "update of " + f.text(name) + verb + text(" (", "data.health", f, ")")
        + text(": ", "data.body", f);
  }

  private static String reaction(PayloadFields f) {
    String on = f.first("data.issue.identifier", "data.comment.body", "data.projectUpdate.body");
    String verb = f.text("action").equals("create") ? "" : " " + said(f.text("action"));
    return f.text("data.emoji") + verb + by(f) + (on.isEmpty() ? "" : " on: " + on);
  }

  private static String sla(PayloadFields f) {
    String event = switch (f.text("action")) {
      case "highRisk" -> "is at high risk";
      default -> said(f.text("action"));
    };
    return f.text("issueData.identifier") + " SLA " + event + text(": ", "issueData.title", f);
  }

  private static String agentSession(PayloadFields f) {
    return "agent session" + text(" on ", "agentSession.issue.identifier", f) + " "
        + said(f.text("action")) + text(": ", "agentSession.issue.title", f);
  }

  private static String notification(PayloadFields f) {
    String kind = f.first("notification.type", "action");
    return kind
        + text(" in ", "notification.issue.identifier", f)
        + text(": ", "notification.issue.title", f);
  }

  /** What became of a thing, and what about it changed. */
  private static String changed(PayloadFields f, String subject) {
    String before = f.first("updatedFrom.name", "updatedFrom.title");
    String detail = before.isEmpty() ? health(f) : ", was " + before;
    return subject + " " + said(f.text("action")) + (detail.isEmpty() ? changes(f) : detail)
        + actor(f);
  }

  private static String health(PayloadFields f) {
    return f.has("updatedFrom.health")
        ? ", " + text("", "updatedFrom.health", f, " ") + "→ " + f.text("data.health")
        : "";
  }

  private static String changes(PayloadFields f) {
    List<String> names = f.names("updatedFrom", MOST_CHANGES).stream()
        .filter(name -> !UNSAID.contains(name))
        .map(name -> name.replaceFirst("Ids?$", ""))
        .toList();
    return names.isEmpty()
        ? ""
        : names.stream()
            .limit(SHOWN_CHANGES)
            .collect(Collectors.joining(", ", ", ", names.size() > SHOWN_CHANGES ? ", …" : ""));
  }

  /** An action as a past participle. */
  private static String said(String action) {
    return switch (action) {
      case "create" -> "created";
      case "update" -> "updated";
      case "remove" -> "removed";
      case "restore" -> "restored";
      case "set" -> "set";
      default -> action.toLowerCase(Locale.ROOT);
    };
  }

  private static String by(PayloadFields f) {
    String name = f.first("data.user.name", "actor.name");
    return name.isEmpty() ? "" : " by " + name;
  }

  private static String actor(PayloadFields f) {
    return text(" (", "actor.name", f, ")");
  }

  private static String text(String before, String path, PayloadFields f) {
    return text(before, path, f, "");
  }

  private static String text(String before, String path, PayloadFields f, String behind) {
    String text = f.text(path);
    return text.isEmpty() ? "" : before + text + behind;
  }
}

package io.github.notrahooks.provider.linear;

import static io.github.notrahooks.provider.EventType.orNull;
import static io.github.notrahooks.provider.EventType.text;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.Shape;
import io.github.notrahooks.provider.EventType;
import io.github.notrahooks.provider.Examination;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The Linear entities that Notra processes, and which fields it takes of each. */
final class LinearEvents {
  private static final EventType ISSUE = type(
      LinearEvents::issue,
      "data.id: string",
      "data.identifier: string",
      "data.title: string",
      "data.url: string",
      "data.state?.name: string",
      "data.priority?: number",
      "data.assignee?.name: string",
      "data.team?.key: string",
      "data.project?.name: string",
      "data.labels[]?.name: string",
      "updatedFrom?: keys");

  private static final EventType COMMENT = type(
      LinearEvents::comment,
      "url?: string",
      "data.id: string",
      "data.body: string",
      "data.issue?.identifier: string",
      "data.user?.name: string");

  private static final EventType PROJECT = type(
      LinearEvents::project,
      "data.id: string",
      "data.name: string",
      "data.url: string",
      "data.status?.name: string",
      "data.health?: string",
      "data.lead?.name: string",
      "data.targetDate?: string",
      "updatedFrom?: keys");

  private static final EventType PROJECT_UPDATE = type(
      LinearEvents::projectUpdate,
      "url?: string",
      "data.id: string",
      "data.project?.name: string",
      "data.health?: string",
      "data.body: string",
      "data.user?.name: string",
      "data.url?: string");

  private static final EventType CYCLE = type(
      LinearEvents::cycle,
      "data.id: string",
      "data.number: number",
      "data.name?: string",
      "data.team?.key: string",
      "data.startsAt: string",
      "data.endsAt: string",
      "updatedFrom?: keys");

  private static final Map<String, EventType> PROCESSED = Map.of(
      "Issue", ISSUE,
      "Comment", COMMENT,
      "Project", PROJECT,
      "ProjectUpdate", PROJECT_UPDATE,
      "Cycle", CYCLE);

  private LinearEvents() {}

  static Optional<EventType> named(String entity) {
    return Optional.ofNullable(PROCESSED.get(entity));
  }

  private static EventType type(Function<ObjectNode, ObjectNode> data, String... rules) {
    List<String> all = new ArrayList<>(List.of("action: string", "organizationId: string"));
    all.addAll(List.of(rules));
    return new EventType(
        Shape.of(all.toArray(new String[0])),
        (event, fields) -> new Examination.Processed(
            event,
            text(fields.path("action")),
            data.apply(fields),
            "organization",
            Json.object().set("id", fields.path("organizationId"))));
  }

  private static ObjectNode issue(ObjectNode fields) {
    JsonNode issue = fields.path("data");
    ObjectNode data = Json.object()
        .set("id", issue.path("id"))
        .set("identifier", issue.path("identifier"))
        .set("title", issue.path("title"))
        .set("url", issue.path("url"))
        .set("state", orNull(issue.path("state").path("name")))
        .set("priority", orNull(issue.path("priority")))
        .set("assignee", orNull(issue.path("assignee").path("name")))
        .set("team", orNull(issue.path("team").path("key")))
        .set("project", orNull(issue.path("project").path("name")));
    ArrayNode labels = data.putArray("labels");
    issue.path("labels").forEach(label -> labels.add(label.path("name")));
    return data.set("changed", changed(fields));
  }

  private static ObjectNode comment(ObjectNode fields) {
    JsonNode comment = fields.path("data");
    return Json.object()
        .set("id", comment.path("id"))
        .set("body", comment.path("body"))
        .set("issue", orNull(comment.path("issue").path("identifier")))
        .set("author", orNull(comment.path("user").path("name")))
        .set("url", orNull(fields.path("url")));
  }

  private static ObjectNode project(ObjectNode fields) {
    JsonNode project = fields.path("data");
    return Json.object()
        .set("id", project.path("id"))
        .set("name", project.path("name"))
        .set("url", project.path("url"))
        .set("status", orNull(project.path("status").path("name")))
        .set("health", orNull(project.path("health")))
        .set("lead", orNull(project.path("lead").path("name")))
        .set("targetDate", orNull(project.path("targetDate")))
        .set("changed", changed(fields));
  }

  private static ObjectNode projectUpdate(ObjectNode fields) {
    JsonNode update = fields.path("data");
    JsonNode url = update.path("url");
    return Json.object()
        .set("id", update.path("id"))
        .set("project", orNull(update.path("project").path("name")))
        .set("health", orNull(update.path("health")))
        .set("body", update.path("body"))
        .set("author", orNull(update.path("user").path("name")))
        .set("url", orNull(url.isString() ? url : fields.path("url")));
  }

  private static ObjectNode cycle(ObjectNode fields) {
    JsonNode cycle = fields.path("data");
    return Json.object()
        .set("id", cycle.path("id"))
        .set("number", cycle.path("number"))
        .set("name", orNull(cycle.path("name")))
        .set("team", orNull(cycle.path("team").path("key")))
        .set("startsAt", cycle.path("startsAt"))
        .set("endsAt", cycle.path("endsAt"))
        .set("changed", changed(fields));
  }

  private static ArrayNode changed(ObjectNode fields) {
    ArrayNode changed = Json.array();
    fields.path("updatedFrom").propertyNames().stream()
        .filter(name -> !name.equals("updatedAt"))
        .sorted()
        .forEach(changed::add);
    return changed;
  }
}

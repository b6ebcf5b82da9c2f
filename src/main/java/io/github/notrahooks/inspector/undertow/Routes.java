package io.github.notrahooks.inspector.undertow;

import io.github.notrahooks.inspector.Inspector;
import io.github.notrahooks.inspector.Refusal;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which path asks for what. */
final class Routes {
  /** Stands for a part of a path that is a name. */
  private static final String NAME = "*";

  private final Map<List<String>, Map<String, Action>> routes = new LinkedHashMap<>();
  private final Inspector inspector;

  /** Does what is asked for; on a worker. */
  interface Action {
    /** Does it. */
    void run(Call call) throws IOException;
  }

  /**
   * What there is at a path.
   *
   * @param actions by method
   * @param name the name in the path, or the empty string
   */
  record Found(Map<String, Action> actions, String name) {}

  Routes(Inspector inspector) {
    this.inspector = inspector;
    addLists();
    addDeliveries();
    addOthers();
  }

  private void addLists() {
    get("deliveries", call -> call.json(inspector.page(call.asked())));
    get("search", call -> SearchStream.run(call, inspector.search().search(call.asked())));
    get("diff", call -> call.json(inspector.comparisons().of(call.asked())));
    post("diff", call -> call.json(inspector.comparisons().with(call.body())));
    get("stats", call -> call.json(inspector.figures(call.asked())));
  }

  private void addDeliveries() {
    get(
        "deliveries/*",
        call -> inspector
            .deliveries()
            .record(call.name(), call.number("bodies"), name -> call.answer(Answers.JSON)));
    get("deliveries/*/body", call -> inspector.deliveries().body(call.name(), call::download));
    get("deliveries/*/answer", call -> inspector.deliveries().answer(call.name(), call::download));
    get("deliveries/*/har", call -> inspector.deliveries().har(call.name(), call::download));
    get("deliveries/*/curl", call -> call.json(inspector.deliveries().curl(call.name())));
    get("deliveries/*/verify", call -> call.json(inspector.deliveries().verify(call.name())));
    post("deliveries/*/replay", call -> call.json(inspector.replay(call.name(), call.body())));
  }

  private void addOthers() {
    get("status", call -> call.json(inspector.status()));
    get("samples", call -> call.json(inspector.samples()));
    get("samples/*", call -> call.json(inspector.sample(call.name())));
    get("integrations/*/secret", call -> call.json(inspector.secret(call.name())));
    post("send", call -> call.json(inspector.send(call.body())));
    get(
        "openapi.json",
        call -> call.json(PageFiles.resource("/io/github/notrahooks/inspector/openapi.json")
            .orElseThrow(() -> Refusal.missing("this installation has no openapi.json"))));
  }

  private void get(String path, Action action) {
    add("GET", path, action);
  }

  private void post(String path, Action action) {
    add("POST", path, action);
  }

  private void add(String method, String path, Action action) {
    routes
        .computeIfAbsent(List.of(path.split("/", -1)), unused -> new LinkedHashMap<>())
        .put(method, action);
  }

  /** What there is at a path under the interface's. */
  Optional<Found> find(String path) {
    List<String> parts = List.of(path.split("/", -1));
    for (Map.Entry<List<String>, Map<String, Action>> route : routes.entrySet()) {
      Optional<String> name = name(route.getKey(), parts);
      if (name.isPresent()) {
        return Optional.of(new Found(route.getValue(), name.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> name(List<String> route, List<String> parts) {
    if (route.size() != parts.size()) {
      return Optional.empty();
    }
    String name = "";
    for (int i = 0; i < parts.size(); i++) {
      if (route.get(i).equals(NAME)) {
        name = parts.get(i);
      } else if (!route.get(i).equals(parts.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(name);
  }
}

package io.github.notrahooks.trigger.definition;

import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import io.github.notrahooks.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes of the triggers in a configuration. Whatever else is written there stays as it is. Pure functions. */
public final class TriggersChange {
  private TriggersChange() {}

  /**
   * Adds one.
   *
   * @throws Failure of usage if there is one of that ID already
   */
  public static Configuration add(Configuration configuration, ObjectNode trigger) {
    String id = trigger.path(TriggerKeys.ID).asString("");
    if (ids(configuration).contains(id)) {
      throw Failure.usage("there is a trigger '" + id + "' already");
    }
    ArrayNode all = configuration.triggers().deepCopy();
    all.add(trigger);
    return configuration.withTriggers(all);
  }

  /**
   * Enables or disables one.
   *
   * @throws Failure if there is none of that ID
   */
  public static Configuration enabled(Configuration configuration, String id, boolean enabled) {
    ArrayNode all = configuration.triggers().deepCopy();
    ((ObjectNode) all.get(index(configuration, id))).put(TriggerKeys.ENABLED, enabled);
    return configuration.withTriggers(all);
  }

  /**
   * Removes one.
   *
   * @throws Failure if there is none of that ID
   */
  public static Configuration remove(Configuration configuration, String id) {
    ArrayNode all = Json.array();
    int removed = index(configuration, id);
    for (int i = 0; i < configuration.triggers().size(); i++) {
      if (i != removed) {
        all.add(configuration.triggers().get(i));
      }
    }
    return configuration.withTriggers(all);
  }

  private static int index(Configuration configuration, String id) {
    List<String> ids = ids(configuration);
    if (!ids.contains(id)) {
      throw Failure.notFound("there is no trigger '" + id + "'." + Nearest.hint(id, ids));
    }
    return ids.indexOf(id);
  }

  /** The IDs of all triggers, in the order of the file. */
  public static List<String> ids(Configuration configuration) {
    List<String> ids = new ArrayList<>();
    for (JsonNode each : configuration.triggers()) {
      ids.add(each.path(TriggerKeys.ID).asString(""));
    }
    return ids;
  }
}

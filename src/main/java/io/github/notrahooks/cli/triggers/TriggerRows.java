package io.github.notrahooks.cli.triggers;

import static java.util.stream.Collectors.joining;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.Timestamps;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Style;
import io.github.notrahooks.output.Table;
import io.github.notrahooks.trigger.Standing;
import io.github.notrahooks.trigger.definition.EventPattern;
import io.github.notrahooks.trigger.definition.Trigger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Triggers as rows of a table or JSON objects. */
final class TriggerRows {
  private final Context context;
  private final Output output;
  private final Table table = new Table()
      .copied("TRIGGER")
      .left("ENABLED")
      .right("WAITING")
      .foreign("ON", 12)
      .foreign("DOES", 24);

  TriggerRows(Context context) {
    this.context = context;
    this.output = context.output();
  }

  /**
   * One trigger.
   *
   * @param configured as it stands in the configuration
   */
  void add(Trigger trigger, JsonNode configured) {
    Standing standing = standing(trigger);
    if (output.json()) {
      output.json(json(trigger, configured, standing));
      return;
    }
    table
        .row()
        .cell(trigger.id())
        .cell(enabled(trigger, standing), trigger.enabled() ? null : Style.WARNING)
        .cell(Long.toString(standing.waiting()))
        .cell(trigger.conditions().on().stream().map(EventPattern::toString).collect(joining(" ")))
        .cell(trigger.action().text());
  }

  private Standing standing(Trigger trigger) {
    return Standing.of(context.home(), trigger.id()).orElse(Standing.NONE);
  }

  /** Whether it is enabled, and if it was disabled because it failed, that. */
  static String enabled(Trigger trigger, Standing standing) {
    if (trigger.enabled()) {
      return "yes";
    }
    return trigger.pauseAfter() > 0 && standing.failures() >= trigger.pauseAfter()
        ? "no, after " + standing.failures() + " failures"
        : "no";
  }

  /** One trigger as it is configured, with how it stands. */
  static ObjectNode json(Trigger trigger, JsonNode configured, Standing standing) {
    ObjectNode node = Json.object();
    node.setAll((ObjectNode) configured.deepCopy());
    node.put("enabled", trigger.enabled())
        .put("waiting", standing.waiting())
        .put("failures", standing.failures());
    put(node, "oldest", standing.oldest());
    put(node, "disabledSince", standing.disabledSince());
    return node;
  }

  private static void put(ObjectNode node, String key, @Nullable Instant time) {
    if (time == null) {
      node.putNull(key);
    } else {
      node.put(key, Timestamps.text(time));
    }
  }

  /** Prints the table, where it is one. */
  void end() {
    if (output.json()) {
      return;
    }
    if (table.isEmpty()) {
      output.info("No triggers. 'notra-hooks triggers add' adds one.");
    } else {
      output.table(table);
    }
  }
}

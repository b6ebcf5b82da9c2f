package io.github.notrahooks.view;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.RecordKeys;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Some fields of a delivery, which a user chose by the names that they have in JSON. Immutable. */
public final class DeliveryFields {
  /** What happened, or what was wrong, in words; only made where it is asked for. */
  private static final String SUMMARY = "summary";

  private static final String PAYLOAD = RecordKeys.PAYLOAD + ".";
  private static final String DATA = PAYLOAD + RecordKeys.DATA;

  /** What is inside the payload may be asked for without saying so. */
  private static final Map<String, String> SHORT = Map.of(
      RecordKeys.EVENT, PAYLOAD + RecordKeys.EVENT,
      RecordKeys.ACTION, PAYLOAD + RecordKeys.ACTION,
      RecordKeys.REASON, PAYLOAD + RecordKeys.REASON,
      RecordKeys.DATA, DATA);

  private static final List<String> KNOWN = Stream.concat(
          Stream.of(
              RecordKeys.ID,
              RecordKeys.REFERENCE_ID,
              RecordKeys.TITLE,
              SUMMARY,
              RecordKeys.INTEGRATION_TYPE,
              RecordKeys.DIRECTION,
              RecordKeys.STATUS,
              RecordKeys.STATUS_CODE,
              RecordKeys.ERROR_MESSAGE,
              RecordKeys.PAYLOAD,
              PAYLOAD + RecordKeys.EVENT,
              PAYLOAD + RecordKeys.ACTION,
              PAYLOAD + RecordKeys.REASON,
              DATA,
              RecordKeys.CREATED_AT,
              RecordKeys.ORGANIZATION_ID,
              RecordKeys.INTEGRATION_ID,
              RecordKeys.REPOSITORY_ID,
              RecordKeys.OUTCOME,
              RecordKeys.DUPLICATE_OF,
              RecordKeys.TRIGGER_ID,
              RecordKeys.CAUSE_ID,
              RecordKeys.ATTEMPT,
              RecordKeys.DURATION_MS,
              RecordKeys.BODY_BYTES,
              RecordKeys.RUN,
              RecordKeys.SEQ),
          Stream.of(
                  RecordKeys.COMMAND,
                  RecordKeys.EXIT_CODE,
                  RecordKeys.SIGNAL,
                  RecordKeys.STDOUT_BYTES,
                  RecordKeys.STDERR_BYTES,
                  RecordKeys.DURATION_MS)
              .map(name -> RecordKeys.RUN + "." + name))
      .toList();

  private final List<String> names;

  private DeliveryFields(List<String> names) {
    this.names = names;
  }

  /**
   * Reads names with commas between.
   *
   * @throws Failure of usage if one is unknown; it names the nearest
   */
  public static DeliveryFields parse(String list) {
    LinkedHashSet<String> names = new LinkedHashSet<>();
    for (String given : list.split(",", -1)) {
      String name = SHORT.getOrDefault(given.strip(), given.strip());
      if (!KNOWN.contains(name) && !name.startsWith(DATA + ".")) {
        List<String> all = new ArrayList<>(KNOWN);
        all.addAll(SHORT.keySet());
        throw Failure.usage("there is no field '" + name + "' in --fields."
            + Nearest.hint(name, all) + " There are " + String.join(", ", KNOWN)
            + ", and what is inside " + DATA + ".");
      }
      names.add(name);
    }
    return new DeliveryFields(List.copyOf(names));
  }

  /** The names, in the order in which they were given. */
  public List<String> names() {
    return names;
  }

  /**
   * An object that has only these fields, nested as ever; those that a delivery lacks are left out.
   *
   * @param seq the number of the record in the log
   */
  public ObjectNode json(LogRecord delivery, long seq) {
    ObjectNode all = all(delivery, seq);
    ObjectNode chosen = Json.object();
    for (String name : names) {
      JsonNode value = at(all, name);
      if (value.isMissingNode()) {
        continue;
      }
      String[] keys = name.split("\\.", -1);
      ObjectNode inside = chosen;
      for (int i = 0; i < keys.length - 1 && inside != null; i++) {
        JsonNode next = inside.path(keys[i]);
        // What was asked for as a whole has this already.
        inside = next.isMissingNode()
            ? inside.putObject(keys[i])
            : next instanceof ObjectNode object ? object : null;
      }
      if (inside != null) {
        inside.set(keys[keys.length - 1], value.deepCopy());
      }
    }
    return chosen;
  }

  /**
   * A text for each field, not safe to print: objects and lists are JSON, and a dash stands for nothing.
   *
   * @param seq the number of the record in the log
   */
  public List<String> texts(LogRecord delivery, long seq) {
    ObjectNode all = all(delivery, seq);
    return names.stream().map(name -> text(at(all, name))).toList();
  }

  private static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "-";
    }
    return value.isString() ? value.stringValue() : Json.text(value);
  }

  private ObjectNode all(LogRecord delivery, long seq) {
    ObjectNode all = DeliveryJson.summary(delivery, seq);
    return names.contains(SUMMARY)
        ? all.put(SUMMARY, DeliverySummary.of(delivery).what())
        : all;
  }

  private static JsonNode at(ObjectNode all, String name) {
    JsonNode at = all;
    for (String key : name.split("\\.", -1)) {
      at = at.path(key);
    }
    return at;
  }
}

package io.github.notrahooks.inspector;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.failure.Nearest;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.JsonEdit;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.provider.FormBody;
import io.github.notrahooks.replay.ReplaySettings;
import io.github.notrahooks.sender.HeaderEdits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What somebody asks to be sent, as the JSON of a request says it. */
final class Order {
  private final JsonNode given;

  private Order(JsonNode given) {
    this.given = given;
  }

  /**
   * Reads it.
   *
   * @param known the names that may be in it
   */
  static Order parse(byte[] body, List<String> known) {
    JsonNode node;
    try {
      node = body.length == 0 ? Json.object() : Json.parseStrictly(body);
    } catch (MalformedJson e) {
      throw Refusal.wrong("the request's body is no JSON: " + e.getMessage());
    }
    if (!node.isObject()) {
      throw Refusal.wrong("the request's body must be an object of JSON");
    }
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      if (!known.contains(each.getKey())) {
        throw Refusal.wrong("there is no '" + each.getKey() + "' in such a request."
            + Nearest.hint(each.getKey(), known));
      }
    }
    return new Order(node);
  }

  /** A text, or null where there is none. */
  @Nullable
  String text(String name) {
    JsonNode value = given.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      throw Refusal.wrong("'" + name + "' must be a text");
    }
    return value.stringValue();
  }

  /** A text that must be there. */
  String required(String name) {
    String value = text(name);
    if (value == null || value.isEmpty()) {
      throw Refusal.wrong("'" + name + "' is missing in the request's body");
    }
    return value;
  }

  /** How a delivery is sent again. */
  ReplaySettings settings() {
    return new ReplaySettings(
        choice("sign", ReplaySettings.Sign.class, ReplaySettings.Sign.AUTO),
        choice("id", ReplaySettings.Id.class, ReplaySettings.Id.NEW),
        HeaderEdits.NONE);
  }

  private <E extends Enum<E>> E choice(String name, Class<E> choices, E usual) {
    String value = text(name);
    if (value == null) {
      return usual;
    }
    List<String> words = new ArrayList<>();
    for (E each : choices.getEnumConstants()) {
      String word = each.name().toLowerCase(Locale.ROOT);
      if (word.equals(value)) {
        return each;
      }
      words.add(word);
    }
    throw Refusal.wrong(
        "'" + name + "' must be one of " + String.join(", ", words) + ", and is '" + value + "'");
  }

  /**
   * What comes of a body: another one as it is to be sent, or some values in it changed. A form stays one
   * where values are, and what it carries is changed.
   */
  Body changed(Body body) {
    String whole = text("body");
    List<JsonEdit> edits = edits();
    if (whole != null && !edits.isEmpty()) {
      throw Refusal.wrong("'body' is all of the body; leave out 'set' and 'remove', or 'body'");
    }
    if (whole != null) {
      return Body.ofText(whole);
    }
    return edits.isEmpty()
        ? body
        : FormBody.changed(body, bytes -> {
          byte[] edited = bytes;
          for (JsonEdit edit : edits) {
            edited = edit.applyTo(edited);
          }
          return edited;
        });
  }

  private List<JsonEdit> edits() {
    List<JsonEdit> edits = new ArrayList<>();
    JsonNode set = given.path("set");
    JsonNode remove = given.path("remove");
    if (!(set.isMissingNode() || set.isNull() || set.isObject())) {
      throw Refusal.wrong("'set' must be an object of paths and their values");
    }
    if (!(remove.isMissingNode() || remove.isNull() || remove.isArray())) {
      throw Refusal.wrong("'remove' must be a list of paths");
    }
    set.properties()
        .forEach(each -> edits.add(JsonEdit.set(each.getKey() + "=" + Json.text(each.getValue()))));
    remove.valueStream().forEach(path -> {
      if (!path.isString()) {
        throw Refusal.wrong("'remove' must be a list of paths, which are texts");
      }
      edits.add(JsonEdit.remove(path.stringValue()));
    });
    return edits;
  }
}

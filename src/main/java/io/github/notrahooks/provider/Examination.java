package io.github.notrahooks.provider;

import io.github.notrahooks.json.Shape;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What a verified delivery turned out to be. */
public sealed interface Examination {
  /** The event, as far as it is known. */
  String event();

  /** The action, or the empty string. */
  String action();

  /**
   * A provider's test message.
   *
   * @param event {@code ping}
   */
  record Pong(String event) implements Examination {
    @Override
    public String action() {
      return "";
    }
  }

  /**
   * The body is not a JSON object.
   *
   * @param event from the headers
   * @param problem where it stops being JSON
   */
  record NotJson(String event, String problem) implements Examination {
    @Override
    public String action() {
      return "";
    }
  }

  /**
   * A field that is needed is missing or of the wrong type.
   *
   * @param event as sent
   * @param action as sent, or the empty string
   * @param problems each field, at least one
   */
  record WrongStructure(String event, String action, List<Shape.Problem> problems)
      implements Examination {}

  /**
   * An event type that Notra does not process.
   *
   * @param event as sent
   * @param action as sent, or the empty string
   */
  record Ignored(String event, String action) implements Examination {}

  /**
   * An event that its filter turns away.
   *
   * @param event as sent
   * @param action as sent, or the empty string
   * @param reason what the filter wanted and what it found
   */
  record Filtered(String event, String action, String reason) implements Examination {}

  /**
   * An event that Notra acts on.
   *
   * @param event as sent
   * @param action what happened, in Notra's words
   * @param data exactly the fields that Notra takes from this event
   * @param originName {@code repository} or {@code organization}
   * @param origin where the event came from
   */
  record Processed(
      String event, String action, ObjectNode data, String originName, ObjectNode origin)
      implements Examination {}
}

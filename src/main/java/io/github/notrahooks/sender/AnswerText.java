package io.github.notrahooks.sender;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import tools.jackson.databind.JsonNode;

/** The one line of an answer that a person wants to see. It comes from outside: escape it before printing. */
public final class AnswerText {
  private static final int LONGEST = 200;

  private AnswerText() {}

  /**
   * The {@code error} or {@code message} of a JSON answer, the title and heading of a page, else the first
   * line that is not blank; the empty string for an empty body.
   */
  public static String of(Answer.Received answer) {
    String text = WebPage.isOne(answer) ? WebPage.told(answer) : fromJson(answer);
    if (text.isEmpty()) {
      text = answer
          .body()
          .text()
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .findFirst()
          .orElse("");
    }
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private static String fromJson(Answer.Received answer) {
    try {
      JsonNode root = Json.parse(answer.body().bytes());
      for (String key : new String[] {"error", "message"}) {
        JsonNode value = root.path(key);
        if (value.isString()) {
          return value.stringValue().lines().findFirst().orElse("").strip();
        }
      }
      return "";
    } catch (MalformedJson e) {
      return "";
    }
  }
}

package io.github.notrahooks.sender;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What an answer lets one see besides its status. Each is read from its own words, and claims no more. */
final class AnswerSigns {
  private static final Pattern SIGNATURE =
      Pattern.compile("\\b(signatures?|hmac|x-hub-signature(-256)?)\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern CSRF =
      Pattern.compile("csrf|xsrf|cross[- ]site request forgery", Pattern.CASE_INSENSITIVE);

  private static final Pattern NO = Pattern.compile(
      "\\b(not satisfied|invalid|mismatch|did(n't| not) match|failed|failure|denied|unauthori[sz]ed"
          + "|forbidden|error|not found|rejected)\\b",
      Pattern.CASE_INSENSITIVE);

  private static final Pattern LOGIN =
      Pattern.compile("(^|\\W)(log[-_]?in|sign[-_]?in|auth|sso|oauth2?|accounts?)(\\W|$)");

  private final Answer.Received answer;
  private final String body;

  AnswerSigns(Answer.Received answer) {
    this.answer = answer;
    this.body = answer.body().text();
  }

  /** Whether it speaks of a signature. */
  boolean speaksOfSignature() {
    return SIGNATURE.matcher(body).find();
  }

  /** Whether it speaks of forged forms, against which pages are protected. */
  boolean speaksOfForgedForms() {
    return CSRF.matcher(body).find();
  }

  /** Whether it is a page for a browser. */
  boolean isPage() {
    return WebPage.isOne(answer);
  }

  /** How a login is asked for; empty if none is. */
  Optional<String> loginAsked() {
    return answer.headers().first("WWW-Authenticate");
  }

  /** Whether an address is likely that of a login, by its words. */
  static boolean isLogin(String address) {
    return LOGIN.matcher(address.toLowerCase(Locale.ROOT)).find();
  }

  /** Whether it says that something is wrong, whatever its status says. */
  boolean saysNo() {
    Optional<JsonNode> json = json();
    if (json.isEmpty()) {
      return NO.matcher(AnswerText.of(answer)).find();
    }
    JsonNode root = json.get();
    JsonNode error = root.path("error");
    String status = root.path("status").asString("").toLowerCase(Locale.ROOT);
    return isFalse(root.path("success"))
        || isFalse(root.path("ok"))
        || error.isString() && !error.stringValue().isEmpty()
        || error.isObject()
        || error.asBoolean(false)
        || status.equals("error")
        || status.equals("fail")
        || status.equals("failed");
  }

  private static boolean isFalse(JsonNode node) {
    return node.isBoolean() && !node.booleanValue();
  }

  /** The message with which Notra takes a delivery; empty if it does not answer as Notra does. */
  Optional<String> takenAsByNotra() {
    return json()
        .filter(root -> root.path("received").asBoolean(false))
        .map(root -> root.path("message").asString(""))
        .filter(message -> !message.isEmpty());
  }

  private Optional<JsonNode> json() {
    try {
      return Optional.of(Json.parse(answer.body().bytes())).filter(JsonNode::isObject);
    } catch (MalformedJson e) {
      return Optional.empty();
    }
  }
}

package io.github.notrahooks.receiver;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.signature.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every row of the receiver's table that refuses a request, for each provider that it is about. */
public final class Refusals {
  private static final Secret WRONG = Secret.of("not the secret");

  private Refusals() {}

  /**
   * A request that breaks one rule.
   *
   * @param row of the table
   * @param what is wrong
   * @param attempt the request
   * @param status of the answer
   * @param answer the whole body of the answer
   * @param title in the log, or the empty string for what is no delivery and not logged
   */
  public record Refusal(
      int row, String what, Attempt attempt, int status, String answer, String title) {
    @Override
    public String toString() {
      return row + " " + attempt.provider() + ": " + what;
    }
  }

  /** All of them, in the order of the table. */
  public static List<Refusal> all() {
    List<Refusal> all = new ArrayList<>();
    for (String provider : List.of("github", "linear")) {
      all.addAll(route(Attempt.good(provider)));
      all.addAll(endpoint(Attempt.good(provider)));
      all.addAll(headers(Attempt.good(provider)));
      all.addAll(body(Attempt.good(provider)));
    }
    all.addAll(linear(Attempt.good("linear")));
    all.addAll(github(Attempt.good("github")));
    return all;
  }

  private static List<Refusal> route(Attempt good) {
    String provider = good.provider();
    return List.of(
        error(1, "another path", good.path("/api/webhook"), 404, "Not found", ""),
        error(1, "a segment too few", good.path(parent(good.path())), 404, "Not found", ""),
        error(1, "a segment too many", good.path(good.path() + "/"), 404, "Not found", ""),
        error(
            1,
            "another case",
            good.path(good.path().replace("/api", "/API")),
            404,
            "Not found",
            ""),
        error(2, "not POST", good.method("PUT"), 405, "Method not allowed", ""),
        parameters(
            "unknown provider",
            good.segment(0, "gitlab"),
            "provider",
            "expected one of github, linear"),
        parameters(
            "provider in capitals",
            good.segment(0, provider.toUpperCase(Locale.ROOT)),
            "provider",
            "expected one of github, linear"),
        parameters(
            "blank organization", good.segment(1, ""), "organizationId", "must not be blank"),
        parameters("blank integration", good.segment(2, ""), "integrationId", "must not be blank"),
        parameters("blank repository", good.segment(3, ""), "repositoryId", "must not be blank"),
        parameters(
            "malformed repository",
            good.segment(3, "repo%2Fx"),
            "repositoryId",
            "must have 1 to 128 letters, digits, dots, underscores or hyphens"),
        parameters(
            "organization too long",
            good.segment(1, "o".repeat(129)),
            "organizationId",
            "must have 1 to 128 letters, digits, dots, underscores or hyphens"));
  }

  private static List<Refusal> endpoint(Attempt good) {
    String provider = good.provider();
    String other = provider.equals("github") ? "linear" : "github";
    return List.of(
        error(4, "no such integration", good.segment(2, "int_none"), 404, "Integration not found"),
        error(
            4,
            "an integration of the other provider",
            good.segment(2, "int_" + other),
            404,
            "Integration not found"),
        error(
            5,
            "another organization's integration",
            good.segment(2, "int_" + provider + "_other"),
            403,
            "Integration does not belong to this organization"),
        error(
            6,
            "disabled",
            good.segment(2, "int_" + provider + "_off"),
            403,
            "Integration is disabled"),
        error(7, "no such repository", good.segment(3, "repo_none"), 404, "Repository not found"),
        error(
            8,
            "another integration's repository",
            good.segment(3, "repo_" + other),
            403,
            "Repository does not belong to this integration"),
        error(
            9,
            "no secret",
            good.segment(3, "repo_" + provider + "_bare"),
            400,
            "Webhook secret not configured for this repository",
            "Webhook secret missing"));
  }

  private static List<Refusal> headers(Attempt good) {
    String delivery = good.deliveryHeader();
    String signature = good.signatureHeader();
    String unsupported = "Unsupported content encoding";
    return List.of(
        error(10, "compressed", good.with("Content-Encoding", "gzip"), 415, unsupported),
        error(
            10,
            "compressed at second sight",
            good.adding("Content-Encoding", "identity").adding("Content-Encoding", "br"),
            415,
            unsupported),
        missing(good, delivery, "Missing webhook delivery header"),
        missing(good, signature, "Signature missing"),
        error(
            11,
            "empty " + signature,
            good.with(signature, ""),
            400,
            "Missing " + signature + " header",
            "Signature missing"),
        repeated(good, delivery),
        repeated(good, signature),
        error(12, "ID with a space", good.id("a b"), 400, "Invalid delivery ID"),
        error(12, "ID with a slash", good.id("../x"), 400, "Invalid delivery ID"),
        error(12, "ID too long", good.id("x".repeat(129)), 400, "Invalid delivery ID"));
  }

  private static List<Refusal> body(Attempt good) {
    String invalid = "Invalid webhook signature";
    String right = good.signature();
    return List.of(
        error(15, "wrong secret", good.signed(WRONG), 401, invalid),
        error(15, "no signature at all", good.with(good.signatureHeader(), "x"), 401, invalid),
        error(15, "cut", good.with(good.signatureHeader(), prefix(right)), 401, invalid),
        error(15, "and more", good.with(good.signatureHeader(), right + "0"), 401, invalid),
        error(
            15,
            "capitals",
            good.with(good.signatureHeader(), right.toUpperCase(Locale.ROOT)),
            401,
            invalid),
        error(15, "tampered", good.tampered(Body.ofText(good.body().text() + " ")), 401, invalid));
  }

  private static List<Refusal> linear(Attempt good) {
    String stale = "Webhook timestamp is outside the tolerance";
    String staleTitle = "Stale webhook timestamp";
    String missing = "Missing webhookTimestamp";
    String missingTitle = "Missing webhook timestamp";
    long now = Configured.NOW.toEpochMilli();
    return List.of(
        error(16, "no timestamp", good.body("{\"type\":\"Issue\"}"), 400, missing, missingTitle),
        error(16, "no number", stamped(good, "\"" + now + "\""), 400, missing, missingTitle),
        error(16, "not even JSON", good.body("Hello, World!"), 400, missing, missingTitle),
        error(16, "too old", stamped(good, "" + (now - 60_001)), 401, stale, staleTitle),
        error(16, "from the future", stamped(good, "" + (now + 60_001)), 401, stale, staleTitle),
        structure(
            good.body("{\"webhookTimestamp\":" + now + ",\"action\":\"create\"}"),
            "[\"type\"]",
            "expected a string, it is missing"),
        structure(
            good.replacing("\"identifier\":", "\"identifiers\":"),
            "[\"data\",\"identifier\"]",
            "expected a string, it is missing"));
  }

  private static List<Refusal> github(Attempt good) {
    String error = "Invalid JSON payload";
    String title = "Invalid webhook payload";
    return List.of(
        missing(good, "X-GitHub-Event", "Missing webhook event header"),
        repeated(good, "X-GitHub-Event"),
        error(19, "no JSON", good.body("Hello, World!"), 400, error, title),
        error(19, "an array", good.body("[]"), 400, error, title),
        error(19, "empty", good.body(Body.EMPTY), 400, error, title),
        error(19, "cut", good.body(prefix(good.body().text())), 400, error, title),
        error(19, "two values", good.body(good.body().text() + "{}"), 400, error, title),
        error(
            19,
            "a form without payload",
            good.body("pay=load").with("Content-Type", "application/x-www-form-urlencoded"),
            400,
            error,
            title),
        structure(
            good.replacing("\"commits\":", "\"comits\":"),
            "[\"commits\"]",
            "expected an array, it is missing"),
        structure(
            good.replacing("\"message\":", "\"massage\":"),
            "[\"commits\",0,\"message\"]",
            "expected a string, it is missing"));
  }

  private static Refusal missing(Attempt good, String header, String title) {
    String what = "without " + header;
    return error(11, what, good.without(header), 400, "Missing " + header + " header", title);
  }

  private static Refusal repeated(Attempt good, String header) {
    return error(
        12,
        "two of " + header,
        good.adding(header, "x"),
        400,
        "Repeated " + header + " header",
        "Repeated webhook header");
  }

  /** The answer has one entry at least; the first is the one that is named here. */
  private static Refusal structure(Attempt attempt, String path, String message) {
    String error = "Invalid webhook payload structure";
    String answer = "{\"error\":\"%s\",\"details\":[{\"path\":%s,\"message\":\"%s\"}"
        .formatted(error, path, message);
    return new Refusal(20, path, attempt, 400, answer, error);
  }

  private static Refusal parameters(String what, Attempt attempt, String segment, String message) {
    String error = "Invalid webhook parameters";
    String answer = "{\"error\":\"%s\",\"details\":[{\"path\":[\"%s\"],\"message\":\"%s\"}]}"
        .formatted(error, segment, message);
    return new Refusal(3, what, attempt, 400, answer, error);
  }

  private static Refusal error(int row, String what, Attempt attempt, int status, String error) {
    return error(row, what, attempt, status, error, error);
  }

  private static Refusal error(
      int row, String what, Attempt attempt, int status, String error, String title) {
    return new Refusal(row, what, attempt, status, "{\"error\":\"" + error + "\"}", title);
  }

  static Attempt stamped(Attempt attempt, String timestamp) {
    return attempt.replacing("" + Configured.NOW.toEpochMilli(), timestamp);
  }

  private static String prefix(String text) {
    return text.substring(0, text.length() - 1);
  }

  private static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }
}

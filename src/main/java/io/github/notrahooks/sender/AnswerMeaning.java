package io.github.notrahooks.sender;

import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Says in plain words what an answer to a ping means, and what to do about it. */
public final class AnswerMeaning {
  private AnswerMeaning() {}

  /** One or two sentences. What they quote comes from outside: escape it before printing. */
  public static String of(Answer answer, Target target) {
    if (answer instanceof Answer.Received received) {
      return ofStatus(received, target);
    } else if (answer instanceof Answer.NetworkFailure failure) {
      return ofFailure(failure, target);
    }
    return answer instanceof Answer.NotSent notSent ? notSent.message() : "";
  }

  private static String ofStatus(Answer.Received answer, Target target) {
    int status = answer.status();
    if (status >= 200 && status < 300) {
      return success(answer);
    } else if (status >= 300 && status < 400) {
      return redirect(answer.headers());
    }
    String text = AnswerText.of(answer);
    return switch (status) {
      case 400 -> badRequest(text);
      case 401 ->
        "The signature was refused: the receiver has another secret than the one that this ping"
            + " was signed with, or something in between changed the body. Give both sides the"
            + " same secret.";
      case 403 -> forbidden(text);
      case 404 -> notFound(text, target);
      case 405 ->
        "Something is there, but it takes no POST at this path. Check the path of the payload"
            + " URL.";
      case 408 ->
        "The receiver gave up waiting for the body. Something in between is slow; try again.";
      case 410 -> "The receiver says that this endpoint is gone for good. Make a new one.";
      case 413 ->
        "The receiver takes no body of this size, although a ping is small. A proxy before it may"
            + " have a low limit.";
      case 415 ->
        "The receiver does not take this content type or encoding. GitHub sends JSON, or a form"
            + " if the webhook says so.";
      case 429 -> "The receiver has had enough for now" + retryAfter(answer.headers()) + ".";
      case 503 ->
        "The receiver is there but takes nothing at the moment: it is starting, stopping or"
            + " overloaded, or cannot store deliveries" + retryAfter(answer.headers())
            + ". Try again, and look at its own messages.";
      default -> other(status, text);
    };
  }

  private static String success(Answer.Received answer) {
    if (answer.rest() == Answer.Received.Rest.CUT) {
      return "The receiver accepted it, but its answer ended before all of the body had come. Look"
          + " at what stands between, and at the receiver's own messages.";
    }
    try {
      JsonNode root = Json.parse(answer.body().bytes());
      if (root.path("received").asBoolean(false)) {
        return root.path("message").asString("").startsWith("Pong")
            ? "All is well: the receiver checked the signature and answered as Notra does."
            : "The receiver accepted it as Notra does, but did not take it for a ping.";
      }
    } catch (MalformedJson e) {
      // Another receiver; its status still counts.
    }
    return "The receiver accepted it. It does not answer as Notra does, so whether it checked the"
        + " signature is not known; 'notra-hooks send ping --fault bad-signature' tells.";
  }

  private static String redirect(Headers headers) {
    String where = headers.first("Location").map(to -> " to " + to).orElse("");
    return "The receiver redirects" + where + ". Webhooks do not follow redirects: use the final"
        + " address, with https and the slash at the end as it wants them.";
  }

  private static String badRequest(String text) {
    if (text.startsWith("Missing ")) {
      return "The receiver misses a header (" + text + "). Was it left out with -H, or does a"
          + " proxy drop it?";
    } else if (text.startsWith("Webhook secret not configured")) {
      return "The receiver knows the repository but has no secret for it. Give it one with"
          + " 'notra-hooks integrations rotate-secret'.";
    } else if (text.startsWith("Invalid webhook parameters")) {
      return "The path is not that of a webhook. 'notra-hooks integrations url' prints the right"
          + " one.";
    } else if (text.startsWith("Invalid JSON") || text.startsWith("Invalid webhook payload")) {
      return "The signature is right, but the receiver cannot use the payload (" + text + ").";
    }
    return "The receiver says that the request is wrong" + quoted(text)
        + ". Some receivers also answer 400 to a wrong signature: check the secret.";
  }

  private static String forbidden(String text) {
    if (text.contains("disabled")) {
      return "The integration is disabled. Enable it with 'notra-hooks integrations enable'.";
    } else if (text.contains("organization")) {
      return "The integration belongs to another organization than the path says."
          + " 'notra-hooks integrations url' prints the right path.";
    } else if (text.contains("does not belong")) {
      return "The repository belongs to another integration than the path says."
          + " 'notra-hooks integrations url' prints the right path.";
    }
    return "The receiver refuses it" + quoted(text)
        + ". A firewall or an access rule may stand before it, or the signature is wrong.";
  }

  private static String notFound(String text, Target target) {
    if (text.startsWith("Integration")) {
      return "The receiver has no such integration. 'notra-hooks integrations list' shows those of"
          + " this home, and 'integrations url' their paths.";
    } else if (text.startsWith("Repository")) {
      return "The integration has no such repository. Add it with 'notra-hooks repos add', or take"
          + " the path that 'notra-hooks integrations url' prints.";
    }
    return "Something answers at " + target.host() + ", but not at this path. Compare it with"
        + " 'notra-hooks integrations url'.";
  }

  private static String other(int status, String text) {
    if (status >= 500) {
      return "The receiver failed while it worked on it" + quoted(text)
          + ". Look at its own messages; what it did is not known.";
    }
    return String.format(
        Locale.ROOT, "The receiver did not accept it: %d%s.", status, quoted(text));
  }

  private static String ofFailure(Answer.NetworkFailure failure, Target target) {
    return switch (failure.kind()) {
      case REFUSED ->
        "Nothing listens at " + target.host() + ". Start it with 'notra-hooks serve', or check"
            + " host and port.";
      case UNKNOWN_HOST ->
        "There is no host of that name in " + target.url() + ". Check the spelling, and the"
            + " network.";
      case TIMED_OUT ->
        "No answer came in time. Providers give up after 5 or 10 seconds: answer first and work"
            + " later, or look whether a firewall drops the connection.";
      case TLS, PROXY -> failure.message();
      case RESET ->
        "The connection ended before an answer came. The receiver, or a proxy before it, closed"
            + " it: look at its own messages, and whether it wants https.";
      case CANCELLED -> "Stopped before an answer came.";
      case OTHER -> "It could not be sent: " + failure.message();
    };
  }

  private static String retryAfter(Headers headers) {
    return headers
        .first("Retry-After")
        .map(value -> ", and asks to come back after " + value
            + (value.chars().allMatch(Character::isDigit) ? " s" : ""))
        .orElse("");
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "" : " ('" + text + "')";
  }
}

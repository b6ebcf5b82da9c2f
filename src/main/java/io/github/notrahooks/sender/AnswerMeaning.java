package io.github.notrahooks.sender;

import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.view.CommandText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says in plain words what an answer to a delivery means, and what to do about it. No cause is named that the
 * answer does not show; where it shows none, those that there may be are.
 */
public final class AnswerMeaning {
  private static final long LINEAR_MILLIS = 5000;

  private final Sent sent;

  /**
   * What was sent.
   *
   * @param target where to
   * @param own whose commands can change what receives it; null if that is not known
   * @param secret what it was signed with, as users know it, such as {@code GITHUB_WEBHOOK_SECRET}; null if it
   *     may have been signed by somebody else
   * @param ping whether it was a provider's ping
   */
  public record Sent(
      Target target, @Nullable Own own, @Nullable String secret, boolean ping) {}

  /**
   * This home's own integration.
   *
   * @param self the words with which commands of this tool begin
   * @param integration its ID
   * @param repository the ID of the repository in it
   */
  public record Own(List<String> self, String integration, String repository) {
    private String command(String... words) {
      List<String> all = new ArrayList<>(self);
      all.addAll(List.of(words));
      return "'" + CommandText.line(all) + "'";
    }
  }

  private AnswerMeaning(Sent sent) {
    this.sent = sent;
  }

  /** Some sentences. What they quote comes from outside: escape it before printing. */
  public static String of(Answer answer, Sent sent) {
    AnswerMeaning meaning = new AnswerMeaning(sent);
    if (answer instanceof Answer.Received received) {
      return meaning.ofStatus(received);
    } else if (answer instanceof Answer.NetworkFailure failure) {
      return meaning.ofFailure(failure);
    }
    return answer instanceof Answer.NotSent notSent ? notSent.message() : "";
  }

  /** Whether an answer is one of success by its words, too. */
  public static boolean isSuccess(Answer answer) {
    if (!(answer instanceof Answer.Received received) || !answer.accepted()) {
      return false;
    }
    AnswerSigns signs = new AnswerSigns(received);
    return !signs.isPage() && !signs.saysNo();
  }

  /** What an answer to the same ping with a wrong signature shows. */
  public static String ofWrongSignature(Answer answer) {
    if (answer instanceof Answer.Received received) {
      String answered =
          "A ping with a wrong signature was answered with " + received.status() + quoted(received);
      if (isSuccess(answer)) {
        return answered + " as well: anybody can send to it, unless it looks at the signature after"
            + " it has answered.";
      }
      return isRefusal(received)
          ? answered + ", so the signature is looked at."
          : answered + ", which does not tell whether the signature is looked at.";
    }
    return answer instanceof Answer.NetworkFailure failure
        ? "Whether it looks at the signature is not known: a ping with a wrong one had no answer. "
            + failure.message()
        : "";
  }

  /** Whether an answer refuses the message itself; 429 or 503 might come to any. */
  private static boolean isRefusal(Answer.Received answer) {
    int status = answer.status();
    return status == 400
        || status == 401
        || status == 403
        || status == 422
        || !answer.accepted() && new AnswerSigns(answer).speaksOfSignature();
  }

  private String ofStatus(Answer.Received answer) {
    int status = answer.status();
    AnswerSigns signs = new AnswerSigns(answer);
    if (status >= 200 && status < 300) {
      return success(answer, signs) + slowness(answer);
    } else if (status >= 300 && status < 400) {
      return redirect(answer.headers());
    }
    if (status != 400 && status != 404 && signs.speaksOfSignature()) {
      return refusedSignature(answer);
    }
    return switch (status) {
      case 400 -> badRequest(answer, signs);
      case 401 -> unauthorized(answer, signs);
      case 403 -> forbidden(answer, signs);
      case 404 -> notFound(answer);
      case 405 ->
        "Something is there, but it takes no POST at this path. Check the path of the payload"
            + " URL.";
      case 408 ->
        "The receiver gave up waiting for the body. Something in between is slow; try again.";
      case 410 -> "The receiver says that this endpoint is gone for good. Make a new one.";
      case 413 ->
        "The receiver takes no body of this size"
            + (sent.ping() ? ", although a ping is small" : "")
            + ". A proxy before it may have a low limit.";
      case 415 ->
        "The receiver does not take this content type or encoding. GitHub sends JSON, or a form"
            + " if the webhook says so, as --form does.";
      case 429 -> "The receiver has had enough for now" + retryAfter(answer.headers()) + ".";
      case 502, 504 ->
        "A proxy answered in the receiver's place" + quoted(answer) + ": it "
            + (status == 502 ? "got no usable answer from it" : "waited for it in vain")
            + ". Look whether the receiver runs, and where the proxy expects it.";
      case 503 ->
        "The receiver, or a proxy before it, takes nothing at the moment: it is starting, stopping"
            + " or overloaded, or cannot store deliveries" + retryAfter(answer.headers())
            + ". Try again, and look at its own messages.";
      default -> other(answer);
    };
  }

  private String asNotra(String message) {
    if (!sent.ping()) {
      return "The receiver accepted it as Notra does.";
    }
    return message.startsWith("Pong")
        ? "All is well: the receiver answered as Notra does."
        : "The receiver accepted it as Notra does, but did not take it for a ping.";
  }

  private String success(Answer.Received answer, AnswerSigns signs) {
    if (answer.rest() == Answer.Received.Rest.CUT) {
      return "The receiver accepted it, but its answer ended before all of the body had come. Look"
          + " at what stands between, and at the receiver's own messages.";
    } else if (signs.isPage()) {
      return "It was answered with a page for browsers" + quoted(answer) + ", and "
          + answer.status()
          + ". Receivers of webhooks have no use for pages: this path may not be the receiver's."
          + " Check it.";
    } else if (signs.saysNo()) {
      return "The answer is " + answer.status() + ", which providers take for success, but it says"
          + " something else" + quoted(answer) + ". Look at the receiver's own messages: a provider"
          + " would not tell of this, nor send it again.";
    }
    return signs.takenAsByNotra().map(this::asNotra).orElse("The receiver accepted it.");
  }

  private static String slowness(Answer.Received answer) {
    if (answer.durationMs() < LINEAR_MILLIS) {
      return "";
    }
    String waiting = answer.status() == 202
        ? " A receiver that says 202 so late has often not finished: GitHub's own middleware does so"
            + " after 9 s where something before it has read the body already, and has then checked"
            + " nothing."
        : "";
    return String.format(
        Locale.ROOT,
        " It took %.1f s: Linear gives up after 5 s, and GitHub after 10 s.%s",
        answer.durationMs() / 1000.0,
        waiting);
  }

  private static String redirect(Headers headers) {
    String to = headers.first("Location").orElse("");
    if (AnswerSigns.isLogin(to)) {
      return "The receiver redirects to what looks like a login (" + to
          + "), with which no provider"
          + " comes. Let the path of the webhook through without one.";
    }
    return "The receiver redirects" + (to.isEmpty() ? "" : " to " + to) + ". Webhooks do not follow"
        + " redirects: if that is where the receiver is, give its address there.";
  }

  private String refusedSignature(Answer.Received answer) {
    return refused("The signature was refused", answer);
  }

  private String refused(String what, Answer.Received answer) {
    return what + " (" + answer.status() + quoted(answer) + "). Either the"
        + " receiver has another secret than "
        + (sent.secret() == null ? "the one" : sent.secret() + ",")
        + " with which it was signed:"
        + " give both sides the same secret. Or it does not check the bytes that came: it, or"
        + " something before it, has read or changed the body first.";
  }

  private String unauthorized(Answer.Received answer, AnswerSigns signs) {
    return signs
        .loginAsked()
        .map(how -> "Something asks for a login (WWW-Authenticate: " + how + "), with which no"
            + " provider comes. It says nothing of the secret. Let the path of the webhook through"
            + " without a login.")
        .orElseGet(() -> refused("The receiver does not believe the sender", answer));
  }

  private String badRequest(Answer.Received answer, AnswerSigns signs) {
    String text = AnswerText.of(answer);
    if (text.startsWith("Missing ")) {
      return "The receiver misses something (" + text + "). If it is a header: was it left out with"
          + " -H, or does a proxy drop it?";
    } else if (text.startsWith("Webhook secret not configured")) {
      return "The receiver knows the repository but has no secret for it. "
          + atHome(
              own -> "Give it one with "
                  + own.command("integrations", "rotate-secret", own.integration()) + ".",
              "Give it one there.");
    } else if (text.startsWith("Invalid webhook parameters")) {
      return "The path is not that of a webhook. " + atHome(AnswerMeaning::rightUrl, "Check it.");
    } else if (text.startsWith("Invalid JSON") || text.startsWith("Invalid webhook payload")) {
      return "The receiver cannot use the payload (" + text + ").";
    } else if (signs.speaksOfSignature()) {
      return refusedSignature(answer);
    }
    return "The receiver says that the request is wrong" + quoted(answer)
        + ". Some receivers also answer 400 to a wrong signature"
        + (sent.secret() == null ? "." : ": it was signed with " + sent.secret() + ".");
  }

  private String forbidden(Answer.Received answer, AnswerSigns signs) {
    String text = AnswerText.of(answer);
    if (signs.speaksOfForgedForms()) {
      return "A protection of pages against forged forms (CSRF) refuses it" + quoted(answer)
          + ". It says nothing of the secret. Let the path of the webhook through without it.";
    } else if (text.contains("disabled")) {
      return "It is disabled" + quoted(answer) + ". "
          + atHome(
              own -> "Enable it with " + own.command("integrations", "enable", own.integration())
                  + ".",
              "Enable it there.");
    } else if (text.contains("does not belong to this organization")) {
      return "The integration belongs to another organization than the path says. "
          + atHome(AnswerMeaning::rightUrl, "Check the path.");
    } else if (text.contains("does not belong")) {
      return "The repository belongs to another integration than the path says. "
          + atHome(AnswerMeaning::rightUrl, "Check the path.");
    }
    return "The receiver, or something before it, refuses it" + quoted(answer)
        + ". It does not say why: an access rule, or the signature"
        + (sent.secret() == null ? "." : ", which was made with " + sent.secret() + ".");
  }

  private String notFound(Answer.Received answer) {
    String text = AnswerText.of(answer);
    if (text.startsWith("Integration")) {
      return "The receiver has no such integration. "
          + atHome(
              own -> own.command("integrations", "list") + " shows those of this home, and "
                  + own.command("integrations", "url") + " their paths.",
              "Check the path.");
    } else if (text.startsWith("Repository")) {
      return "The integration has no such repository. "
          + atHome(
              own -> own.command("repos", "list") + " shows those that there are, and "
                  + own.command("integrations", "url") + " their paths.",
              "Check the path.");
    }
    return "Something answers at " + sent.target().host() + ", but not at this path"
        + quoted(answer)
        + ". "
        + atHome(
            own -> "Compare it with what " + own.command("integrations", "url") + " prints.",
            "Compare it with the one that the receiver has for webhooks.");
  }

  private static String other(Answer.Received answer) {
    if (answer.status() >= 500) {
      return "The receiver failed while it worked on it" + quoted(answer)
          + ". Look at its own messages; what it did is not known.";
    }
    return "The receiver did not accept it: " + answer.status() + quoted(answer) + ".";
  }

  private String ofFailure(Answer.NetworkFailure failure) {
    String host = sent.target().host();
    return switch (failure.kind()) {
      case REFUSED ->
        "Nothing listens at " + host + ". "
            + atHome(
                own -> "Start the receiver with " + own.command("serve")
                    + " in another terminal, and try again.",
                "Start the receiver, or check host and port.");
      case UNKNOWN_HOST ->
        "There is no host of that name in " + sent.target().url() + ". Check the spelling, and the"
            + " network.";
      case TIMED_OUT ->
        failure.message() + " Providers give up after 5 or 10 seconds: answer first and work later,"
            + " or look whether a firewall drops the connection.";
      case TLS, PROXY -> failure.message();
      case RESET ->
        "The connection ended before an answer came. The receiver, or a proxy before it, closed"
            + " it: look at its own messages"
            + (sent.target().isSecure() ? "." : ", and whether it wants https.");
      case CANCELLED -> "Stopped before an answer came.";
      case OTHER, UNREACHABLE -> "It could not be sent: " + failure.message();
    };
  }

  /** What to do: with this tool, or where the receiver is kept. */
  private String atHome(Function<Own, String> home, String elsewhere) {
    return sent.own() == null ? elsewhere : home.apply(sent.own());
  }

  private static String rightUrl(Own own) {
    return own.command("integrations", "url", own.repository()) + " prints the right one.";
  }

  private static String retryAfter(Headers headers) {
    return headers
        .first("Retry-After")
        .map(value -> ", and asks to come back after " + value
            + (value.chars().allMatch(Character::isDigit) ? " s" : ""))
        .orElse("");
  }

  private static String quoted(Answer.Received answer) {
    String text = AnswerText.of(answer);
    return text.isEmpty() ? "" : " ('" + text + "')";
  }
}

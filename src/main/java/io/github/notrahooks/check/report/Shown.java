package io.github.notrahooks.check.report;

import io.github.notrahooks.check.Reply;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.signature.Secret;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown of requests and answers: neither the secret, nor more than eight digits of a signature,
 * since a right one stays right for ever with many providers. What is left of an answer is as a stranger wrote
 * it: not safe to print.
 */
public final class Shown {
  private static final int DIGITS = 8;
  private static final int LONGEST = 500;
  private static final int SHORTEST_SECRET = 4;

  private final SignatureScheme scheme;
  private final @Nullable Secret secret;

  /**
   * What may be shown.
   *
   * @param secret the receiver's, or null if it is not known
   */
  public Shown(SignatureScheme scheme, @Nullable Secret secret) {
    this.scheme = scheme;
    this.secret = secret;
  }

  /** The request in a line: {@code POST /hooks, 9953 bytes, X-Hub-Signature-256: sha256=1a2b3c4d…}. */
  public String request(Reply reply) {
    OutgoingRequest request = reply.request();
    StringBuilder line = new StringBuilder(request.method())
        .append(' ')
        .append(request.target().path())
        .append(", ")
        .append(request.body().size())
        .append(" bytes");
    for (Header header : headers(request.headers())) {
      if (tells(header.name())) {
        line.append(", ").append(header.name()).append(": ").append(header.readable());
      }
    }
    return line.toString();
  }

  private boolean tells(String name) {
    return name.equalsIgnoreCase(scheme.signatureHeader())
        || scheme.eventHeader().filter(name::equalsIgnoreCase).isPresent()
        || scheme.deliveryHeader().filter(name::equalsIgnoreCase).isPresent();
  }

  /** The headers with their signatures cut. */
  public List<Header> headers(Headers headers) {
    return headers.list().stream()
        .map(header -> isSignature(header.name())
            ? new Header(header.name(), cut(header.readable()))
            : new Header(header.name(), withoutSecrets(header.readable(), Set.of())))
        .toList();
  }

  private boolean isSignature(String name) {
    return name.equalsIgnoreCase(scheme.signatureHeader())
        || scheme.legacySignatureHeader().filter(name::equalsIgnoreCase).isPresent();
  }

  /** A signature header's value with eight digits of each long run of them. */
  private static String cut(String value) {
    return value.replaceAll("([A-Za-z0-9+/~é]{" + DIGITS + "})[A-Za-z0-9+/=~é]{8,}", "$1…");
  }

  /** The answer in a line: its status, and the beginning of its body. */
  public String answer(Reply reply) {
    return reply
        .received()
        .map(answer -> {
          String body = body(reply);
          return answer.status()
              + (answer.reason().isEmpty() ? "" : " " + answer.reason())
              + " in " + answer.durationMs() + " ms" + (body.isEmpty() ? "" : ": " + body);
        })
        .orElse("no answer in " + reply.durationMs() + " ms");
  }

  /** The beginning of the answer's body; the empty string where there is none. */
  public String body(Reply reply) {
    return reply
        .received()
        .map(answer -> {
          String text = withoutSecrets(answer.body().text(), right(reply));
          int end = Math.min(text.length(), LONGEST);
          return text.length() > LONGEST ? text.substring(0, end) + "…" : text;
        })
        .orElse("");
  }

  /** The signatures that would be right for what was sent. */
  private Set<String> right(Reply reply) {
    Set<String> right = new LinkedHashSet<>();
    OutgoingRequest request = reply.request();
    request.headers().first(scheme.signatureHeader()).ifPresent(right::add);
    if (secret != null) {
      try {
        right.add(scheme.expected(request.headers(), request.body(), secret));
      } catch (RuntimeException e) {
        // What is signed was left out of it, so that no signature is right.
        return right;
      }
    }
    return right;
  }

  /** A text without the secret and with what is long of signatures cut. */
  private String withoutSecrets(String text, Set<String> signatures) {
    String shown = text;
    if (secret != null && secret.reveal().length() >= SHORTEST_SECRET) {
      shown = shown.replace(secret.reveal(), "[the secret]");
    }
    for (String signature : signatures) {
      String digits = signature.substring(signature.lastIndexOf('=', signature.length() - 3) + 1);
      digits = digits.substring(digits.lastIndexOf(',') + 1);
      if (digits.length() > 2 * DIGITS) {
        String kept = digits.substring(0, DIGITS) + "…";
        shown = shown.replace(digits, kept).replace(digits.toUpperCase(Locale.ROOT), kept);
      }
    }
    return shown;
  }
}

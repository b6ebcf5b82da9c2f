package io.github.notrahooks.sender.okhttp;

import io.github.notrahooks.sender.Answer.Kind;
import io.github.notrahooks.sender.Answer.NetworkFailure;
import io.github.notrahooks.sender.Target;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Puts what the network stack throws into words. */
final class NetworkFailures {
  /** What Okio says where it looked for the end of a line in so many bytes. */
  private static final Pattern ENDLESS = Pattern.compile("\\\\n not found: limit=\\d{5}.*");

  private final Target target;
  private final Duration timeout;

  /** The failures of requests to a target, each with a time limit. */
  NetworkFailures(Target target, Duration timeout) {
    this.target = target;
    this.timeout = timeout;
  }

  /**
   * Why an exchange has no answer.
   *
   * @param stopped whether everything was broken off from here
   */
  NetworkFailure of(IOException e, Exchange exchange, boolean stopped) {
    Kind kind = stopped ? Kind.CANCELLED : kind(e, exchange);
    return new NetworkFailure(kind, message(kind, e, exchange), exchange.durationMs());
  }

  /** The failure where it is not known whose certificates to believe. */
  NetworkFailure noTrust(GeneralSecurityException e) {
    return new NetworkFailure(
        Kind.TLS, TlsFailures.start(target.host()) + String.valueOf(e.getMessage()), 0);
  }

  private Kind kind(IOException e, Exchange exchange) {
    String text = text(e);
    if (e instanceof InterruptedIOException || text.contains("timed out")) {
      return Kind.TIMED_OUT;
    } else if (e instanceof SSLException) {
      return Kind.TLS;
    } else if (exchange.proxy() != null && !exchange.wasConnected() && !isOfTarget(e)) {
      return Kind.PROXY;
    } else if (e instanceof UnknownHostException) {
      return Kind.UNKNOWN_HOST;
    } else if (e instanceof ConnectException) {
      return text.contains("unreachable") || text.contains("No route")
          ? Kind.UNREACHABLE
          : Kind.REFUSED;
    } else if (e instanceof NoRouteToHostException) {
      return Kind.UNREACHABLE;
    } else if (isEndless(e)) {
      return Kind.OTHER;
    }
    // A socket channel says the same in a plain exception.
    boolean ended = e instanceof SocketException
        || e.getCause() instanceof EOFException
        || text.contains("Broken pipe")
        || text.contains("Connection reset");
    return ended ? Kind.RESET : Kind.OTHER;
  }

  /** Whether it is the receiver's own name that was looked up in vain, and not that of a proxy. */
  private boolean isOfTarget(IOException e) {
    return e instanceof UnknownHostException
        && String.valueOf(e.getMessage()).startsWith(target.hostName());
  }

  /** Whether the head of the answer was longer than OkHttp reads. */
  private static boolean isEndless(IOException e) {
    return e.getCause() instanceof EOFException cause
        && ENDLESS.matcher(String.valueOf(cause.getMessage())).matches();
  }

  private String message(Kind kind, IOException e, Exchange exchange) {
    return switch (kind) {
      case REFUSED -> "Nothing listens at " + target.host() + " (connection refused).";
      case UNKNOWN_HOST -> "The host of " + target.url() + " has no address.";
      case TIMED_OUT -> timeout(exchange);
      case RESET -> target.host() + " closed the connection before it had answered.";
      case TLS -> TlsFailures.of(e, target.host());
      case CANCELLED -> "Stopped before " + target.host() + " had answered.";
      case PROXY -> "No connection to " + target.host() + ": " + proxy(e, exchange);
      case OTHER, UNREACHABLE -> target.host() + other(e);
    };
  }

  private String timeout(Exchange exchange) {
    if (exchange.wasConnected() && !exchange.wasSent() && exchange.asksFirst()) {
      return target.host() + " did not ask for the body within " + seconds(timeout)
          + ": the header Expect says that it is sent only then, and it was not sent.";
    }
    return exchange.wasConnected() && !exchange.wasSent()
        ? target.host() + " did not take all of the request within " + seconds(timeout)
            + ". An answer that it gave meanwhile would not be seen: answers are read once the"
            + " request is sent."
        : "No complete answer from " + target.host() + " within " + seconds(timeout) + ".";
  }

  private static String proxy(IOException e, Exchange exchange) {
    ProxyServer proxy = exchange.proxy();
    String described = proxy == null ? "" : proxy.described();
    if (e instanceof UnknownHostException) {
      return described + " has no address.";
    }
    String reason = sentence(text(e));
    return e instanceof ConnectException || reason.equals("Connection refused.")
        ? described + " cannot be reached: " + reason
        : described + " made none: " + reason;
  }

  private static String other(IOException e) {
    if (isEndless(e)) {
      return " did not answer in HTTP: the head of its answer has no end.";
    }
    return (e instanceof ProtocolException ? " did not answer in HTTP: " : ": ")
        + sentence(text(e));
  }

  /** What was said at first: OkHttp puts another sentence before it. */
  private static String text(IOException e) {
    @Nullable Throwable cause = e instanceof ConnectException ? e.getCause() : null;
    String text = (cause == null ? e : cause).getMessage();
    return text == null ? e.getClass().getSimpleName() : text;
  }

  /** The first line of a text, with a full stop. */
  static String sentence(String text) {
    String line = text.lines().findFirst().orElse(text).strip();
    return line.endsWith(".") ? line : line + ".";
  }

  private static String seconds(Duration timeout) {
    return timeout.toMillis() % 1000 == 0 ? timeout.toSeconds() + " s" : timeout.toMillis() + " ms";
  }
}

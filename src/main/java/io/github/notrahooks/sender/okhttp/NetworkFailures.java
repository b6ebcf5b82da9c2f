package io.github.notrahooks.sender.okhttp;

import io.github.notrahooks.sender.Answer.Kind;
import io.github.notrahooks.sender.Answer.NetworkFailure;
import io.github.notrahooks.sender.Target;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Puts what the network stack throws into words. */
final class NetworkFailures {
  private NetworkFailures() {}

  static NetworkFailure of(
      IOException e, boolean closed, Target target, Duration timeout, long durationMs) {
    Kind kind = closed ? Kind.CANCELLED : kind(e);
    return new NetworkFailure(kind, message(kind, e, target, timeout), durationMs);
  }

  private static Kind kind(IOException e) {
    // OkHttp names the address in a message of its own; what went wrong is in the cause.
    String text =
        e.getMessage() + (e.getCause() == null ? "" : " " + e.getCause().getMessage());
    if (e instanceof UnknownHostException) {
      return Kind.UNKNOWN_HOST;
    } else if (e instanceof InterruptedIOException || text.contains("timed out")) {
      return Kind.TIMED_OUT;
    } else if (e instanceof SSLException) {
      return Kind.TLS;
    } else if (e instanceof ConnectException) {
      return text.contains("unreachable") || text.contains("No route") ? Kind.OTHER : Kind.REFUSED;
    } else if (e instanceof NoRouteToHostException) {
      return Kind.OTHER;
    }
    boolean ended = e instanceof EOFException
        || e instanceof SocketException
        || text.startsWith("unexpected end of stream");
    return ended ? Kind.RESET : Kind.OTHER;
  }

  private static String message(Kind kind, IOException e, Target target, Duration timeout) {
    return switch (kind) {
      case REFUSED -> "Nothing listens at " + target.host() + " (connection refused).";
      case UNKNOWN_HOST -> "The host of " + target.url() + " has no address.";
      case TIMED_OUT ->
        "No complete answer from " + target.host() + " within " + seconds(timeout) + ".";
      case RESET -> target.host() + " closed the connection before it had answered.";
      case TLS -> tls(e, target);
      case CANCELLED -> "Stopped before " + target.host() + " had answered.";
      case OTHER -> target.host() + ": " + sentence(e);
    };
  }

  private static String tls(IOException e, Target target) {
    String hint = e instanceof SSLHandshakeException ? "" : " Does the port speak plain http?";
    return "No TLS connection to " + target.host() + ": " + sentence(e) + hint;
  }

  private static String sentence(IOException e) {
    String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String line = text.lines().findFirst().orElse(text).strip();
    return line.endsWith(".") ? line : line + ".";
  }

  private static String seconds(Duration timeout) {
    return timeout.toMillis() % 1000 == 0 ? timeout.toSeconds() + " s" : timeout.toMillis() + " ms";
  }
}

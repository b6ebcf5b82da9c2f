package io.github.notrahooks.sender.httpcore;

import io.github.notrahooks.sender.Answer.Kind;
import io.github.notrahooks.sender.Answer.NetworkFailure;
import io.github.notrahooks.sender.Target;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.jspecify.annotations.Nullable;

/** Puts what the network stack throws into words. */
final class NetworkFailures {
  private final Target target;
  private final Duration timeout;

  /** The failures of requests to a target, each with a time limit. */
  NetworkFailures(Target target, Duration timeout) {
    this.target = target;
    this.timeout = timeout;
  }

  /**
   * A failure.
   *
   * @param brokenOff why the exchange was ended from here, or null if it was not
   */
  NetworkFailure of(Exception e, @Nullable Kind brokenOff, long durationMs) {
    Kind kind = brokenOff == null ? kind(e) : brokenOff;
    return new NetworkFailure(kind, message(kind, e), durationMs);
  }

  private static Kind kind(Exception e) {
    String text = String.valueOf(e.getMessage());
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
        || e instanceof NoHttpResponseException
        || e instanceof ConnectionClosedException
        || e instanceof TruncatedChunkException;
    return ended ? Kind.RESET : Kind.OTHER;
  }

  private String message(Kind kind, Exception e) {
    return switch (kind) {
      case REFUSED -> "Nothing listens at " + target.host() + " (connection refused).";
      case UNKNOWN_HOST -> "The host of " + target.url() + " has no address.";
      case TIMED_OUT ->
        "No complete answer from " + target.host() + " within " + seconds(timeout) + ".";
      case RESET -> target.host() + " closed the connection before it had answered.";
      case TLS -> TlsFailures.of(e, target.host());
      case CANCELLED -> "Stopped before " + target.host() + " had answered.";
      case OTHER ->
        target.host()
            + (e instanceof HttpException ? " did not answer in HTTP: " : ": ")
            + sentence(e);
    };
  }

  private static String sentence(Exception e) {
    return sentence(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
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

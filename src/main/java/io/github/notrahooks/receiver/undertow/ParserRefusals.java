package io.github.notrahooks.receiver.undertow;

import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.receiver.Receiver;
import io.github.notrahooks.receiver.Reply;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;

/**
 * Words for what Undertow refuses before the receiver gets it. Why it did is told only where the bytes that
 * came leave no doubt.
 */
final class ParserRefusals {
  private static final String HOST = "Missing, repeated or malformed Host header";

  private final Receiver receiver;
  private final Duration linger;

  /**
   * Words of one server.
   *
   * @param linger how long a client that has been answered may go on to send its request
   */
  ParserRefusals(Receiver receiver, Duration linger) {
    this.receiver = receiver;
    this.linger = linger;
  }

  /** The answer in place of Undertow's empty one; tells of it. */
  Reply wording(HeadBytes head, int status, String phrase) {
    if (status >= 500) {
      return refusal(head, status, "Internal server error", "the server failed on it");
    }
    if (phrase.contains("Host")) {
      return refusal(head, status, HOST, HOST);
    }
    if (head.isTls()) {
      return refusal(
          head,
          status,
          "Malformed HTTP request",
          "this is the beginning of TLS: the URL must begin with http://, not with https://");
    }
    if (head.firstLine().endsWith(" HTTP/2.0")) {
      return refusal(head, status, "Unsupported HTTP version", "only HTTP/1.1 is spoken here");
    }
    if (head.headEnd() < 0 && head.size() > Listener.LONGEST_HEAD) {
      String large = "Request head too large";
      return refusal(
          head, status, large, "its head has more than " + Listener.LONGEST_HEAD + " bytes");
    }
    if (head.headEnd() >= 0 && isBeyondCounting(head)) {
      return refusal(head, 413, "Payload too large", "Payload too large");
    }
    String malformed = "Malformed request head, or too many headers";
    return refusal(head, status, malformed, malformed);
  }

  private static boolean isBeyondCounting(HeadBytes head) {
    Headers.Builder builder = new Headers.Builder();
    head.headers(builder);
    Headers headers = builder.build();
    return headers.count("Content-Length") == 1
        && !headers.contains("Transfer-Encoding")
        && BodyLength.of(headers.first("Content-Length").orElse(null))
            == BodyLength.BEYOND_COUNTING;
  }

  private Reply refusal(HeadBytes head, int status, String error, String why) {
    receiver.turnedAway(head.isTls() ? "(no HTTP)" : request(head), status, why);
    return Reply.error(status, error);
  }

  /** Method and path, or whatever stands in their place. */
  private static String request(HeadBytes head) {
    String line = head.firstLine();
    int version = line.lastIndexOf(" HTTP/");
    return version < 0 ? line : line.substring(0, version);
  }

  /** Answers where Undertow would do so only when a body has come that it does not want. */
  void answer(HeadRecorder recorder) {
    StreamConnection connection = recorder.connection();
    AnswerForm.send(connection, wording(recorder.head(), 400, HOST));
    connection
        .getIoThread()
        .executeAfter(
            () -> IoUtils.safeClose(connection), linger.toMillis(), TimeUnit.MILLISECONDS);
  }
}

package io.github.notrahooks.check;

import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.OutgoingRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * What was sent to the receiver, and what it answered.
 *
 * @param request what was sent
 * @param answer what came of it
 * @param limit for how long the provider waits for an answer
 */
public record Reply(OutgoingRequest request, Answer answer, Duration limit) {
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  /** The status; 0 where no answer came. */
  public int status() {
    return received().map(Answer.Received::status).orElse(0);
  }

  /** The answer, if one came. */
  public Optional<Answer.Received> received() {
    return answer instanceof Answer.Received received ? Optional.of(received) : Optional.empty();
  }

  /** Whether the status is 2xx. */
  public boolean accepted() {
    return status() / 100 == 2;
  }

  /** Whether the receiver refused the message itself: 4xx, but not 408 and 429, which might come to any. */
  public boolean refused() {
    return status() / 100 == 4 && status() != REQUEST_TIMEOUT && status() != TOO_MANY;
  }

  /** Whether the receiver had no time for it, which says nothing of the message. */
  public boolean busy() {
    return status() == TOO_MANY || status() == UNAVAILABLE;
  }

  /** Whether the receiver failed. */
  public boolean broke() {
    return status() / 100 == 5;
  }

  /** Whether it redirects. */
  public boolean redirects() {
    return status() / 100 == 3;
  }

  /** Whether no answer came: it took too long, or the connection ended. */
  public boolean unanswered() {
    return status() == 0;
  }

  /** Whether the answer came later than the provider waits for it, or not at all. */
  public boolean late() {
    return unanswered()
        ? answer instanceof Answer.NetworkFailure failure && failure.kind() == Answer.Kind.TIMED_OUT
        : durationMs() > limit.toMillis();
  }

  /** How long it took, in milliseconds. */
  public long durationMs() {
    if (answer instanceof Answer.Received received) {
      return received.durationMs();
    }
    return answer instanceof Answer.NetworkFailure failure ? failure.durationMs() : 0;
  }
}

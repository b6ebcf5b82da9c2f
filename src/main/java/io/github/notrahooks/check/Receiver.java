package io.github.notrahooks.check;

import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.RetryAfter;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.sender.Transport;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The receiver that is checked: what is sent to it, and all that it answered so far. Thread-safe. */
public final class Receiver {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int MOST_KEPT = 500;

  /** What can go wrong only with somebody at the other end. */
  private static final Set<Answer.Kind> AFTER_CONNECTING =
      Set.of(Answer.Kind.TIMED_OUT, Answer.Kind.RESET, Answer.Kind.TLS);

  private final Target target;
  private final Transport transport;
  private final Headers more;
  private final Duration limit;
  private final Duration timeout;
  private final Pace pace;
  private final Clock clock;
  private final AtomicInteger requests = new AtomicInteger();
  private final List<Reply> replies = new CopyOnWriteArrayList<>();
  private volatile boolean connected;

  /**
   * A receiver.
   *
   * @param transport what carries requests to it; the caller closes it
   * @param more headers of the user that each request has
   * @param limit for how long the provider waits for an answer
   * @param timeout for how long an answer is waited for
   */
  public Receiver(
      Target target,
      Transport transport,
      Headers more,
      Duration limit,
      Duration timeout,
      Pace pace,
      Clock clock) {
    this.target = target;
    this.transport = transport;
    this.more = more;
    this.limit = limit;
    this.timeout = timeout;
    this.pace = pace;
    this.clock = clock;
  }

  /** Where it is. */
  public Target target() {
    return target;
  }

  /** When requests may be started. */
  public Pace pace() {
    return pace;
  }

  /** The clock by which deliveries are signed. */
  public Clock clock() {
    return clock;
  }

  /** How many requests were sent to it. */
  public int requests() {
    return requests.get();
  }

  /** Whether any answer came, or a connection was made, since the run began. */
  public boolean wasReached() {
    return connected;
  }

  /** All that was sent so far, and what came; the first 500. */
  public List<Reply> replies() {
    return List.copyOf(replies);
  }

  /**
   * Sends a request. Where the receiver had no time for it, it is sent once more after a pause.
   *
   * @param check the ID of the check that it is for
   * @param paced whether it waits for its turn
   */
  Reply send(Probe probe, String check, boolean paced) {
    OutgoingRequest request = probe.to(target, more.with("X-Notra-Hooks-Check", check));
    Reply reply = once(request, paced);
    if (reply.busy() && paced) {
      Duration asked =
          RetryAfter.askedBy(reply.answer(), clock.instant()).orElse(Duration.ofSeconds(1));
      pace.pause(asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked);
      if (!pace.isOver()) {
        reply = once(request, true);
      }
    }
    return reply;
  }

  private Reply once(OutgoingRequest request, boolean paced) {
    if (paced) {
      pace.await();
    }
    if (pace.isOver()) {
      throw new OutOfTime();
    }
    requests.incrementAndGet();
    Duration most = pace.left().compareTo(timeout) < 0 ? pace.left() : timeout;
    Reply reply = new Reply(request, transport.send(request, most), limit);
    boolean unlucky = reply.answer() instanceof Answer.NetworkFailure failure
        && !AFTER_CONNECTING.contains(failure.kind());
    connected |= !unlucky && !(reply.answer() instanceof Answer.NotSent);
    if (reply.unanswered() && pace.isOver()) {
      throw new OutOfTime();
    }
    if (replies.size() < MOST_KEPT) {
      replies.add(reply);
    }
    return reply;
  }

  /** Those of the replies that a test wants. */
  List<Reply> replies(Predicate<Reply> wanted) {
    List<Reply> chosen = new ArrayList<>(replies);
    chosen.removeIf(wanted.negate());
    return chosen;
  }

  /** There is no time left, or somebody stopped it. */
  static final class OutOfTime extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfTime() {
      super("out of time", null, false, false);
    }
  }
}

package io.github.notrahooks.sender;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.RecordBuilder;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.signature.Hex;
import io.github.notrahooks.signature.Sha256;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Writes attempts to the delivery log, behind the sender's back but never far behind: whoever hands in
 * more than the disk keeps up with has to wait.
 */
public final class LoggedAttempts implements OutgoingLog {
  /** How much may wait for the disk, in KiB: little beside a heap of 64 MiB, as what waits is encoded too. */
  private static final int CAPACITY = 8 * 1024;

  /** What opens doors elsewhere, and so is not kept. */
  private static final Set<String> CONFIDENTIAL =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");

  private final DeliveryLog log;
  private final RandomGenerator random;
  private final SignatureSchemes schemes;
  private final Consumer<String> warnings;
  private final Semaphore room = new Semaphore(CAPACITY);
  private final AtomicBoolean warned = new AtomicBoolean();

  /** The body that was hashed last, as long as others need it: as a rule the next one is the same. */
  private volatile Hashed hashed =
      new Hashed(new WeakReference<>(Body.EMPTY), Sha256.hex(List.of()));

  private record Hashed(WeakReference<Body> body, String sha256) {}

  /**
   * A log of attempts.
   *
   * @param log closed with this
   * @param random for the records' IDs; thread-safe
   * @param schemes those by which what is sent may be signed
   * @param warnings told, once and on any thread, that attempts cannot be stored
   */
  public LoggedAttempts(
      DeliveryLog log,
      RandomGenerator random,
      SignatureSchemes schemes,
      Consumer<String> warnings) {
    this.schemes = schemes;
    this.log = log;
    this.random = random;
    this.warnings = warnings;
  }

  @Override
  public void add(Attempt attempt) {
    // A record that is larger than all the room there is goes alone.
    Taken taken = new Taken(Math.min(CAPACITY, 1 + bytes(attempt) / 1024));
    try {
      log.append(record(attempt), taken);
    } catch (RuntimeException e) {
      // It was sent all the same, and what is still to be sent has nothing to do with it.
      taken.failed(new IOException(e.toString(), e));
    } catch (Error e) {
      taken.giveBack();
      throw e;
    }
  }

  /** Room that is taken until a record is written, or is known not to be. */
  private final class Taken implements DeliveryLog.Completion {
    private final int size;
    private final AtomicBoolean over = new AtomicBoolean();

    Taken(int size) {
      this.size = size;
      room.acquireUninterruptibly(size);
    }

    void giveBack() {
      if (!over.getAndSet(true)) {
        room.release(size);
      }
    }

    @Override
    public void stored(long seq) {
      giveBack();
    }

    @Override
    public void failed(IOException cause) {
      giveBack();
      if (!warned.getAndSet(true)) {
        warnings.accept(
            "What was sent cannot be written to the delivery log: " + FileProblem.named(cause));
      }
    }
  }

  private static int bytes(Attempt attempt) {
    int answered =
        attempt.answer() instanceof Answer.Received some ? some.body().size() : 0;
    return attempt.request().body().size() + answered;
  }

  @Override
  public void close() {
    log.hurry();
    room.acquireUninterruptibly(CAPACITY);
    room.release(CAPACITY);
    try {
      log.close();
    } catch (IOException e) {
      throw Failure.failed("the delivery log could not be closed: " + FileProblem.named(e));
    }
  }

  private LogRecord record(Attempt attempt) {
    PlannedDelivery delivery = attempt.delivery();
    Answer answer = attempt.answer();
    PlannedDelivery.Route route = delivery.route();
    String event = delivery.event();
    RecordBuilder record = LogRecord.builder()
        .id("log_" + Hex.encode(idBytes()))
        .referenceId(deliveryId(attempt))
        .title(event.isEmpty() ? "Sent delivery" : "Sent " + event + " event")
        .integrationType(delivery.scheme())
        .direction(Direction.OUTGOING)
        .success(answer.accepted())
        .errorMessage(problem(answer))
        .payload(new LogRecord.Payload(event, delivery.action(), null, Json.object()))
        .createdAt(attempt.startedAt())
        .outcome(Outcome.SENT)
        .durationMs(duration(answer))
        .request(request(attempt));
    if (route != null) {
      record
          .organizationId(route.organizationId())
          .integrationId(route.integrationId())
          .repositoryId(route.repositoryId());
    }
    if (answer instanceof Answer.Received received) {
      record
          .statusCode(received.status())
          .response(new LogRecord.Response(
              received.status(),
              redacted(received.headers()),
              received.body(),
              received.durationMs()));
    }
    return record.build();
  }

  private byte[] idBytes() {
    byte[] bytes = new byte[8];
    random.nextBytes(bytes);
    return bytes;
  }

  private String deliveryId(Attempt attempt) {
    return schemes
        .named(attempt.delivery().scheme())
        .flatMap(SignatureScheme::deliveryHeader)
        .flatMap(attempt.request().headers()::first)
        .orElse(attempt.delivery().deliveryId());
  }

  private static @Nullable String problem(Answer answer) {
    if (!(answer instanceof Answer.Received received)) {
      return answer instanceof Answer.NetworkFailure failure ? failure.message() : "Not sent";
    }
    String cut = received.rest() == Answer.Received.Rest.CUT
        ? " (the body of the answer was cut short)"
        : "";
    if (answer.accepted()) {
      return cut.isEmpty() ? null : "Answered " + received.status() + cut;
    }
    String text = AnswerText.of(received);
    return String.format(
        Locale.ROOT, "Answered %d%s%s", received.status(), text.isEmpty() ? "" : ": " + text, cut);
  }

  private static long duration(Answer answer) {
    if (answer instanceof Answer.Received received) {
      return received.durationMs();
    }
    return answer instanceof Answer.NetworkFailure failure ? failure.durationMs() : 0;
  }

  private LogRecord.Request request(Attempt attempt) {
    OutgoingRequest request = attempt.request();
    Body body = request.body();
    return LogRecord.Request.builder()
        .method("POST")
        .path(request.target().path())
        .url(request.target().url())
        .headers(redacted(withoutToken(attempt)))
        .bodySha256(sha256(body))
        .body(body)
        .build();
  }

  /** Without the token of a scheme that sends its secret itself. */
  private Headers withoutToken(Attempt attempt) {
    Headers headers = attempt.request().headers();
    return schemes
        .named(attempt.delivery().scheme())
        .filter(SignatureScheme::isToken)
        .map(SignatureScheme::signatureHeader)
        .filter(headers::contains)
        .map(name -> headers.with(name, LogRecord.REDACTED))
        .orElse(headers);
  }

  private static Headers redacted(Headers headers) {
    Headers.Builder kept = new Headers.Builder();
    for (Header header : headers) {
      boolean confidential = CONFIDENTIAL.contains(header.name().toLowerCase(Locale.ROOT));
      kept.add(confidential ? new Header(header.name(), LogRecord.REDACTED) : header);
    }
    return kept.build();
  }

  // To compare the bytes would take as long as to hash them.
  private String sha256(Body body) {
    Hashed last = hashed;
    if (!last.body().refersTo(body)) {
      last = new Hashed(new WeakReference<>(body), Sha256.hex(body.pieces()));
      hashed = last;
    }
    return last.sha256();
  }
}

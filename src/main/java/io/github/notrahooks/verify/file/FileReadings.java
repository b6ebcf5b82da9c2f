package io.github.notrahooks.verify.file;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.input.Compression;
import io.github.notrahooks.input.Envelope;
import io.github.notrahooks.input.Envelope.Content;
import io.github.notrahooks.input.Envelopes;
import io.github.notrahooks.input.ReadAs;
import io.github.notrahooks.provider.FormBody;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.Verdict.Reason;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.restore.Restoring;
import io.github.notrahooks.restore.Restoring.Restored;
import io.github.notrahooks.verify.SearchBudget;
import io.github.notrahooks.verify.Submission;
import io.github.notrahooks.verify.Verification;
import io.github.notrahooks.verify.Verifier;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads files as what they may be: a body, or something that deliveries are in. Threads may share it. */
final class FileReadings {
  private final SignatureSchemes schemes;
  private final Verifier verifier;
  private final Verifier rawVerifier;
  private final SchemeSecrets secrets;
  private final @Nullable SignatureScheme scheme;
  private final @Nullable Duration tolerance;
  private final Clock clock;

  FileReadings(
      SignatureSchemes schemes,
      SchemeSecrets secrets,
      @Nullable SignatureScheme scheme,
      @Nullable Duration tolerance,
      Clock clock) {
    this.schemes = schemes;
    this.verifier = new Verifier(schemes);
    this.rawVerifier = verifier.raw();
    this.secrets = secrets;
    this.scheme = scheme;
    this.tolerance = tolerance;
    this.clock = clock;
  }

  /** What verifies the readings of a file. */
  Verifier verifier(GivenFile given) {
    return given.raw() ? rawVerifier : verifier;
  }

  /** What tells of a reading: that one did not hold when it was unpacked either takes long to find again. */
  Verifier telling(GivenFile given, Reading reading) {
    return reading.holds() ? verifier(given) : rawVerifier;
  }

  /** The file as the body itself; null if nothing beside it says how it was signed. */
  @Nullable
  Reading own(GivenFile given) {
    if (!given.isAccompanied()) {
      return null;
    }
    Submission submission = submission(given.headers(), given.signature(), given.bytes());
    return new Reading(
        Headers.EMPTY,
        "",
        submission,
        holds(verifier(given), submission),
        given.headersReadAs(),
        false);
  }

  /** The submission with what a search for its fault looks through besides. */
  Submission withOthers(Submission submission) {
    String name = name(submission.scheme());
    return new Submission(
        submission.headers(),
        submission.signature(),
        submission.body(),
        submission.scheme(),
        submission.secrets(),
        secrets.others(name),
        secrets.variables(submission.secrets()),
        submission.now(),
        submission.tolerance());
  }

  /** What the file may be besides: each body in an envelope. */
  List<Reading> inside(GivenFile given, SearchBudget budget) {
    if (given.raw()) {
      return List.of();
    }
    Optional<Envelope> found = Envelopes.in(given.bytes()).one(given.entry(), given.origin());
    if (found.isEmpty()) {
      return List.of();
    }
    Envelope envelope = found.get();
    boolean ownHeaders = given.headers().list().isEmpty();
    Headers headers = ownHeaders ? envelope.headers() : given.headers();
    if (!ownHeaders && given.signature() == null && !isSigned(headers)) {
      // What is given apart wins, and the rest is what the file has.
      headers = envelope.headers().withAll(headers);
    }
    if (headers.list().isEmpty() && given.signature() == null) {
      throw Failure.usage(given.origin() + " is " + envelope.form().words()
          + ", and has no headers: give the signature by --signature VALUE or --headers FILE");
    }
    List<Reading> readings = new ArrayList<>();
    for (Content content : envelope.contents()) {
      readings.add(reading(given, envelope, headers, content, budget));
    }
    return readings;
  }

  private boolean isSigned(Headers headers) {
    return schemes.all().stream()
        .anyMatch(each -> each.standard(headers).contains(each.signatureHeader()));
  }

  private Reading reading(
      GivenFile given, Envelope envelope, Headers headers, Content content, SearchBudget budget) {
    expectPayload(content.place() + " in " + given.origin(), content.body());
    Submission submission = submission(headers, given.signature(), content.body());
    boolean certain = envelope.isCertain(schemes) || !given.isAccompanied();
    if (content.exact()) {
      return new Reading(
          envelope.headers(),
          content.place(),
          submission,
          holds(submission),
          readAs(given, envelope, content, "exact"),
          certain);
    }
    Optional<Body> restored = restored(submission, budget);
    Submission whole = submission.withRewritten(restored.orElseGet(() ->
        FormBody.carrier(submission.headers()).apply(new Restoring(content.body()).compact())));
    return new Reading(
        envelope.headers(),
        content.place(),
        whole,
        restored.isPresent() || holds(whole),
        readAs(given, envelope, content, restored.isPresent() ? "restored" : "rebuilt"),
        certain);
  }

  /** Refuses what is larger than any payload. */
  static void expectPayload(String origin, Body body) {
    if (body.size() > Compression.MOST) {
      throw Failure.usage(
          origin + " has more than " + Compression.MOST + " bytes, as no payload has");
    }
  }

  private static List<ReadAs> readAs(
      GivenFile given, Envelope envelope, Content content, String bytes) {
    List<ReadAs> read = new ArrayList<>(given.headersReadAs());
    for (ReadAs each : envelope.readAs(given.origin(), content, bytes)) {
      if (each.what().equals("body") || given.headers().list().isEmpty()) {
        read.add(each);
      }
    }
    return List.copyOf(read);
  }

  /** The bytes that were signed, going by what they were parsed to; nothing where none are signed. */
  private Optional<Body> restored(Submission submission, SearchBudget budget) {
    if (submission.scheme() != null && submission.scheme().isToken()) {
      return Optional.empty();
    }
    UnaryOperator<Body> carrier = FormBody.carrier(submission.headers());
    Predicate<Body> signed = json -> holds(submission.withBody(carrier.apply(json)));
    Restoring restoring = new Restoring(submission.body());
    Optional<Restored> found =
        budget.isLeft() ? restoring.search(signed) : restoring.searchFew(signed);
    budget.spend(restoring.written());
    return found.map(Restored::body).map(carrier);
  }

  /** Whether the signature is right, whatever the time is. */
  private boolean holds(Submission submission) {
    return holds(verifier, submission);
  }

  private static boolean holds(Verifier verifier, Submission submission) {
    Verification verification = verifier.check(submission);
    return verification.valid()
        || verification.reason() == Reason.STALE_TIMESTAMP
        || verification.reason() == Reason.MISSING_TIMESTAMP;
  }

  private Submission submission(Headers headers, @Nullable String signature, Body body) {
    SignatureScheme told = scheme != null ? scheme : verifier.detect(headers, signature, body);
    return new Submission(
        headers,
        signature,
        body,
        told,
        secrets.of(name(told)),
        List.of(),
        clock.instant(),
        tolerance);
  }

  /** Where no scheme is known, the first one's secrets are as good as any. */
  private String name(@Nullable SignatureScheme told) {
    return told == null ? schemes.all().get(0).id() : told.id();
  }
}

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
import org.jspecify.annotations.Nullable;

/**
 * Verifies what is in files. A file is first tried as the body itself, as it is. Only if that fails it is read
 * as something that a delivery is in, and such a reading counts only if the signature holds for it.
 * Threads may share it.
 */
public final class FileVerifier {
  private final SignatureSchemes schemes;
  private final Verifier verifier;
  private final Verifier rawVerifier;
  private final SchemeSecrets secrets;
  private final @Nullable SignatureScheme scheme;
  private final @Nullable Duration tolerance;
  private final Clock clock;

  /**
   * A verifier.
   *
   * @param scheme how all of them are said to be signed, or null for what their headers tell
   * @param tolerance how far a signed time may be off, either way, or null for what schemes tolerate
   */
  public FileVerifier(
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

  /**
   * One way to read a file.
   *
   * @param inside the headers in the file; empty if the file is the body
   * @param place where in the file the body stands; empty if the file is the body
   * @param submission what it says then
   * @param holds whether the signature is right for that, whatever its time is
   * @param readAs what was read as what
   * @param certain whether a file like this is never a payload itself
   */
  private record Reading(
      Headers inside,
      String place,
      Submission submission,
      boolean holds,
      List<ReadAs> readAs,
      boolean certain) {}

  /**
   * The verification of a file that is valid at first sight; empty if it takes {@link #explain} to tell.
   *
   * @throws Failure of usage if nothing says how the file was signed, or with which secret
   */
  public Optional<FileVerification> check(GivenFile given) {
    if (given.isAccompanied()) {
      Submission own = submission(given.headers(), given.signature(), given.bytes());
      Verification verification = verifier(given).check(own);
      if (verification.valid()) {
        return Optional.of(told(given, own, verification));
      }
    }
    List<Reading> readings = readings(given, SearchBudget.none());
    List<Reading> holding = holding(readings);
    if (holding.size() != 1 || !otherBodies(given, holding.get(0), readings).isEmpty()) {
      return Optional.empty();
    }
    Verification verification = verifier.check(holding.get(0).submission());
    return verification.valid()
        ? Optional.of(new FileVerification(
            holding.get(0).submission(), verification, holding.get(0).readAs()))
        : Optional.empty();
  }

  private static FileVerification told(GivenFile given, Submission own, Verification verification) {
    List<ReadAs> readAs = new ArrayList<>(given.headersReadAs());
    readAs.addAll(HintReadings.of(given.origin(), own, verification));
    return new FileVerification(own, verification, List.copyOf(readAs));
  }

  /**
   * Whether a file is valid and, if not, why.
   *
   * @param budget how much may be spent on looking for what would have matched; null for what one file is
   *     worth
   * @throws Failure of usage if nothing says how the file was signed, or with which secret; or if the
   *     signature holds for two readings with different bodies
   */
  public FileVerification explain(GivenFile given, @Nullable SearchBudget budget) {
    Reading own = null;
    if (given.isAccompanied()) {
      Submission submission = submission(given.headers(), given.signature(), given.bytes());
      own = new Reading(
          Headers.EMPTY,
          "",
          submission,
          holds(verifier(given), submission),
          given.headersReadAs(),
          false);
      if (own.holds()) {
        return told(given, own, budget, List.of());
      }
    }
    List<Reading> readings = readings(given, budget == null ? SearchBudget.forOne() : budget);
    List<Reading> holding = holding(readings);
    if (holding.size() > 1) {
      throw ambiguous(given, holding);
    }
    List<String> notes = contradictions(given, readings);
    if (!holding.isEmpty()) {
      List<String> all = new ArrayList<>(notes);
      all.addAll(otherBodies(given, holding.get(0), readings));
      return told(given, holding.get(0), budget, all);
    }
    return unexplained(given, own, readings, budget);
  }

  /** What else in the file could have been taken for the body, and is another one. */
  private static List<String> otherBodies(GivenFile given, Reading taken, List<Reading> readings) {
    return readings.stream()
        .filter(each -> !each.holds())
        .map(each -> "The signature holds for " + taken.place() + " in " + given.origin() + "; "
            + each.place() + " in it is another body, for which it does not.")
        .toList();
  }

  /** The reading that what would match can be named for; else the one that must be meant. */
  private FileVerification unexplained(
      GivenFile given,
      @Nullable Reading own,
      List<Reading> readings,
      @Nullable SearchBudget budget) {
    if (own == null && readings.isEmpty()) {
      throw Failure.usage(
          Envelopes.isSummary(given.bytes())
              ? given.origin() + " is a line of 'logs list', which has neither headers nor body;"
                  + " 'logs show ID -o json' has both"
              : "give the signature by --signature VALUE or --headers FILE");
    }
    if (readings.isEmpty()) {
      expectPayload(given.origin(), given.bytes());
    }
    List<Reading> all = new ArrayList<>(readings);
    if (own != null) {
      boolean certain = !readings.isEmpty() && readings.get(0).certain();
      all.add(certain ? all.size() : 0, own);
    }
    FileVerification first = null;
    for (Reading each : all) {
      FileVerification told = told(given, each, budget, contradictions(given, List.of(each)));
      if (!told.verification().hints().isEmpty()) {
        return told;
      }
      first = first == null ? told : first;
    }
    return first == null ? told(given, all.get(0), budget, List.of()) : first;
  }

  private FileVerification told(
      GivenFile given, Reading reading, @Nullable SearchBudget budget, List<String> notes) {
    Submission whole = withOthers(reading.submission());
    Verification verification =
        budget == null ? verifier(given).verify(whole) : verifier(given).verify(whole, budget);
    List<ReadAs> readAs = new ArrayList<>(reading.readAs());
    readAs.addAll(HintReadings.of(given.origin(), whole, verification));
    return new FileVerification(whole, verification.withNotes(notes), List.copyOf(readAs));
  }

  private Submission withOthers(Submission submission) {
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

  private List<Reading> readings(GivenFile given, SearchBudget budget) {
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
    Submission whole =
        submission.withBody(restored.orElseGet(() -> new Restoring(content.body()).compact()));
    return new Reading(
        envelope.headers(),
        content.place(),
        whole,
        restored.isPresent() || holds(whole),
        readAs(given, envelope, content, restored.isPresent() ? "restored" : "rebuilt"),
        certain);
  }

  private static void expectPayload(String origin, Body body) {
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
    boolean form =
        submission.headers().first("Content-Type").filter(FormBody::isForm).isPresent();
    Predicate<Body> signed =
        body -> holds(submission.withBody(form ? FormBody.encode(body) : body));
    Restoring restoring = new Restoring(submission.body());
    Optional<Restored> found =
        budget.isLeft() ? restoring.search(signed) : restoring.searchFew(signed);
    budget.spend(restoring.hashed());
    return found.map(Restored::body).map(body -> form ? FormBody.encode(body) : body);
  }

  private static List<Reading> holding(List<Reading> readings) {
    List<Reading> holding = new ArrayList<>();
    for (Reading each : readings) {
      if (each.holds()
          && holding.stream()
              .noneMatch(
                  other -> other.submission().body().equals(each.submission().body()))) {
        holding.add(each);
      }
    }
    return holding;
  }

  private static Failure ambiguous(GivenFile given, List<Reading> holding) {
    List<String> sizes =
        holding.stream().map(each -> each.submission().body().size() + " bytes").toList();
    return Failure.usage("the signature holds for " + holding.size() + " readings of "
        + given.origin() + " with different bodies (" + String.join(", ", sizes)
        + "): give the body alone, and its headers with --headers FILE");
  }

  /** Where what was given beside the file wins over what is in it. */
  private static List<String> contradictions(GivenFile given, List<Reading> readings) {
    SignatureScheme told =
        readings.isEmpty() ? null : readings.get(0).submission().scheme();
    if (told == null || !given.isAccompanied()) {
      return List.of();
    }
    String name = told.signatureHeader();
    Optional<String> inside = told.standard(readings.get(0).inside()).first(name);
    String used = given.signature() != null
        ? given.signature()
        : told.standard(given.headers()).first(name).orElse(null);
    if (inside.isEmpty() || used == null || inside.get().equals(used)) {
      return List.of();
    }
    return List.of(given.origin() + " has another " + name + " in it than the one given by "
        + (given.signature() != null ? "--signature" : "--headers") + ", which was used.");
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

  private Verifier verifier(GivenFile given) {
    return given.raw() ? rawVerifier : verifier;
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

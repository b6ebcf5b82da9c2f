package io.github.notrahooks.verify.file;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.input.ReadAs;
import io.github.notrahooks.input.SignatureText;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.verify.SearchBudget;
import io.github.notrahooks.verify.Submission;
import io.github.notrahooks.verify.Verification;
import io.github.notrahooks.verify.Verifier;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies what is in files. A file is first tried as the body itself, as it is. Only if that fails it is read
 * as something that a delivery is in, and such a reading counts only if the signature holds for it.
 * Threads may share it.
 */
public final class FileVerifier {
  private final SignatureSchemes schemes;
  private final FileReadings readings;

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
    this.readings = new FileReadings(schemes, secrets, scheme, tolerance, clock);
  }

  /**
   * The verification of a file that is valid at first sight; empty if it takes {@link #explain} to tell.
   *
   * @throws Failure of usage if nothing says how the file was signed, or with which secret
   */
  public Optional<FileVerification> check(GivenFile given) {
    Verifier verifier = readings.verifier(given);
    Reading own = readings.own(given);
    if (own != null) {
      Verification verification = verifier.check(own.submission());
      if (verification.valid()) {
        return Optional.of(told(given, own, own.submission(), verification, notes(given, own)));
      }
    }
    List<Reading> inside = readings.inside(given, SearchBudget.none());
    List<Reading> holding = holding(inside);
    if (holding.size() != 1 || !otherBodies(given, holding.get(0), inside).isEmpty()) {
      return Optional.empty();
    }
    Reading taken = holding.get(0);
    Verification verification = verifier.check(taken.submission());
    return verification.valid()
        ? Optional.of(told(given, taken, taken.submission(), verification, notes(given, taken)))
        : Optional.empty();
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
    Reading own = readings.own(given);
    if (own != null && own.holds()) {
      return told(given, own, budget, List.of());
    }
    List<Reading> inside = readings.inside(given, budget == null ? SearchBudget.forOne() : budget);
    List<Reading> holding = holding(inside);
    if (holding.size() > 1) {
      throw ambiguous(given, holding);
    }
    if (!holding.isEmpty()) {
      Reading taken = holding.get(0);
      return told(given, taken, budget, otherBodies(given, taken, inside));
    }
    return unexplained(given, own, inside, budget);
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
      GivenFile given, @Nullable Reading own, List<Reading> inside, @Nullable SearchBudget budget) {
    if (own == null && inside.isEmpty()) {
      throw UnsignedFile.failure(given, schemes);
    }
    if (inside.isEmpty()) {
      FileReadings.expectPayload(given.origin(), given.bytes());
    }
    List<Reading> all = new ArrayList<>(inside);
    if (own != null) {
      boolean certain = !inside.isEmpty() && inside.get(0).certain();
      all.add(certain ? all.size() : 0, own);
    }
    List<String> more = inside.isEmpty() ? List.of() : ownSignature(given, inside.get(0));
    FileVerification first = null;
    for (Reading each : all) {
      FileVerification told = told(given, each, budget, more);
      if (!told.verification().hints().isEmpty()) {
        return told;
      }
      first = first == null ? told : first;
    }
    return first == null ? told(given, all.get(0), budget, more) : first;
  }

  /** What the signature in a file says where another one was given, which does not hold. */
  private List<String> ownSignature(GivenFile given, Reading inside) {
    if (inside.inside().list().isEmpty() || !given.isAccompanied()) {
      return List.of();
    }
    List<String> said = new ArrayList<>(notes(given, inside));
    readings.inside(given.unaccompanied(), SearchBudget.none()).stream()
        .filter(Reading::holds)
        .findFirst()
        .map(own -> own.submission().scheme())
        .ifPresent(scheme -> said.add("The " + scheme.signatureHeader() + " that is in "
            + given.origin() + " holds for the body in it."));
    return said;
  }

  private FileVerification told(
      GivenFile given, Reading reading, @Nullable SearchBudget budget, List<String> more) {
    Submission whole = readings.withOthers(reading.submission());
    Verifier verifier = readings.telling(given, reading);
    Verification verification =
        budget == null ? verifier.verify(whole) : verifier.verify(whole, budget);
    Set<String> notes = new LinkedHashSet<>(notes(given, reading));
    notes.addAll(more);
    return told(given, reading, whole, verification, List.copyOf(notes));
  }

  private static FileVerification told(
      GivenFile given,
      Reading reading,
      Submission submission,
      Verification verification,
      List<String> notes) {
    List<ReadAs> readAs = new ArrayList<>(reading.readAs());
    readAs.addAll(HintReadings.of(given.origin(), submission, verification));
    List<String> all = new ArrayList<>(notes);
    if (verification.valid()) {
      submission.contradictedLength().map(each -> each + ".").ifPresent(all::add);
    }
    return new FileVerification(submission, verification.withNotes(all), List.copyOf(readAs));
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

  /** Where what was given beside the file, or most directly, wins over another signature. */
  private static List<String> notes(GivenFile given, Reading reading) {
    SignatureScheme told = reading.submission().scheme();
    if (told == null || !given.isAccompanied()) {
      return List.of();
    }
    String name = told.signatureHeader();
    Optional<String> inside = told.standard(reading.inside()).first(name);
    Optional<String> beside = told.standard(given.headers()).first(name);
    List<String> notes = new ArrayList<>();
    if (given.signature() != null) {
      inside.ifPresent(other -> contradiction(notes, given.origin(), name, other, given));
      beside.ifPresent(other -> contradiction(notes, "--headers", name, other, given));
    } else if (inside.isPresent() && beside.isPresent() && !inside.equals(beside)) {
      notes.add(given.origin() + " has another " + name
          + " in it than the one given by --headers, which was used.");
    }
    return notes;
  }

  private static void contradiction(
      List<String> notes, String where, String name, String other, GivenFile given) {
    String value = SignatureText.read(String.valueOf(given.signature())).value();
    if (!other.equals(value)) {
      notes.add(where + " has another " + name
          + " in it than the one given by --signature, which was used.");
    }
  }
}

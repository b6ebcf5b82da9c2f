package io.github.notrahooks.verify;

import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.OtherUnit;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.Verdict.Invalid;
import io.github.notrahooks.provider.Verdict.Reason;
import io.github.notrahooks.signature.ConstantTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a verdict into what a person needs to know: what is wrong, what would match, what to do. */
final class Explanation {
  private Explanation() {}

  /** What to tell of a message that is not valid. */
  static Verification of(Subject subject, Invalid verdict, SearchBudget budget) {
    Verification verification = switch (verdict.reason()) {
      case MISSING_HEADER, WRONG_HEADER -> HeaderFaults.missing(subject, verdict);
      case REPEATED_HEADER -> HeaderFaults.repeated(subject, verdict);
      case MALFORMED -> malformed(subject, verdict, budget);
      case MISMATCH ->
        subject.scheme().isToken()
            ? otherToken(subject, verdict)
            : mismatch(subject, verdict, budget);
      case STALE_TIMESTAMP -> stale(subject, verdict);
      case MISSING_TIMESTAMP -> missingTime(subject, verdict);
    };
    return spelt(subject, verification);
  }

  /** A message of a verdict as a sentence: with a full stop, and a capital unless a header begins it. */
  static String sentence(String message) {
    boolean article = message.startsWith("the ");
    String begun = article ? message.substring(0, 1).toUpperCase(Locale.ROOT) : "";
    return begun + message.substring(begun.length()) + ".";
  }

  private static Verification malformed(Subject subject, Invalid verdict, SearchBudget budget) {
    SignatureScheme scheme = subject.scheme();
    String value = subject.headers().first(scheme.signatureHeader()).orElse("");
    ValueReading reading = ValueFaults.read(scheme, value);
    List<String> sentences = new ArrayList<>(List.of(sentence(verdict.message())));
    for (Hint hint : reading.hints()) {
      sentences.add(hint.explanation());
    }
    // Its form is no cause unless it matches in the right one; only an empty value surely cannot.
    List<Hint> hints = new ArrayList<>(reading.hints());
    hints.removeIf(hint -> hint != Hint.EMPTY_HEADER);
    String label = null;
    Proof proof = reading.proof();
    boolean searched = proof == null || budget.isLeft();
    boolean partly = false;
    if (proof != null && searched) {
      Diagnosis diagnosis = new Diagnosis(subject, proof);
      Match match = diagnosis.search().orElse(null);
      budget.spend(diagnosis.spent());
      if (match == null) {
        partly = diagnosis.cutShort();
        sentences.add(
            partly
                ? "In the right form it would not match as it is either; not everything else was tried."
                : "In the right form it would not match either.");
      } else {
        label = match.label();
        hints = joined(reading.hints(), match.hints());
        sentences.add("Apart from its form it " + match.predicate());
      }
    }
    if (label == null) {
      sentences.remove(Hint.OTHER_PROVIDER.explanation());
    }
    Verification told = told(subject, verdict.reason(), hints, sentences).withSecret(label);
    if (!searched) {
      return told.unsearched();
    }
    return partly ? told.partly() : told;
  }

  private static Verification mismatch(Subject subject, Invalid verdict, SearchBudget budget) {
    SignatureScheme scheme = subject.scheme();
    String value = subject.headers().first(scheme.signatureHeader()).orElse("");
    ValueReading reading = ValueFaults.read(scheme, value);
    Proof proof = reading.proof();
    if (proof == null || !budget.isLeft()) {
      return told(subject, verdict.reason(), List.of(), List.of(sentence(verdict.message())))
          .unsearched();
    }
    Diagnosis diagnosis = new Diagnosis(subject, proof);
    Match match = diagnosis.search().orElse(null);
    budget.spend(diagnosis.spent());
    return match == null
        ? Mystery.of(subject, diagnosis)
        : told(
                subject,
                verdict.reason(),
                joined(reading.hints(), match.hints()),
                List.of(
                    sentence(verdict.message()),
                    "It " + match.predicate() + instead(subject, match)))
            .withSecret(match.label());
  }

  /** Which secret was used although another one matches, as it may have come from anywhere. */
  private static String instead(Subject subject, Match match) {
    return match.hints().contains(Hint.OTHER_SECRET)
        ? " The secret from " + subject.label(0) + " was used instead."
        : "";
  }

  private static Verification otherToken(Subject subject, Invalid verdict) {
    SignatureScheme scheme = subject.scheme();
    byte[] token = subject
        .headers()
        .first(scheme.signatureHeader())
        .orElse("")
        .getBytes(StandardCharsets.UTF_8);
    for (NamedSecret named : subject.submission().secrets()) {
      for (SigningKey key : SecretFaults.keys(scheme, named)) {
        if (ConstantTime.equal(key.bytes(), token)) {
          Match match = Match.of(key, null);
          return told(
                  subject,
                  verdict.reason(),
                  match.hints(),
                  List.of(sentence(verdict.message()), "It " + match.predicate()))
              .withSecret(match.label());
        }
      }
    }
    return told(subject, verdict.reason(), List.of(), List.of(sentence(verdict.message())));
  }

  private static Verification stale(Subject subject, Invalid verdict) {
    Hint hint = verdict.skew().map(skew -> unit(subject, skew)).orElse(null);
    return told(
            subject,
            verdict.reason(),
            hint == null ? List.of() : List.of(hint),
            List.of("The signature is right, but " + verdict.message() + "."))
        .withSkew(verdict.skew().orElse(null));
  }

  /** What the unit of the signed time must be, going by its size, if not the scheme's own. */
  private static @Nullable Hint unit(Subject subject, Duration skew) {
    Instant now = subject.submission().now();
    boolean inMillis = subject.scheme().timeInMillis();
    // As a double: some are too far away for a time.
    double millis = (double) now.toEpochMilli() - skew.toMillis();
    if (!OtherUnit.isMeant(millis, inMillis, now)) {
      return null;
    }
    return inMillis ? Hint.TIMESTAMP_IN_SECONDS : Hint.TIMESTAMP_IN_MILLISECONDS;
  }

  private static Verification missingTime(Subject subject, Invalid verdict) {
    return told(
        subject,
        verdict.reason(),
        List.of(),
        List.of("The signature is right, but " + verdict.message() + "."));
  }

  private static List<Hint> joined(List<Hint> first, List<Hint> second) {
    List<Hint> joined = new ArrayList<>(first);
    joined.addAll(second);
    return joined;
  }

  private static Verification told(
      Subject subject, Reason reason, List<Hint> hints, List<String> sentences) {
    Set<String> told = new LinkedHashSet<>(sentences);
    Set<Hint> once = new LinkedHashSet<>(hints);
    for (Hint hint : once) {
      told.add(hint.remedy());
    }
    return Verification.invalid(
        subject.scheme().id(), reason, List.copyOf(once), String.join(" ", told));
  }

  /** In the names that the headers have in this message. */
  private static Verification spelt(Subject subject, Verification verification) {
    Headers headers = subject.submission().headers();
    return new Verification(
        verification.valid(),
        verification.provider(),
        verification.reason(),
        verification.hints(),
        subject.scheme().spelt(verification.message(), headers),
        verification.secret(),
        verification.skew(),
        verification.searched(),
        verification.notes());
  }
}

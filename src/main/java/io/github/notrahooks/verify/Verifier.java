package io.github.notrahooks.verify;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.input.BodyReading;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.Verdict;
import io.github.notrahooks.provider.Verdict.Invalid;
import io.github.notrahooks.provider.Verdict.Reason;
import io.github.notrahooks.provider.Verdict.Valid;
import io.github.notrahooks.provider.known.SignatureSchemes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies messages offline. Stateless, so that threads may share it. A valid message is told without
 * loading a class of the diagnosis.
 */
public final class Verifier {
  private final SignatureSchemes schemes;
  private final boolean unpacks;

  /** Knows the schemes that are built in. */
  public Verifier() {
    this(SignatureSchemes.BUILT_IN);
  }

  /** Knows these schemes. */
  public Verifier(SignatureSchemes schemes) {
    this(schemes, true);
  }

  private Verifier(SignatureSchemes schemes, boolean unpacks) {
    this.schemes = schemes;
    this.unpacks = unpacks;
  }

  /** One to which a compressed body is not what is inside it. */
  public Verifier raw() {
    return new Verifier(schemes, false);
  }

  /**
   * Whether the message may be trusted and, if not, why, and what would have made its signature match.
   *
   * @throws Failure if there is no secret
   */
  public Verification verify(Submission submission) {
    return explained(submission, null);
  }

  /**
   * As {@link #verify}, but looks for what would have matched only while the budget lasts; a verification
   * without it says so.
   *
   * @throws Failure if there is no secret
   */
  public Verification verify(Submission submission, SearchBudget budget) {
    return explained(submission, budget);
  }

  /**
   * As {@link #verify}, but without looking for what would have matched.
   *
   * @throws Failure if there is no secret
   */
  public Verification check(Submission submission) {
    return explained(submission, SearchBudget.none());
  }

  /** How a message is signed, as far as its headers or a bare signature tell; null if they do not. */
  public @Nullable SignatureScheme detect(Headers headers, @Nullable String signature, Body body) {
    return SchemeDetection.of(headers, signature, body, schemes);
  }

  /** Without a budget there is one for this message, made only if it is needed. */
  private Verification explained(Submission submission, @Nullable SearchBudget budget) {
    if (submission.secrets().isEmpty()) {
      throw Failure.usage("There is no secret to verify with: give --secret-file FILE.");
    }
    Subject subject = subject(submission);
    if (subject == null) {
      return HeaderFaults.unknownScheme(submission, schemes);
    }
    Verdict verdict = subject.verdict();
    if (verdict instanceof Valid valid) {
      return Verification.valid(subject.scheme().id(), subject.label(valid.secretIndex()));
    }
    Invalid invalid = (Invalid) verdict;
    Optional<Verification> unpacked = unpacks ? unpacked(subject, invalid) : Optional.empty();
    if (unpacked.isPresent()) {
      return unpacked.get();
    }
    return Explanation.of(subject, invalid, budget == null ? SearchBudget.forOne() : budget);
  }

  /** A compressed body is a container: the signature may be that of what is inside. */
  private static Optional<Verification> unpacked(Subject subject, Invalid invalid) {
    Submission submission = subject.submission();
    if (invalid.reason() != Reason.MISMATCH && invalid.reason() != Reason.MISSING_TIMESTAMP
        || subject.scheme().isToken()) {
      return Optional.empty();
    }
    return BodyReading.unpacked(submission.body(), submission.headers()).map(reading -> {
      Subject inside = new Subject(
          submission.withBody(reading.body()),
          subject.scheme(),
          subject.headers(),
          subject.schemes());
      return inside.verdict() instanceof Valid valid
          ? Verification.valid(subject.scheme().id(), subject.label(valid.secretIndex()))
              .withHint(Hint.BODY_COMPRESSED, Hint.BODY_COMPRESSED.explanation())
          : null;
    });
  }

  /**
   * The signatures that the message should have had, one for each usable secret; empty if the scheme or
   * another signed header is not known.
   */
  public List<Expected> expected(Submission submission) {
    Subject subject = subject(submission);
    List<Expected> expected = new ArrayList<>();
    if (subject == null
        || subject.scheme().isToken()
        || !subject.scheme().hasWhatIsSigned(subject.headers())) {
      return expected;
    }
    SignatureScheme scheme = subject.scheme();
    for (NamedSecret named : submission.secrets()) {
      if (scheme.key(named.secret()).isPresent()) {
        expected.add(new Expected(
            named.label(),
            scheme.signatureHeader(),
            scheme.expected(subject.headers(), submission.body(), named.secret())));
      }
    }
    return expected;
  }

  private @Nullable Subject subject(Submission submission) {
    SignatureScheme scheme = SchemeDetection.of(submission, schemes);
    return scheme == null
        ? null
        : new Subject(submission, scheme, SchemeDetection.headers(submission, scheme), schemes);
  }
}

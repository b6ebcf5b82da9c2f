package io.github.notrahooks.verify;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.input.SignaturePlace;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.Verdict.Invalid;
import io.github.notrahooks.provider.Verdict.Reason;
import io.github.notrahooks.provider.Verdict.Valid;
import io.github.notrahooks.provider.known.SignatureSchemes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Explains headers that are missing or repeated. */
final class HeaderFaults {
  private static final String UNSIGNED =
      "Other headers of the sender are there: it signs only once a secret is set there.";

  private static final String SOME =
      "Some headers of the sender are there, and others are not: give"
          + " all headers as they came with the delivery.";
  private static final String INCOMPLETE = "No other header of a known sender is there either: give"
      + " all headers as they came with the delivery.";

  /** The fewest characters that a signature has: those of SHA-1 in base64. */
  private static final int SHORTEST_SIGNATURE = 28;

  private HeaderFaults() {}

  /** For a message that nothing tells the scheme of. */
  static Verification unknownScheme(Submission submission, SignatureSchemes schemes) {
    if (submission.signature() != null) {
      return unknownForm(submission.signature(), schemes);
    }
    StringBuilder names = new StringBuilder();
    for (SignatureScheme scheme : schemes.all()) {
      names.append(names.isEmpty() ? "" : ", ").append(scheme.signatureHeader());
    }
    return WrongHeaders.unsupported(null, submission.headers(), schemes)
        .or(() -> misread(submission.headers(), schemes))
        .orElseGet(() -> Verification.invalid(
            null,
            Reason.MISSING_HEADER,
            List.of(),
            "There is no signature header, none of " + names + ". "
                + advice(submission.headers(), schemes)));
  }

  /** Where something that looks like a signature stands among headers that are none of a known sender. */
  private static Optional<Verification> misread(Headers headers, SignatureSchemes schemes) {
    return lookalike(headers, schemes)
        .map(sentence -> Verification.invalid(null, Reason.MISSING_HEADER, List.of(), sentence));
  }

  private static Optional<String> lookalike(Headers headers, SignatureSchemes schemes) {
    for (Header header : headers) {
      if (header.value().length() >= SHORTEST_SIGNATURE
          && schemes.ofSignature(header.value(), headers, Body.EMPTY).isPresent()) {
        return Optional.of(
            "The value of " + header.name() + " has the form of a signature, but that"
                + " is no name of a signature header: give it as its sender spells it, or the value"
                + " with --signature.");
      }
    }
    for (Header header : headers) {
      Optional<SignaturePlace> place =
          SignaturePlace.in(header.name() + ": " + header.value(), schemes);
      if (place.isPresent()) {
        return Optional.of("'" + place.get().text() + "' looks like a signature, but stands where"
            + " none is read, in what was taken for the header " + header.name() + ": give the"
            + " headers as 'Name: value', a line each, or the value with --signature.");
      }
    }
    return Optional.empty();
  }

  /** What to do where a signature is missing, as far as the headers that are there tell. */
  private static String advice(Headers headers, SignatureSchemes schemes) {
    Optional<String> lookalike = lookalike(headers, schemes);
    if (lookalike.isPresent()) {
      return lookalike.get();
    }
    if (schemes.all().stream().anyMatch(scheme -> isWhole(scheme, headers))) {
      return UNSIGNED;
    }
    return schemes.all().stream().anyMatch(scheme -> isOfSender(scheme, headers))
        ? SOME
        : INCOMPLETE;
  }

  /** Whether all is there that this scheme's senders send beside the signature. */
  private static boolean isWhole(SignatureScheme scheme, Headers headers) {
    return scheme.deliveryHeader().isPresent()
        && Stream.of(scheme.deliveryHeader(), scheme.eventHeader(), scheme.timeHeader())
            .flatMap(Optional::stream)
            .allMatch(headers::contains);
  }

  /** Whether any header is one that this scheme's senders alone send. */
  private static boolean isOfSender(SignatureScheme scheme, Headers headers) {
    return scheme.deliveryHeader().filter(headers::contains).isPresent()
        || scheme.eventHeader().filter(headers::contains).isPresent()
        || headers.list().stream()
            .anyMatch(header -> scheme.headerFamilies().stream()
                .anyMatch(family -> header.name().toLowerCase(Locale.ROOT).startsWith(family)));
  }

  private static Verification unknownForm(String signature, SignatureSchemes schemes) {
    boolean empty = signature.isBlank();
    return Verification.invalid(
        null,
        Reason.MALFORMED,
        empty ? List.of(Hint.EMPTY_HEADER) : List.of(),
        (empty ? "The signature is empty" : "The signature has the form of no known scheme")
            + ": give it as the provider sent it, and name the scheme with --provider "
            + String.join("|", schemes.names())
            + ".");
  }

  /** For a message of which a header that the scheme needs is missing. */
  static Verification missing(Subject subject, Invalid verdict) {
    if (subject.headers().contains(subject.scheme().signatureHeader())) {
      return incomplete(subject, verdict);
    }
    return WrongHeaders.explain(subject)
        .orElseGet(() -> Verification.invalid(
            subject.scheme().id(),
            Reason.MISSING_HEADER,
            List.of(),
            Explanation.sentence(verdict.message()) + " "
                + advice(subject.headers(), subject.schemes())));
  }

  private static Verification incomplete(Subject subject, Invalid verdict) {
    SignatureScheme scheme = subject.scheme();
    boolean bare = subject.submission().signature() != null;
    List<String> signed = scheme.verifiedHeaders().stream()
        .filter(name -> !name.equals(scheme.signatureHeader()))
        .toList();
    return Verification.invalid(
        scheme.id(),
        Reason.MISSING_HEADER,
        bare ? List.of(Hint.HEADERS_NEEDED) : List.of(),
        Explanation.sentence(verdict.message()) + " " + scheme.id() + " signs "
            + String.join(", ", signed)
            + " together with the body"
            + (bare ? ": give them all with --headers FILE." : "."));
  }

  /** For a message in which a header that must be single is not. */
  static Verification repeated(Subject subject, Invalid verdict) {
    String name = subject.scheme().signatureHeader();
    if (subject.headers().count(name) > 1) {
      for (Header header : subject.headers()) {
        Headers single = subject.headers().with(name, header.value());
        if (header.name().equalsIgnoreCase(name)
            && subject.verdict(subject.scheme(), single) instanceof Valid valid) {
          return oneOfSeveral(subject, verdict, subject.label(valid.secretIndex()));
        }
      }
    }
    return Verification.invalid(
        subject.scheme().id(),
        Reason.REPEATED_HEADER,
        List.of(),
        Explanation.sentence(verdict.message())
            + " It must be there once: receivers differ in which one they take.");
  }

  private static Verification oneOfSeveral(Subject subject, Invalid verdict, String label) {
    String message = String.join(
        " ",
        Explanation.sentence(verdict.message()),
        "One of the values matches with the secret from " + label
            + ", but receivers differ in which one they take.",
        Hint.ONE_OF_SEVERAL.remedy());
    return Verification.invalid(
            subject.scheme().id(), Reason.REPEATED_HEADER, List.of(Hint.ONE_OF_SEVERAL), message)
        .withSecret(label);
  }
}

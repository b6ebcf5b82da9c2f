package io.github.notrahooks.verify;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.Verdict.Reason;
import io.github.notrahooks.provider.Verdict.Valid;
import io.github.notrahooks.provider.known.SignatureSchemes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what stands in the place of a signature header that is missing. */
final class WrongHeaders {
  /** The signature headers of providers whose schemes are not verified here. */
  private static final Map<String, String> UNSUPPORTED = Map.of("x-signature-ed25519", "Discord");

  private WrongHeaders() {}

  /** What is there in place of the scheme's signature header, if anything that is known. */
  static Optional<Verification> explain(Subject subject) {
    Headers headers = subject.headers();
    Optional<Verification> renamed = renamed(subject);
    if (renamed.isPresent()) {
      return renamed;
    }
    Optional<String> legacy = subject.scheme().legacySignatureHeader().flatMap(headers::first);
    if (legacy.isPresent()) {
      return Optional.of(legacyHeader(subject, legacy.get()));
    }
    for (SignatureScheme other : subject.schemes().all()) {
      if (other != subject.scheme() && other.isIn(headers)) {
        return Optional.of(other(subject, other));
      }
    }
    return unsupported(subject.scheme().id(), headers, subject.schemes());
  }

  /** For a message whose signature header is that of a scheme that is not verified here. */
  static Optional<Verification> unsupported(
      @Nullable String provider, Headers headers, SignatureSchemes schemes) {
    for (Header header : headers) {
      String owner = UNSUPPORTED.get(header.name().toLowerCase(Locale.ROOT));
      if (owner != null) {
        return Optional.of(Verification.invalid(
            provider,
            Reason.WRONG_HEADER,
            List.of(Hint.OTHER_PROVIDER),
            "The signature header that is there, " + header.name() + ", is " + owner
                + "'s, whose scheme is not verified here. Known are "
                + String.join(", ", schemes.names()) + "."));
      }
    }
    return Optional.empty();
  }

  /** For a header whose name differs only as gateways change it: {@code HTTP_X_HUB_SIGNATURE_256}. */
  private static Optional<Verification> renamed(Subject subject) {
    String wanted = letters(subject.scheme().signatureHeader());
    for (Header header : subject.headers()) {
      if (letters(header.name()).endsWith(wanted)) {
        return Optional.of(wrong(
            subject,
            Hint.HEADER_RENAMED,
            "The header " + subject.scheme().signatureHeader() + " is missing, but "
                + header.name() + " is there, which may be it. "
                + Hint.HEADER_RENAMED.remedy()));
      }
    }
    return Optional.empty();
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }

  private static Verification legacyHeader(Subject subject, String value) {
    ValueReading reading = ValueFaults.read(subject.scheme(), value);
    Proof proof = reading.proof();
    if (proof == null) {
      return wrong(
          subject,
          Hint.SHA1_HEADER,
          Hint.SHA1_HEADER.explanation() + " Its value is no signature of a known form either.");
    }
    Hint hint = switch (proof.algorithm()) {
      case SHA1 -> Hint.SHA1_HEADER;
      case SHA256 -> Hint.SHA256_IN_SHA1_HEADER;
      case SHA512 -> Hint.SHA512_VALUE;
    };
    String label = holder(subject, proof);
    String found = label == null
        ? "It does not match with any of the secrets either."
        : "It matches with the secret from " + label + ".";
    return wrong(subject, hint, String.join(" ", hint.explanation(), found, hint.remedy()))
        .withSecret(label);
  }

  private static @Nullable String holder(Subject subject, Proof proof) {
    for (NamedSecret named : subject.submission().secrets()) {
      byte[] key = named.secret().bytes();
      if (proof.holds(
          key, subject.scheme(), subject.headers(), subject.submission().body())) {
        return named.label();
      }
    }
    return null;
  }

  private static Verification other(Subject subject, SignatureScheme other) {
    Headers headers = SchemeDetection.headers(subject.submission(), other);
    boolean valid = subject.verdict(other, headers) instanceof Valid;
    return wrong(
        subject,
        Hint.OTHER_PROVIDER,
        "There is no " + subject.scheme().signatureHeader() + ", but "
            + other.spelt(other.signatureHeader(), subject.submission().headers())
            + " is there, which is the header of " + other.id()
            + (valid ? ", and it is valid by that scheme" : "")
            + ": check it with --provider " + other.id() + ".");
  }

  private static Verification wrong(Subject subject, Hint hint, String message) {
    return Verification.invalid(subject.scheme().id(), Reason.WRONG_HEADER, List.of(hint), message);
  }
}

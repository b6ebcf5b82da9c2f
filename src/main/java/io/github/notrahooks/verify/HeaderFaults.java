package io.github.notrahooks.verify;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.SignatureSchemes;
import io.github.notrahooks.provider.Verdict.Invalid;
import io.github.notrahooks.provider.Verdict.Reason;
import io.github.notrahooks.provider.Verdict.Valid;
import io.github.notrahooks.signature.Hmac;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Explains headers that are missing, repeated or another's. */
final class HeaderFaults {
  private static final String SHA1_HEADER = "X-Hub-Signature";

  /** The signature headers of providers whose schemes are not verified here. */
  private static final Map<String, String> UNSUPPORTED = Map.of(
      "stripe-signature", "Stripe",
      "x-slack-signature", "Slack",
      "x-shopify-hmac-sha256", "Shopify",
      "x-gitlab-token", "GitLab",
      "x-signature-ed25519", "Discord",
      "x-gitea-signature", "Gitea",
      "x-forgejo-signature", "Forgejo",
      "x-gogs-signature", "Gogs");

  private HeaderFaults() {}

  /** For a message that nothing tells the scheme of. */
  static Verification unknownScheme(Submission submission) {
    if (submission.signature() != null) {
      boolean empty = submission.signature().isBlank();
      return Verification.invalid(
          null,
          Reason.MALFORMED,
          empty ? List.of(Hint.EMPTY_HEADER) : List.of(),
          (empty ? "The signature is empty" : "The signature has the form of no known scheme")
              + ": give it as the provider sent it, and name the scheme with --provider "
              + String.join("|", SignatureSchemes.names())
              + ".");
    }
    Header unsupported = unsupported(submission.headers());
    if (unsupported != null) {
      return unsupported(null, unsupported);
    }
    StringBuilder names = new StringBuilder();
    for (SignatureScheme scheme : SignatureSchemes.ALL) {
      names.append(names.isEmpty() ? "" : ", ").append(scheme.signatureHeader());
    }
    return Verification.invalid(
        null,
        Reason.MISSING_HEADER,
        List.of(),
        "There is no signature header, none of " + names
            + ". A sender signs only once a secret is set there.");
  }

  /** For a message of which a header that the scheme needs is missing. */
  static Verification missing(Subject subject, Invalid verdict) {
    SignatureScheme scheme = subject.scheme();
    Headers headers = subject.headers();
    if (headers.contains(scheme.signatureHeader())) {
      boolean bare = subject.submission().signature() != null;
      return invalid(
          subject,
          Reason.MISSING_HEADER,
          bare ? List.of(Hint.HEADERS_NEEDED) : List.of(),
          sentence(verdict) + " " + scheme.id() + " signs "
              + String.join(", ", signedHeaders(scheme))
              + " together with the body"
              + (bare ? ": give them all with --headers FILE." : "."));
    }
    if (scheme == SignatureSchemes.GITHUB && headers.contains(SHA1_HEADER)) {
      return sha1Header(subject);
    }
    for (SignatureScheme other : SignatureSchemes.ALL) {
      if (other != scheme && isFor(other, headers)) {
        return other(subject, other);
      }
    }
    Header unsupported = unsupported(headers);
    if (unsupported != null) {
      return unsupported(scheme.id(), unsupported);
    }
    Optional<Header> renamed = renamed(scheme, headers);
    if (renamed.isPresent()) {
      return invalid(
          subject,
          Reason.WRONG_HEADER,
          List.of(Hint.HEADER_RENAMED),
          sentence(verdict) + " " + renamed.get().name() + " is there, which may be it. "
              + Hint.HEADER_RENAMED.remedy());
    }
    return invalid(
        subject,
        Reason.MISSING_HEADER,
        List.of(),
        sentence(verdict) + " A sender signs only once a secret is set there.");
  }

  /** For a message in which a header that must be single is not. */
  static Verification repeated(Subject subject, Invalid verdict) {
    String name = subject.scheme().signatureHeader();
    if (subject.headers().count(name) > 1) {
      for (Header header : subject.headers()) {
        Headers single = subject.headers().with(name, header.value());
        if (header.name().equalsIgnoreCase(name)
            && subject.verdict(subject.scheme(), single) instanceof Valid valid) {
          String label = subject.label(valid.secretIndex());
          return invalid(
                  subject,
                  Reason.REPEATED_HEADER,
                  List.of(Hint.ONE_OF_SEVERAL),
                  sentence(verdict) + " One of the values matches with the secret " + label
                      + ", but receivers differ in which one they take. "
                      + Hint.ONE_OF_SEVERAL.remedy())
              .withSecret(label);
        }
      }
    }
    return invalid(
        subject,
        Reason.REPEATED_HEADER,
        List.of(),
        sentence(verdict) + " It must be there once: receivers differ in which one they take.");
  }

  private static Verification sha1Header(Subject subject) {
    String value = subject.headers().first(SHA1_HEADER).orElse("");
    boolean sha256 = value.startsWith("sha256=");
    Hint hint = sha256 ? Hint.SHA256_IN_SHA1_HEADER : Hint.SHA1_HEADER;
    ValueReading reading = ValueFaults.read(SignatureSchemes.GITHUB, value);
    Proof proof = reading.proof();
    String label =
        proof == null || !sha256 && proof.algorithm() != Hmac.SHA1 ? null : holder(subject, proof);
    String found = label == null
        ? "It does not match with any of the secrets either."
        : "It matches with the secret " + label + ".";
    return invalid(
            subject,
            Reason.WRONG_HEADER,
            List.of(hint),
            String.join(" ", hint.explanation(), found, hint.remedy()))
        .withSecret(label);
  }

  private static @Nullable String holder(Subject subject, Proof proof) {
    for (NamedSecret named : subject.submission().secrets()) {
      if (proof.holds(
          named.secret().bytes(),
          subject.scheme(),
          subject.headers(),
          subject.submission().body())) {
        return named.label();
      }
    }
    return null;
  }

  private static Verification other(Subject subject, SignatureScheme other) {
    Headers headers = SchemeDetection.headers(subject.submission(), other);
    boolean valid = subject.verdict(other, headers) instanceof Valid;
    return invalid(
        subject,
        Reason.WRONG_HEADER,
        List.of(Hint.OTHER_PROVIDER),
        "There is no " + subject.scheme().signatureHeader() + ", but "
            + other.signatureHeader() + " is there, which is the header of " + other.id()
            + (valid ? ", and it is valid by that scheme" : "")
            + ": check it with --provider " + other.id() + ".");
  }

  private static boolean isFor(SignatureScheme scheme, Headers headers) {
    return headers.contains(scheme.signatureHeader())
        || scheme.signatureHeader().equals("webhook-signature") && SchemeDetection.isSvix(headers);
  }

  private static @Nullable Header unsupported(Headers headers) {
    for (Header header : headers) {
      if (UNSUPPORTED.containsKey(header.name().toLowerCase(Locale.ROOT))) {
        return header;
      }
    }
    return null;
  }

  private static Verification unsupported(@Nullable String provider, Header header) {
    String owner = UNSUPPORTED.get(header.name().toLowerCase(Locale.ROOT));
    return Verification.invalid(
        provider,
        Reason.WRONG_HEADER,
        List.of(Hint.OTHER_PROVIDER),
        "The signature header that is there, " + header.name() + ", is " + owner
            + "'s, whose scheme is not verified here. Known are "
            + String.join(", ", SignatureSchemes.names()) + ".");
  }

  /** The header whose name differs only as gateways change names: {@code HTTP_X_HUB_SIGNATURE_256}. */
  private static Optional<Header> renamed(SignatureScheme scheme, Headers headers) {
    String wanted = letters(scheme.signatureHeader());
    return headers.list().stream()
        .filter(header -> letters(header.name()).endsWith(wanted))
        .findFirst();
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "").replace(" ", "");
  }

  private static List<String> signedHeaders(SignatureScheme scheme) {
    return scheme.verifiedHeaders().stream()
        .filter(name -> !name.equals(scheme.signatureHeader()))
        .toList();
  }

  private static Verification invalid(
      Subject subject, Reason reason, List<Hint> hints, String message) {
    return Verification.invalid(subject.scheme().id(), reason, hints, message);
  }

  private static String sentence(Invalid verdict) {
    return Explanation.sentence(verdict.message());
  }
}

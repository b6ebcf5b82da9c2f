package io.github.notrahooks.verify;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.input.SignatureText;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells how a message is signed from its headers, or from the form of a bare signature. */
final class SchemeDetection {
  /** A hash of SHA-256 without anything before it, in base64 of either alphabet. */
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{43}=?");

  /** The fewest characters that a signature has: those of SHA-1 in base64. */
  private static final int SHORTEST = 28;

  private SchemeDetection() {}

  /** The scheme that was given, else the one that the signature or the headers show; null if neither. */
  static @Nullable SignatureScheme of(Submission submission, SignatureSchemes schemes) {
    return submission.scheme() != null
        ? submission.scheme()
        : of(submission.headers(), submission.signature(), submission.body(), schemes);
  }

  /** The scheme that a bare signature or the headers show; null if neither. */
  static @Nullable SignatureScheme of(
      Headers headers, @Nullable String signature, Body body, SignatureSchemes schemes) {
    if (signature == null) {
      return schemes.ofHeaders(headers).orElse(null);
    }
    for (String each : readings(signature)) {
      String value = SignatureText.read(each).value().strip();
      Optional<SignatureScheme> scheme = schemes.ofSignature(value, headers, body);
      if (scheme.isEmpty() && BASE64.matcher(value).matches()) {
        scheme = schemes.ofHeaders(headers).or(() -> schemes.all().stream().findFirst());
      }
      if (scheme.isPresent()) {
        return scheme.get();
      }
    }
    return null;
  }

  /** The whole of it, and what of it is long enough to be a signature, where several were joined. */
  private static List<String> readings(String signature) {
    return Stream.concat(
            Stream.of(signature),
            Stream.of(signature.split("[\\s,]+")).filter(part -> part.length() >= SHORTEST))
        .toList();
  }

  /** The headers in the names of this scheme, and with the bare signature in its place. */
  static Headers headers(Submission submission, SignatureScheme scheme) {
    Headers headers = scheme.standard(submission.headers());
    return submission.signature() == null
        ? headers
        : headers.with(scheme.signatureHeader(), submission.signature());
  }
}

package io.github.notrahooks.verify;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.input.SignatureText;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
import org.jspecify.annotations.Nullable;

/** Tells how a message is signed from its headers, or from the form of a bare signature. */
final class SchemeDetection {
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
    return signature == null
        ? schemes.ofHeaders(headers).orElse(null)
        : schemes
            .ofSignature(SignatureText.read(signature).value().strip(), headers, body)
            .orElse(null);
  }

  /** The headers in the names of this scheme, and with the bare signature in its place. */
  static Headers headers(Submission submission, SignatureScheme scheme) {
    Headers headers = scheme.standard(submission.headers());
    return submission.signature() == null
        ? headers
        : headers.with(scheme.signatureHeader(), submission.signature());
  }
}

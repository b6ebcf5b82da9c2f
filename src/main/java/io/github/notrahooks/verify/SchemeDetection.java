package io.github.notrahooks.verify;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.SignatureSchemes;
import org.jspecify.annotations.Nullable;

/** Tells how a message is signed from its headers, or from the form of a bare signature. */
final class SchemeDetection {
  private static final String SVIX = "svix-";
  private static final String STANDARD = "webhook-";

  private SchemeDetection() {}

  /** The scheme that was given, else the one that the signature or the headers show; null if neither. */
  static @Nullable SignatureScheme of(Submission submission) {
    return submission.scheme() != null
        ? submission.scheme()
        : of(submission.headers(), submission.signature());
  }

  /** The scheme that a bare signature or the headers show; null if neither. */
  static @Nullable SignatureScheme of(Headers headers, @Nullable String signature) {
    return signature == null ? fromHeaders(headers) : fromSignature(signature, headers);
  }

  /** The headers with Svix's names turned into the standard's, and with the bare signature in its place. */
  static Headers headers(Submission submission, SignatureScheme scheme) {
    Headers headers = headers(submission.headers(), scheme);
    return submission.signature() == null
        ? headers
        : headers.with(scheme.signatureHeader(), submission.signature());
  }

  /** The headers in the names of this scheme. */
  static Headers headers(Headers headers, SignatureScheme scheme) {
    return scheme.signatureHeader().startsWith(STANDARD) ? withStandardNames(headers) : headers;
  }

  /** The name that a scheme's signature header has in these headers, which may be Svix's. */
  static String nameIn(Headers headers, SignatureScheme scheme) {
    String name = scheme.signatureHeader();
    return isSvix(headers) && name.startsWith(STANDARD)
        ? SVIX + name.substring(STANDARD.length())
        : name;
  }

  /** Whether headers carry Svix's names in place of the standard's. */
  static boolean isSvix(Headers headers) {
    return headers.contains("svix-signature") && !headers.contains("webhook-signature");
  }

  private static Headers withStandardNames(Headers headers) {
    if (!isSvix(headers)) {
      return headers;
    }
    Headers.Builder renamed = new Headers.Builder();
    for (Header header : headers) {
      if (startsWith(header.name(), SVIX)) {
        renamed.add(STANDARD + header.name().substring(SVIX.length()), header.value());
      } else if (!startsWith(header.name(), STANDARD)) {
        renamed.add(header);
      }
    }
    return renamed.build();
  }

  private static @Nullable SignatureScheme fromHeaders(Headers headers) {
    for (SignatureScheme scheme : SignatureSchemes.ALL) {
      if (headers.contains(scheme.signatureHeader())) {
        return scheme;
      }
    }
    for (Header header : headers) {
      SignatureScheme scheme = fromName(header.name());
      if (scheme != null) {
        return scheme;
      }
    }
    return null;
  }

  private static @Nullable SignatureScheme fromName(String name) {
    if (startsWith(name, "X-GitHub-") || startsWith(name, "X-Hub-Signature")) {
      return SignatureSchemes.GITHUB;
    }
    if (startsWith(name, "Linear-")) {
      return SignatureSchemes.LINEAR;
    }
    if (startsWith(name, "x-notra-")) {
      return named("notra");
    }
    return startsWith(name, STANDARD) || startsWith(name, SVIX) ? named("standard-webhooks") : null;
  }

  private static @Nullable SignatureScheme fromSignature(String signature, Headers headers) {
    int start = 0;
    while (start < signature.length() && " \t\r\n\"'".indexOf(signature.charAt(start)) >= 0) {
      start++;
    }
    if (startsWith(signature, "sha256=", start) || startsWith(signature, "sha1=", start)) {
      return SignatureSchemes.GITHUB;
    }
    if (startsWith(signature, "v1,", start)) {
      return named(headers.contains("x-notra-event-id") ? "notra" : "standard-webhooks");
    }
    int digits = 0;
    while (start + digits < signature.length()
        && Character.digit(signature.charAt(start + digits), 16) >= 0) {
      digits++;
    }
    return digits == 64 ? SignatureSchemes.LINEAR : null;
  }

  private static @Nullable SignatureScheme named(String id) {
    return SignatureSchemes.named(id).orElse(null);
  }

  private static boolean startsWith(String text, String prefix) {
    return startsWith(text, prefix, 0);
  }

  private static boolean startsWith(String text, String prefix, int at) {
    return text.regionMatches(true, at, prefix, 0, prefix.length());
  }
}

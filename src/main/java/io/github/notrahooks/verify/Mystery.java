package io.github.notrahooks.verify;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.Verdict.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A mismatch that nothing explains, told honestly. */
final class Mystery {
  private Mystery() {}

  static Verification of(Subject subject, Diagnosis diagnosis) {
    Submission submission = subject.submission();
    List<Hint> hints = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    sentences.add("The signature was not made from these bytes with "
        + (submission.secrets().size() == 1
            ? "the secret from " + submission.secrets().get(0).label()
            : "any of the " + submission.secrets().size() + " secrets")
        + ".");
    if (isUnusable(subject)) {
      hints.add(Hint.UNUSABLE_SECRET);
      sentences.add("That secret cannot be a key of this scheme: " + problem(subject) + ".");
      sentences.add(Hint.UNUSABLE_SECRET.remedy());
    }
    sentences.add(diagnosis.tried() + " other readings were tried, of the body (line breaks,"
        + " byte-order mark, JSON layouts, form, character set), of the secret (white space,"
        + " quotes, encodings) and of the scheme, and none matches.");
    if (diagnosis.cutShort()) {
      sentences.add("The body is large, so not everything was tried.");
    }
    suspicions(submission, sentences);
    sentences.add("What remains: another secret (replaced since, or another endpoint's), a body"
        + " that was changed on its way (a proxy, a framework that parsed it), or a signature that"
        + " belongs to another delivery.");
    return Verification.invalid(
        subject.scheme().id(), Reason.MISMATCH, hints, String.join(" ", sentences));
  }

  private static boolean isUnusable(Subject subject) {
    for (NamedSecret named : subject.submission().secrets()) {
      if (subject.scheme().secretProblem(named.secret()).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static String problem(Subject subject) {
    SignatureScheme scheme = subject.scheme();
    return scheme
        .secretProblem(subject.submission().secrets().get(0).secret())
        .orElse("it is unusable");
  }

  /** What cannot be undone, but can be seen. */
  private static void suspicions(Submission submission, List<String> sentences) {
    Body body = submission.body();
    byte[] bytes = body.bytes();
    if (bytes.length == 0) {
      sentences.add("The body is empty: it may have been read before.");
    }
    if (bytes.length > 2 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B) {
      sentences.add(
          "The body is compressed (gzip): the signature may be that of what it unpacks to.");
    }
    if (new String(bytes, StandardCharsets.ISO_8859_1).contains("\u00EF\u00BF\u00BD")) {
      sentences.add(
          "The body has U+FFFD in it, which stands where a byte was lost that was not UTF-8:"
              + " the signed bytes cannot be had back from it.");
    }
    for (NamedSecret named : submission.secrets()) {
      if (isMask(named.secret().bytes())) {
        sentences.add("The secret from " + named.label()
            + " is all asterisks, as settings pages show a secret that they keep.");
      }
    }
  }

  private static boolean isMask(byte[] secret) {
    for (byte b : secret) {
      if (b != '*') {
        return false;
      }
    }
    return true;
  }
}

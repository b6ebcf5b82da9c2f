package io.github.notrahooks.verify;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.input.BodyReading;
import io.github.notrahooks.input.Compression;
import io.github.notrahooks.provider.FormBody;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.Verdict.Reason;
import io.github.notrahooks.restore.Restoring;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A mismatch that nothing explains, told honestly. */
final class Mystery {
  /** What is named, and not unpacked. */
  private static final Set<String> UNKNOWN = Set.of("br", "zstd", "compress");

  private static final Pattern PLAIN =
      Pattern.compile("\\uFEFF?\\s*(?:[{\\[]\\s*[\"{\\[\\]}0-9-]|payload=)");

  /** What no text has, or stands where bytes were none. */
  private static final Pattern BINARY = Pattern.compile("[\\x00-\\x08\\x0E-\\x1F\\uFFFD]");

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
    suspicions(submission, diagnosis, sentences);
    if (diagnosis.cutShort()) {
      String why = subject.submission().body().size() > Restoring.LARGEST
          ? "The body is large, so not everything was tried"
          : diagnosis.tooLargeInside()
              ? "So not everything was tried"
              : "Not everything was tried, since that takes too long";
      sentences.add(why + ": what is wrong is not known.");
      return invalid(subject, hints, sentences).partly();
    }
    sentences.add("What remains: another secret (replaced since, or another endpoint's), a body"
        + " that was changed on its way (a proxy, a framework that parsed it), or a signature that"
        + " belongs to another delivery.");
    return invalid(subject, hints, sentences);
  }

  private static Verification invalid(Subject subject, List<Hint> hints, List<String> sentences) {
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
  private static void suspicions(
      Submission submission, Diagnosis diagnosis, List<String> sentences) {
    Body body = submission.body();
    byte[] bytes = body.bytes();
    if (bytes.length == 0) {
      sentences.add("The body is empty: it may have been read before.");
    }
    contradictions(submission, diagnosis, sentences);
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

  /** What the headers say of the body that it is not. */
  private static void contradictions(
      Submission submission, Diagnosis diagnosis, List<String> sentences) {
    Body body = submission.body();
    Optional<String> said = Compression.said(submission.headers());
    Optional<String> found = Compression.named(body);
    if (diagnosis.tooLargeInside()) {
      sentences.add("What is inside the body was not tried: it unpacks to more than "
          + Compression.MOST + " bytes, which no payload has.");
    } else if (said.isPresent()
        && found.isEmpty()
        && BodyReading.unpacked(body, submission.headers()).isEmpty()) {
      sentences.add("Content-Encoding says " + said.get() + ", and the body "
          + unlike(submission, said.get()));
    } else if (found.isPresent()) {
      sentences.add("The body is compressed (" + found.get() + ")"
          + (said.isEmpty() && !submission.headers().list().isEmpty()
              ? ", and no Content-Encoding says so."
              : "."));
      if (BodyReading.unpacked(body, submission.headers()).isEmpty()) {
        int behind = Compression.behind(body, submission.headers());
        sentences.add("What is inside was not tried: "
            + (UNKNOWN.contains(found.get())
                ? found.get() + " is not unpacked here."
                : behind > 0 ? "it has " + bytes(behind) + " behind its end." : "it is damaged."));
      }
    }
    submission
        .contradictedLength()
        .map(each -> each + ": it does not have the bytes that these headers came with.")
        .ifPresent(sentences::add);
    submission.headers().first("Content-Type").ifPresent(type -> {
      boolean form = body.truncated(8).text().startsWith("payload=");
      boolean json = body.truncated(1).text().startsWith("{");
      if (FormBody.isForm(type) && json) {
        sentences.add("Content-Type says that the body is a form, and it is JSON.");
      } else if (type.toLowerCase(Locale.ROOT).contains("json") && form) {
        sentences.add("Content-Type says that the body is JSON, and it is a form.");
      }
    });
  }

  /** How a body does not look as this {@code Content-Encoding} says. */
  private static String unlike(Submission submission, String said) {
    int behind = isPlain(submission.body())
        ? 0
        : Compression.behind(submission.body(), submission.headers());
    if (behind > 0) {
      return "read so has " + bytes(behind) + " behind its end: what is inside was not tried.";
    }
    return UNKNOWN.contains(said) && !isPlain(submission.body())
        ? "is not unpacked here."
        : "is not: something unpacked it after the headers were taken, or it is another one.";
  }

  /** Whether a body is text that begins as JSON or a form does, which nothing compressed is. */
  private static boolean isPlain(Body body) {
    String text = body.text();
    return PLAIN.matcher(text).lookingAt() && !BINARY.matcher(text).find();
  }

  private static String bytes(int count) {
    return count == 1 ? "1 byte" : count + " bytes";
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

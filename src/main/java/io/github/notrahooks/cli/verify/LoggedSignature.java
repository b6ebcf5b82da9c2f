package io.github.notrahooks.cli.verify;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.input.SignatureText;
import io.github.notrahooks.json.JsonDifference;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.verify.Submission;
import io.github.notrahooks.verify.file.FileVerification;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the delivery in the home's log that a signature belongs to, where nothing else explains it. */
final class LoggedSignature {
  /** How many of the newest deliveries are looked through. */
  private static final int NEWEST = 10_000;

  /** A signature without its prefix. */
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{40,128}");

  private LoggedSignature() {}

  /** The verification with what the log knows of its signature, if anything. */
  static FileVerification noted(Context context, FileVerification found) throws IOException {
    Submission submission = found.submission();
    SignatureScheme scheme = submission.scheme();
    String given = submission.signature() != null || scheme == null
        ? submission.signature()
        : scheme.standard(submission.headers()).first(scheme.signatureHeader()).orElse(null);
    String signature = given == null ? null : SignatureText.read(given).value().strip();
    if (signature == null || context.homeIfAny().isEmpty()) {
      return found;
    }
    LogRecord[] same = {null};
    new Logbook(context)
        .reader()
        .newestFirst(LogFilter.builder().runs(false).limit(NEWEST).build(), entry -> {
          if (has(entry.delivery(), signature)) {
            same[0] = entry.delivery();
          }
          return same[0] == null;
        });
    return Optional.ofNullable(same[0])
        .map(record -> new FileVerification(
            submission,
            found.verification().withNotes(List.of(note(record, submission))),
            found.readAs()))
        .orElse(found);
  }

  private static boolean has(LogRecord delivery, String signature) {
    for (Header header : delivery.request().headers()) {
      boolean bare = DIGITS.matcher(signature).matches();
      if (bare ? header.value().endsWith(signature) : header.value().equals(signature)) {
        return true;
      }
    }
    return false;
  }

  private static String note(LogRecord record, Submission submission) {
    String start = "This is the signature of " + record.id();
    if (record.request().bodyTruncated()) {
      return start + ", of whose body only the beginning was kept.";
    }
    if (record.request().body().equals(submission.body())) {
      return start + ", which has the same body.";
    }
    return start + ", whose body differs"
        + JsonDifference.first(
                record.request().body().bytes(), submission.body().bytes())
            .map(path -> " in " + path)
            .orElse("")
        + ".";
  }
}

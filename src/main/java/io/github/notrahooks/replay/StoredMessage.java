package io.github.notrahooks.replay;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.input.BodyReading;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.SignatureScheme.Message;
import io.github.notrahooks.provider.Verdict;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.signature.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A logged message on its way out again.
 *
 * @param record whose body is whole
 * @param scheme how it was signed
 * @param settings what is kept and what is new
 * @param secrets to verify with, the first to sign with; may be empty
 * @param target where it goes
 * @param deliveryId the ID to send; empty if the stored message has none and is to keep that
 */
record StoredMessage(
    LogRecord record,
    SignatureScheme scheme,
    ReplaySettings settings,
    List<Secret> secrets,
    Target target,
    String deliveryId) {

  private static final String KEPT = "signature kept";
  private static final String UNSIGNED = "not signed";

  /**
   * The request to send at the given time.
   *
   * @throws Failure if it must be signed and there is no usable secret
   */
  OutgoingRequest request(Instant now) {
    Headers headers = identified();
    return switch (settings.sign()) {
      case KEEP -> asStored(headers);
      case NONE -> unsigned(headers);
      case FRESH -> signedAgain(headers, now, "signed again");
      case AUTO -> automatic(headers, now);
    };
  }

  /** Why the receiver will refuse it, or may, as sentences. */
  List<String> warnings(Instant now) {
    List<String> warnings = new ArrayList<>();
    switch (settings.sign()) {
      case KEEP -> warnings.addAll(keepWarnings(now));
      case AUTO -> {
        if (secrets.isEmpty()) {
          warnings.add("There is no secret to check the signature of " + record.id()
              + " with, so it is sent as it was stored.");
        }
      }
      case FRESH, NONE -> {}
    }
    if (Direction.OUTGOING.equals(record.direction())) {
      redacted()
          .forEach(name -> warnings.add(record.id() + " was sent with " + name
              + ", which the log does not keep: it is sent without. -H '" + name
              + ": …' gives it."));
    }
    return warnings;
  }

  /** The names of headers whose values the log does not have, and that the user does not give. */
  private List<String> redacted() {
    Headers given = Headers.of(settings.edits().edits());
    List<String> names = new ArrayList<>();
    for (Header header : record.request().headers()) {
      if (header.value().equals(LogRecord.REDACTED) && !given.contains(header.name())) {
        names.add(header.name());
      }
    }
    return names;
  }

  private List<String> keepWarnings(Instant now) {
    if (secrets.isEmpty()) {
      return List.of();
    }
    Headers headers = identified();
    if (!(verdict(headers, now) instanceof Verdict.Invalid invalid)) {
      return List.of();
    }
    Headers stored = ForwardedHeaders.of(record.request().headers(), scheme);
    boolean idIsToBlame = invalid.reason() == Verdict.Reason.MISMATCH
        && secrets.stream().anyMatch(secret -> scheme.matches(stored, body(), secret));
    String reason = idIsToBlame
        ? "the signature covers the delivery ID, which is new; --id keep leaves it as it was"
        : invalid.message();
    return List.of("The receiver will refuse " + record.id() + ": " + reason + ".");
  }

  /** What receivers find, that of one that unpacks a compressed body first included. */
  private Verdict verdict(Headers headers, Instant now) {
    Verdict asSent = scheme.verify(headers, body(), secrets, now, scheme.tolerance());
    return asSent instanceof Verdict.Valid
        ? asSent
        : BodyReading.unpacked(body(), record.request().headers())
            .map(inside -> scheme.verify(headers, inside.body(), secrets, now, scheme.tolerance()))
            .filter(Verdict.Valid.class::isInstance)
            .orElse(asSent);
  }

  private OutgoingRequest automatic(Headers headers, Instant now) {
    if (secrets.isEmpty()) {
      return headers.contains(scheme.signatureHeader()) ? asStored(headers) : unsigned(headers);
    }
    return verdict(headers, now) instanceof Verdict.Invalid invalid
        ? signedAgain(headers, now, "signed again: " + invalid.message())
        : asStored(headers);
  }

  private OutgoingRequest asStored(Headers headers) {
    return to(headers, body(), KEPT);
  }

  private OutgoingRequest unsigned(Headers headers) {
    Headers unsigned = headers.without(scheme.signatureHeader());
    String legacy = scheme.legacySignatureHeader().orElse(scheme.signatureHeader());
    return to(unsigned.without(legacy), body(), UNSIGNED);
  }

  private OutgoingRequest signedAgain(Headers headers, Instant now, String signing) {
    Body stamped = scheme.stamped(body(), now);
    String type = headers.first("Content-Type").orElse(scheme.contentType());
    Message message = new Message(deliveryId, event(), stamped, type, now);
    Headers made = scheme.headers(message, usableSecret());
    Headers signed = headers;
    for (String name : scheme.signingHeaders()) {
      signed = signed.with(name, made.first(name).orElseThrow());
    }
    return to(signed, stamped, signing);
  }

  private Secret usableSecret() {
    if (secrets.isEmpty()) {
      throw Failure.usage(record.id() + " cannot be signed again, there is no secret for it."
          + " Give one with --secret-file, or send it as it was with --sign keep.");
    }
    Secret secret = secrets.get(0);
    scheme.secretProblem(secret).ifPresent(problem -> {
      throw Failure.usage(record.id() + " cannot be signed again: " + problem + ".");
    });
    return secret;
  }

  private OutgoingRequest to(Headers headers, Body body, String signing) {
    Headers framed = headers.with("Content-Length", Integer.toString(body.size()));
    try {
      return OutgoingRequest.to(target, settings.edits().applyTo(framed), body, signing);
    } catch (Failure e) {
      throw new Failure(e.exitCode(), Replay.because(record, e), e);
    }
  }

  private Headers identified() {
    Headers stored = settings.carried() == ReplaySettings.Carried.ALL
        ? ForwardedHeaders.all(record.request().headers())
        : ForwardedHeaders.of(record.request().headers(), scheme);
    Optional<String> name = scheme.deliveryHeader();
    return settings.id() == ReplaySettings.Id.KEEP || name.isEmpty()
        ? stored
        : stored.with(name.get(), deliveryId);
  }

  private Body body() {
    return record.request().body();
  }

  private String event() {
    return scheme
        .event(record.request().headers(), body())
        .orElse(record.payload().event());
  }
}

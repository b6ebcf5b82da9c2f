package io.github.notrahooks.sender;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.provider.FormBody;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.SignatureScheme.Message;
import io.github.notrahooks.signature.Secret;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that is not signed yet, and can be signed as often as it is sent.
 *
 * @param scheme how it is signed
 * @param event the event's name as the provider writes it
 * @param payload the bytes, before they are put into a form
 * @param stamp whether the time inside the payload, where the scheme has one there, is set when it is
 *     signed; no other byte changes
 * @param form whether the payload is sent as a form field
 * @param contentType the media type, or null for the provider's own
 * @param secret the key
 * @param fault what is wrong with it on purpose, or null
 * @param edits the user's own headers, which come after the signature
 */
public record Draft(
    SignatureScheme scheme,
    String event,
    Body payload,
    boolean stamp,
    boolean form,
    @Nullable String contentType,
    Secret secret,
    @Nullable Fault fault,
    HeaderEdits edits) {

  private static final Duration STALE = Duration.ofHours(1);

  /**
   * A draft.
   *
   * @throws Failure if the scheme has no forms, does not know the fault or cannot use the secret
   */
  public Draft {
    if (form && !scheme.sendsForms()) {
      throw Failure.usage("--form is GitHub's second content type; " + scheme.id() + " has none.");
    }
    if (fault != null) {
      fault.check(scheme);
    }
    scheme.secretProblem(secret).ifPresent(problem -> {
      throw Failure.usage(
          "The secret cannot be used to sign for " + scheme.id() + ": " + problem + ".");
    });
  }

  /** A draft of a payload as the provider would send it, signed with a secret; a form is sent as one. */
  public static Draft of(SignatureScheme scheme, String event, Body payload, Secret secret) {
    String type =
        scheme.sendsForms() && FormBody.hasPayload(payload) ? FormBody.CONTENT_TYPE : null;
    return new Draft(scheme, event, payload, false, false, type, secret, null, HeaderEdits.NONE);
  }

  /** This draft with the time inside the payload set whenever it is signed. */
  public Draft stamped() {
    return new Draft(scheme, event, payload, true, form, contentType, secret, fault, edits);
  }

  /** This draft as a form. */
  public Draft asForm() {
    return new Draft(scheme, event, payload, stamp, true, contentType, secret, fault, edits);
  }

  /** This draft with another media type. */
  public Draft withContentType(String type) {
    return new Draft(scheme, event, payload, stamp, form, type, secret, fault, edits);
  }

  /** This draft with something wrong with it. */
  public Draft with(Fault wrong) {
    return new Draft(scheme, event, payload, stamp, form, contentType, secret, wrong, edits);
  }

  /** This draft with the user's own headers. */
  public Draft with(HeaderEdits headers) {
    return new Draft(scheme, event, payload, stamp, form, contentType, secret, fault, headers);
  }

  /** The message, signed at the given time. */
  public SignedMessage signed(String deliveryId, Instant at) {
    SignedMessage sent = unedited(deliveryId, at);
    return new SignedMessage(edits.applyTo(sent.headers()), sent.body());
  }

  /** The message, signed at the given time, without the user's own headers. */
  SignedMessage unedited(String deliveryId, Instant at) {
    boolean stale = fault == Fault.STALE_TIMESTAMP;
    Instant time = stale ? at.minus(STALE) : at;
    Body json = stamp || stale ? scheme.stamped(payload, time) : payload;
    Body right = encoded(fault == null ? json : fault.payload(json));
    SignedMessage message =
        new SignedMessage(scheme.headers(message(deliveryId, right, time), secret), right);
    return fault == null ? message : spoilt(fault, message, deliveryId, json, time);
  }

  /** How it is signed, in a few words. */
  public String signing() {
    return fault == null ? "signed now" : "signed for the fault " + fault.wireName();
  }

  private SignedMessage spoilt(
      Fault wrong, SignedMessage right, String deliveryId, Body json, Instant at) {
    return switch (wrong) {
      case TAMPERED_BODY -> {
        Body tampered = encoded(Fault.tampered(json));
        String length = Integer.toString(tampered.size());
        yield new SignedMessage(right.headers().with("Content-Length", length), tampered);
      }
      case BAD_SIGNATURE -> {
        Body other = Body.of(Fault.withSpaces(right.body().bytes(), right.body().size() + 1));
        Headers ofOther = scheme.headers(
            message(deliveryId, other, at), scheme.isToken() ? Secret.of("not the token") : secret);
        Headers mixed = right.headers();
        for (String name : scheme.signingHeaders()) {
          mixed = mixed.with(name, ofOther.first(name).orElseThrow());
        }
        yield new SignedMessage(mixed, right.body());
      }
      default -> new SignedMessage(wrong.headers(right.headers(), scheme), right.body());
    };
  }

  private Body encoded(Body json) {
    return form ? FormBody.encode(json) : json;
  }

  private Message message(String deliveryId, Body body, Instant at) {
    String ofProvider = form ? FormBody.CONTENT_TYPE : scheme.contentType();
    return new Message(deliveryId, event, body, contentType == null ? ofProvider : contentType, at);
  }
}

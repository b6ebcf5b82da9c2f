package io.github.notrahooks.provider;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.Verdict.Invalid;
import io.github.notrahooks.provider.Verdict.Reason;
import io.github.notrahooks.provider.Verdict.Valid;
import io.github.notrahooks.signature.ConstantTime;
import io.github.notrahooks.signature.Hmac;
import io.github.notrahooks.signature.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How a provider signs: which headers carry what, and which bytes are signed with which key. Stateless,
 * so that threads may share it.
 */
public interface SignatureScheme {
  /** The name that users give, such as {@code github}: lower-case letters, digits and hyphens. */
  String id();

  /** Whose scheme it is, as a sentence says it, such as {@code GitHub}. */
  String owner();

  // What is verified.

  /** The header that carries the signature, as the provider spells it. */
  String signatureHeader();

  /** The headers that a message must have exactly once to be verified, the signature among them. */
  List<String> verifiedHeaders();

  /** Whether all is there that is signed together with the body. */
  default boolean hasWhatIsSigned(Headers headers) {
    return verifiedHeaders().stream()
        .allMatch(name -> name.equals(signatureHeader()) || headers.contains(name));
  }

  /** What is wrong with the form of the signature header's value, if anything. */
  Optional<String> malformation(String signature);

  /** What makes a secret unusable as a key of this scheme, if anything. */
  default Optional<String> secretProblem(Secret secret) {
    return Optional.empty();
  }

  /** The key that a secret stands for: its own bytes, unless the scheme decodes it; nothing if unusable. */
  default Optional<byte[]> key(Secret secret) {
    return Optional.of(secret.bytes());
  }

  /** The bytes that are signed, in pieces: the body, and before it the fields that the scheme adds. */
  default List<byte[]> signed(Headers headers, Body body) {
    return body.pieces();
  }

  /** The keyed hash that signatures are. */
  default Hmac digest() {
    return Hmac.SHA256;
  }

  /** The HMACs that a value of the signature header carries; none if it is malformed. */
  List<byte[]> macs(String signature);

  /** Whether the secret itself stands in the signature header, and no byte of the message is signed. */
  default boolean isToken() {
    return false;
  }

  /** What stands before a digest in the signature header's value, such as {@code sha256=}; may be empty. */
  String signaturePrefix();

  /** The value of the signature header that carries this HMAC in a message with these other headers. */
  String signature(Headers headers, byte[] mac);

  /**
   * Whether the signature is the one that this secret gives for these bytes; compared in constant time,
   * over equal lengths. False for a malformed signature or an unusable secret. Says nothing of
   * freshness.
   */
  default boolean matches(Headers headers, Body body, Secret secret) {
    Optional<byte[]> key = key(secret);
    Optional<String> signature = headers.first(signatureHeader());
    if (key.isEmpty() || signature.isEmpty()) {
      return false;
    }
    List<byte[]> given = macs(signature.get());
    if (given.isEmpty()) {
      return false;
    }
    byte[] right = digest().of(key.get(), signed(headers, body));
    boolean matches = false;
    for (byte[] mac : given) {
      matches |= ConstantTime.equal(mac, right);
    }
    return matches;
  }

  /**
   * The value that the signature header should have had.
   *
   * @throws IllegalArgumentException if the secret is unusable
   */
  default String expected(Headers headers, Body body, Secret secret) {
    byte[] key = key(secret)
        .orElseThrow(() -> new IllegalArgumentException(secretProblem(secret).orElse("")));
    return signature(headers, digest().of(key, signed(headers, body)));
  }

  /** What is wrong with the signed time, if the scheme signs one. */
  default Optional<Invalid> staleness(Headers headers, Body body, Instant now, Duration tolerance) {
    return Optional.empty();
  }

  /** The header that carries the signed time, if a header does. */
  default Optional<String> timeHeader() {
    return Optional.empty();
  }

  /** Whether the signed time is in UNIX milliseconds; otherwise it is in seconds. */
  default boolean timeInMillis() {
    return false;
  }

  /** Whether the signature covers a time, so that an old message is refused. */
  default boolean signsTime() {
    return false;
  }

  /** The property at the top of the body that has the signed time, if one does. */
  default Optional<String> timeProperty() {
    return Optional.empty();
  }

  /** For how long those who send so wait for an answer: what "Standard Webhooks" recommends, unless they say. */
  default Duration patience() {
    return Duration.ofSeconds(15);
  }

  /** Whether the field of the body that a time is signed in has a number, even one as a text. */
  default boolean hasTimeIn(Body body) {
    return false;
  }

  /** How far a signed time may be from now, either way, unless somebody says otherwise. */
  default Duration tolerance() {
    return Duration.ZERO;
  }

  /** Whether messages of this scheme name an event, so that none can be sent without one. */
  default boolean namesEvent() {
    return true;
  }

  // What is sent.

  /** The body to sign for a message that is sent at the given time. */
  default Body stamped(Body body, Instant at) {
    return body;
  }

  /** All headers that the provider sends with a message, signature included, in its order and spelling. */
  Headers headers(Message message, Secret secret);

  /** The header that names the delivery, as the provider spells it; none where the body does. */
  Optional<String> deliveryHeader();

  /** A new delivery ID in the form that the provider gives its own. */
  String newDeliveryId(Body body, Instant now, RandomGenerator random);

  /** Whether payloads may also be sent as the field {@code payload} of a form. */
  default boolean sendsForms() {
    return false;
  }

  /** The header without which a receiver cannot know the event, if the body does not tell it. */
  default Optional<String> eventHeader() {
    return Optional.empty();
  }

  /** The header of an older, weaker signature that is sent beside the current one, if there is one. */
  default Optional<String> legacySignatureHeader() {
    return Optional.empty();
  }

  /** The headers that are made anew whenever a message is signed: the signature, and what dates it. */
  default List<String> signingHeaders() {
    return List.of(signatureHeader());
  }

  /** The media type that the provider sends JSON with. */
  default String contentType() {
    return "application/json";
  }

  /** The event that a message announces, if its headers or its body tell. */
  Optional<String> event(Headers headers, Body body);

  // How it is recognised.

  /** Whether a message with these headers is likely to be of this scheme, going by their names alone. */
  default boolean isIn(Headers headers) {
    return standard(headers).contains(signatureHeader());
  }

  /** What the names of its headers begin with, in lower case, and those of no other scheme do. */
  List<String> headerFamilies();

  /** Whether a value that stands alone is likely to be a signature of this scheme. */
  boolean isSignature(String value);

  /** Whether digests are written in base64; else they are hexadecimal digits. */
  default boolean signsInBase64() {
    return false;
  }

  /** Whether a body is certainly one that the provider sends. */
  default boolean isBody(Body body) {
    return false;
  }

  /** The headers in the names of this scheme, where others use it under other names. */
  default Headers standard(Headers headers) {
    return headers;
  }

  /** A text about a message with these headers, with the names that they have there. */
  default String spelt(String text, Headers headers) {
    return text;
  }

  /** The environment variable in which users commonly have its secret. */
  default Optional<String> secretVariable() {
    return Optional.empty();
  }

  /**
   * Checks a message: its headers, then the signature against each secret in turn, then its time.
   *
   * @param secrets at least one
   * @param tolerance how far the signed time may be from {@code now}, either way
   */
  default Verdict verify(
      Headers headers, Body body, List<Secret> secrets, Instant now, Duration tolerance) {
    for (String name : verifiedHeaders()) {
      int count = headers.count(name);
      if (count == 0) {
        return new Invalid(Reason.MISSING_HEADER, "the header " + name + " is missing");
      }
      if (count > 1) {
        return new Invalid(
            Reason.REPEATED_HEADER, "the header " + name + " is there " + count + " times");
      }
    }
    String signature = headers.first(signatureHeader()).orElseThrow();
    Optional<String> malformation = malformation(signature);
    if (malformation.isPresent()) {
      return new Invalid(Reason.MALFORMED, malformation.get());
    }
    for (int i = 0; i < secrets.size(); i++) {
      if (matches(headers, body, secrets.get(i))) {
        Optional<Invalid> stale = staleness(headers, body, now, tolerance);
        return stale.isPresent() ? stale.get() : new Valid(i);
      }
    }
    return new Invalid(
        Reason.MISMATCH,
        isToken()
            ? "the token in " + signatureHeader() + " is another one"
            : "the signature was not made from these bytes with this secret");
  }

  /**
   * A message on its way out.
   *
   * @param deliveryId new for each delivery, unless a duplicate is meant
   * @param event the event's name as the provider writes it
   * @param body the bytes to sign and send
   * @param contentType the media type of the body
   * @param at when it is sent
   */
  record Message(String deliveryId, String event, Body body, String contentType, Instant at) {}
}

package io.github.notrahooks.check;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.FormBody;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.SignatureScheme.Message;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.OutgoingRequest.Framing;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.signature.Secret;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that is right until it is told what to be wrong in. It is made anew for each request, and belongs
 * to one thread.
 */
public final class Probe {
  private final SignatureScheme scheme;
  private String id;
  private String event;
  private Body body;
  private Secret secret;
  private Instant at;
  private @Nullable Instant signedAt;
  private boolean stamped = true;
  private boolean form;
  private @Nullable String contentType;
  private String method = "POST";
  private Framing framing = Framing.WHOLE;
  private UnaryOperator<Headers> before = UnaryOperator.identity();
  private UnaryOperator<Headers> after = UnaryOperator.identity();
  private @Nullable UnaryOperator<byte[]> changed;
  private byte @Nullable [] key;

  Probe(SignatureScheme scheme, Profile.Example sample, String id, Secret secret, Instant at) {
    this.scheme = scheme;
    this.event = sample.event();
    this.body = sample.body();
    this.id = id;
    this.secret = secret;
    this.at = at;
  }

  /** Its delivery ID. */
  public String id() {
    return id;
  }

  /** The payload before it is signed. */
  public byte[] payload() {
    return body.bytes();
  }

  /** The delivery ID of another. */
  public Probe id(String other) {
    id = other;
    return this;
  }

  /** Another event. */
  public Probe event(String name) {
    event = name;
    return this;
  }

  /** Another body, which is signed. */
  public Probe body(byte[] bytes) {
    body = Body.of(bytes);
    return this;
  }

  /** Another secret. */
  public Probe secret(Secret other) {
    secret = other;
    return this;
  }

  /** A key that no secret has; of no byte, it is an empty one. */
  public Probe key(byte[] bytes) {
    // HMAC fills keys up with zeros (RFC 2104), so that this is the same key.
    key = bytes.length == 0 ? new byte[1] : bytes;
    return this;
  }

  /** Another time at which it seems to be signed and sent. */
  public Probe at(Instant time) {
    at = time;
    return this;
  }

  /** Another time in the body, where it is signed there; the headers have the time of sending. */
  public Probe signedAt(Instant time) {
    signedAt = time;
    return this;
  }

  /** The time in the body is left as it stands there. */
  public Probe unstamped() {
    stamped = false;
    return this;
  }

  /** It is sent as a form. */
  public Probe form() {
    form = true;
    return this;
  }

  /** Another media type. */
  public Probe contentType(String type) {
    contentType = type;
    return this;
  }

  /** Another method. */
  public Probe method(String name) {
    method = name;
    return this;
  }

  /** Another way over the wire. */
  public Probe framing(Framing other) {
    framing = other;
    return this;
  }

  /** Changes the headers before they are signed. */
  public Probe before(UnaryOperator<Headers> change) {
    before = change;
    return this;
  }

  /** Changes the headers after they were signed. */
  public Probe after(UnaryOperator<Headers> change) {
    UnaryOperator<Headers> first = after;
    after = headers -> change.apply(first.apply(headers));
    return this;
  }

  /** Another value of the signature header, made from the right one. */
  public Probe signature(UnaryOperator<String> change) {
    String name = scheme.signatureHeader();
    return after(headers -> headers.with(name, change.apply(headers.first(name).orElseThrow())));
  }

  /** No signature, old ones neither. */
  public Probe unsigned() {
    return after(headers -> {
      Headers bare = headers.without(scheme.signatureHeader());
      return scheme.legacySignatureHeader().map(bare::without).orElse(bare);
    });
  }

  /** Changes the body after it was signed. */
  public Probe changed(UnaryOperator<byte[]> change) {
    changed = change;
    return this;
  }

  /**
   * The request.
   *
   * @param more headers that are sent as well, in place of those of the same name
   */
  OutgoingRequest to(Target target, Headers more) {
    Body json = stamped ? scheme.stamped(body, signedAt == null ? at : signedAt) : body;
    Body signed = form ? FormBody.encode(json) : json;
    String ofForm = form ? FormBody.CONTENT_TYPE : scheme.contentType();
    String type = contentType == null ? ofForm : contentType;
    Headers headers = scheme.headers(new Message(id, event, signed, type, at), secret);
    Headers edited = before.apply(headers);
    if (!edited.equals(headers)) {
      headers = edited.with(scheme.signatureHeader(), scheme.expected(edited, signed, secret));
    }
    if (key != null) {
      byte[] mac = scheme.digest().of(key, scheme.signed(headers, signed));
      headers = headers.with(scheme.signatureHeader(), scheme.signature(headers, mac));
    }
    headers = after.apply(headers);
    Body sent = changed == null ? signed : Body.of(changed.apply(signed.bytes()));
    headers = framed(headers, sent);
    for (Header header : more) {
      headers = headers.with(header.name(), header.value());
    }
    OutgoingRequest plain = OutgoingRequest.to(target, headers, sent, "");
    return new OutgoingRequest(
        target, method, plain.headers(), sent, framing, "signed for a check");
  }

  private Headers framed(Headers headers, Body sent) {
    if (method.equals("GET") || method.equals("HEAD")) {
      return headers.without("Content-Length").without("Content-Type");
    }
    return framing == Framing.CHUNKED
        ? headers.without("Content-Length").with("Transfer-Encoding", "chunked")
        : headers.with("Content-Length", Integer.toString(sent.size()));
  }
}

package io.github.notrahooks.provider.declared;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.Verdict.Invalid;
import io.github.notrahooks.signature.Hmac;
import io.github.notrahooks.signature.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A scheme that is told by its {@link Declaration}. What that cannot say, a subclass adds. */
public class DeclaredScheme implements SignatureScheme {
  private final Declaration told;
  private final @Nullable SignedTime time;

  /** What stands before the time in the signature header's list, such as {@code t=}, if it is there. */
  private final @Nullable String element;

  private final List<String> verified;
  private final SentHeaders sent;
  private final List<String> signing;

  /**
   * The scheme of a declaration, which must not change any more.
   *
   * @throws IllegalArgumentException if the declaration contradicts itself
   */
  public DeclaredScheme(Declaration declaration) {
    told = declaration;
    time = declaration.time;
    element = time != null && time.field() instanceof Field.InSignature in ? in.name() + "=" : null;
    verified = declaration.verifiedHeaders();
    sent = new SentHeaders(declaration.sentHeaders());
    signing = sent.with(declaration.madeBySigning);
  }

  @Override
  public final String id() {
    return told.id;
  }

  @Override
  public final String owner() {
    return told.owner;
  }

  @Override
  public final String signatureHeader() {
    return told.header;
  }

  @Override
  public final List<String> verifiedHeaders() {
    return verified;
  }

  @Override
  public final boolean hasWhatIsSigned(Headers headers) {
    return (element == null || !timeText(headers).isEmpty())
        && SignatureScheme.super.hasWhatIsSigned(headers);
  }

  @Override
  public Optional<String> malformation(String signature) {
    if (element != null && timeIn(signature, element).isEmpty()) {
      return Optional.of(told.header + " must have the time as " + element);
    }
    return told.form.malformation(told.header, signature);
  }

  @Override
  public final Optional<String> secretProblem(Secret secret) {
    return told.secret.problem(secret);
  }

  @Override
  public final Optional<byte[]> key(Secret secret) {
    return told.secret.key(secret);
  }

  @Override
  public final Hmac digest() {
    return told.form.digest();
  }

  @Override
  public final List<byte[]> signed(Headers headers, Body body) {
    return told.signed.of(name -> value(name, headers), body);
  }

  private String value(String name, Headers headers) {
    return switch (name) {
      case Declaration.TIME -> timeText(headers);
      case Declaration.DELIVERY -> deliveryHeader().flatMap(headers::first).orElse("");
      default -> headers.first(name).orElse("");
    };
  }

  /** The time as it is written outside of the body; empty if it is not there. */
  private String timeText(Headers headers) {
    return element == null
        ? timeHeader().flatMap(headers::first).orElse("")
        : timeIn(headers.first(told.header).orElse(""), element);
  }

  private String timeIn(String signature, String begin) {
    return told.form.elements(signature).stream()
        .filter(each -> each.startsWith(begin))
        .map(each -> each.substring(begin.length()))
        .findFirst()
        .orElse("");
  }

  @Override
  public List<byte[]> macs(String signature) {
    return told.form.macs(signature);
  }

  @Override
  public final String signaturePrefix() {
    return told.form.prefix();
  }

  @Override
  public final String signature(Headers headers, byte[] mac) {
    String text = told.form.text(mac);
    return element == null ? text : element + timeText(headers) + told.form.separator() + text;
  }

  @Override
  public final boolean signsTime() {
    return time != null;
  }

  @Override
  public final boolean timeInMillis() {
    return time != null && time.inMillis();
  }

  @Override
  public final Optional<String> timeHeader() {
    return time == null ? Optional.empty() : time.field().headerName();
  }

  @Override
  public final Optional<String> timeProperty() {
    return time != null && time.field() instanceof Field.InBody field
        ? Optional.of(field.name())
        : Optional.empty();
  }

  @Override
  public final Duration tolerance() {
    return time == null ? Duration.ZERO : time.tolerance();
  }

  @Override
  public final Optional<Invalid> staleness(
      Headers headers, Body body, Instant now, Duration tolerance) {
    return time == null
        ? Optional.empty()
        : time.staleness(timeText(headers), body, now, tolerance);
  }

  @Override
  public final boolean hasTimeIn(Body body) {
    return time != null && time.isIn(body);
  }

  @Override
  public final Body stamped(Body body, Instant at) {
    return time != null && time.field() instanceof Field.InBody field
        ? TimeInBody.replaced(body, field.name(), time.text(at))
        : body;
  }

  @Override
  public final boolean namesEvent() {
    return told.events.stream().anyMatch(Field.InHeader.class::isInstance);
  }

  @Override
  public final Optional<String> eventHeader() {
    return told.events.size() == 1 ? told.events.get(0).headerName() : Optional.empty();
  }

  @Override
  public Optional<String> event(Headers headers, Body body) {
    return told.events.stream()
        .flatMap(field -> field.in(headers, body).stream())
        .findFirst();
  }

  @Override
  public final Optional<String> deliveryHeader() {
    return told.delivery == null ? Optional.empty() : told.delivery.headerName();
  }

  @Override
  public String newDeliveryId(Body body, Instant now, RandomGenerator random) {
    return told.newId.apply(random);
  }

  @Override
  public final String contentType() {
    return told.contentType;
  }

  @Override
  public final List<String> signingHeaders() {
    return signing;
  }

  @Override
  public final Headers headers(Message message, Secret secret) {
    for (String name : verified) {
      if (!sent.have(name)) {
        throw Failure.usage(told.id + " signs the header " + name
            + ", which is not known here: its messages can be verified, but not made.");
      }
    }
    Map<String, String> values = new LinkedHashMap<>(values(message, secret));
    values.put("length", Integer.toString(message.body().size()));
    values.put("type", message.contentType());
    values.put(Declaration.DELIVERY, message.deliveryId());
    values.put(Declaration.EVENT, message.event());
    values.put(Declaration.TIME, time == null ? "" : time.text(message.at()));
    // Where the time is in that header, it must be there before it is signed.
    values.put(
        Declaration.SIGNATURE, element == null ? "" : element + values.get(Declaration.TIME));
    Headers unsigned = sent.filled(values);
    return unsigned.with(told.header, expected(unsigned, message.body(), secret));
  }

  /** What stands for further names in the values of the headers that are sent. */
  protected Map<String, String> values(Message message, Secret secret) {
    return Map.of();
  }

  @Override
  public final boolean isIn(Headers headers) {
    Headers standard = standard(headers);
    return told.marks.isEmpty()
        ? standard.contains(told.header)
        : told.marks.stream().allMatch(standard::contains);
  }

  @Override
  public final List<String> headerFamilies() {
    return told.families;
  }

  @Override
  public boolean isSignature(String value) {
    return told.form.fits(value);
  }

  @Override
  public final Headers standard(Headers headers) {
    Alias alias = told.alias;
    return alias != null && alias.isIn(headers, told.header) ? alias.standard(headers) : headers;
  }

  @Override
  public final String spelt(String text, Headers headers) {
    Alias alias = told.alias;
    return alias != null && alias.isIn(headers, told.header)
        ? text.replace(alias.own(), alias.prefix())
        : text;
  }

  @Override
  public final boolean signsInBase64() {
    return told.form.encoding() == SignatureForm.Encoding.BASE64;
  }

  @Override
  public final Optional<String> secretVariable() {
    return told.variable;
  }
}

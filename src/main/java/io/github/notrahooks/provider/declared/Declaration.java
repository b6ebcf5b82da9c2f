package io.github.notrahooks.provider.declared;

import io.github.notrahooks.provider.NewIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A signature scheme as data: what a row of a table says of it. What is not said is what most providers
 * do: the signature is a HMAC-SHA256 of the body alone, in lower-case hexadecimal digits, with the secret's
 * own bytes as the key. Not thread-safe; a scheme made from it is.
 */
public final class Declaration {
  /** What a message has under these names, besides its headers. */
  static final String DELIVERY = "delivery";

  static final String TIME = "time";
  static final String EVENT = "event";
  static final String SIGNATURE = "signature";

  final String id;
  final String owner;
  final String header;
  SignatureForm form = SignatureForm.hex("");
  SecretForm secret = SecretForm.TEXT;
  SignedBytes signed = new SignedBytes("{body}");

  @Nullable
  SignedTime time;

  @Nullable
  Field delivery;

  List<Field> events = List.of();
  List<String> marks = List.of();
  List<String> families = List.of();

  @Nullable
  Alias alias;

  List<String> sent = List.of();
  String contentType = "application/json";
  Set<String> madeBySigning = Set.of(SIGNATURE, TIME);
  Function<RandomGenerator, String> newId = NewIds::randomBased;
  Optional<String> variable = Optional.empty();

  private Declaration(String id, String owner, String header) {
    this.id = id;
    this.owner = owner;
    this.header = header;
  }

  /**
   * Begins to declare a scheme.
   *
   * @param id the name that users give
   * @param owner whose it is, as a sentence says it
   * @param header the header that carries the signature, as the provider spells it
   */
  public static Declaration of(String id, String owner, String header) {
    return new Declaration(id, owner, header);
  }

  /** One HMAC-SHA256 in hexadecimal digits behind a prefix, which may be empty. */
  public Declaration hex(String prefix) {
    form = SignatureForm.hex(prefix);
    return this;
  }

  /** One HMAC-SHA256 in base64 behind a prefix, which may be empty. */
  public Declaration base64(String prefix) {
    form = SignatureForm.base64(prefix);
    return this;
  }

  /** Several signatures with this between them, of which any may be right. */
  public Declaration listedBy(String separator) {
    form = form.listedBy(separator);
    return this;
  }

  /** The secret is base64, with or without {@code whsec_} before it. */
  public Declaration whsec() {
    secret = SecretForm.BASE64;
    return this;
  }

  /** The secret is base64 of so many bytes, with or without {@code whsec_} before it. */
  public Declaration whsec(int bytes) {
    secret = SecretForm.base64(bytes);
    return this;
  }

  /**
   * What is signed: {@code {body}}, and before or behind it {@code {delivery}}, {@code {time}} or a header's
   * name in braces.
   */
  public Declaration signed(String template) {
    signed = new SignedBytes(template);
    return this;
  }

  /** A signed time in UNIX seconds in a header. */
  public Declaration secondsIn(String headerName, Duration tolerance) {
    time = new SignedTime(Field.header(headerName), false, tolerance);
    return this;
  }

  /** A signed time in UNIX seconds in an element of the signature header's list, such as {@code t=}. */
  public Declaration secondsInSignature(String element, Duration tolerance) {
    time = new SignedTime(new Field.InSignature(element), false, tolerance);
    return this;
  }

  /** A time in UNIX milliseconds in a field of the body, which is signed. */
  public Declaration millisInBody(String path, Duration tolerance) {
    time = new SignedTime(Field.body(path), true, tolerance);
    return this;
  }

  /** The header that names the delivery. */
  public Declaration deliveryIn(String headerName) {
    delivery = Field.header(headerName);
    return this;
  }

  /** The field of the body that names the delivery. */
  public Declaration deliveryInBody(String path) {
    delivery = Field.body(path);
    return this;
  }

  /** The header that names the event; what was said before it counts first. */
  public Declaration eventIn(String headerName) {
    return event(Field.header(headerName));
  }

  /** The field of the body that names the event; what was said before it counts first. */
  public Declaration eventInBody(String path) {
    return event(Field.body(path));
  }

  private Declaration event(Field field) {
    List<Field> all = new ArrayList<>(events);
    all.add(field);
    events = List.copyOf(all);
    return this;
  }

  /** The headers that must all be there for a message to be taken as one of this scheme. */
  public Declaration markedBy(String... headerNames) {
    marks = List.of(headerNames);
    return this;
  }

  /** What the names of its headers begin with. */
  public Declaration family(String... prefixes) {
    families =
        List.of(prefixes).stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    return this;
  }

  /** Others use it with names that begin otherwise. */
  public Declaration alsoNamed(String prefix, String inPlaceOf) {
    alias = new Alias(prefix, inPlaceOf);
    return this;
  }

  /**
   * The headers that are sent, each as {@code Name: value} in their order. A value may have {@code {length}},
   * {@code {type}}, {@code {delivery}}, {@code {event}}, {@code {time}} and {@code {signature}} in it, and
   * what the scheme adds.
   */
  public Declaration sent(String... headers) {
    sent = List.of(headers);
    return this;
  }

  /** What else stands in headers that are made anew with each signature, besides time and signature. */
  public Declaration madeBySigning(String... names) {
    Set<String> all = new HashSet<>(madeBySigning);
    all.addAll(List.of(names));
    madeBySigning = Set.copyOf(all);
    return this;
  }

  /** New delivery IDs have a form of their own; otherwise they are UUIDs of version 4. */
  public Declaration newId(Function<RandomGenerator, String> form) {
    newId = form;
    return this;
  }

  /** The media type of what is sent, if it is not {@code application/json}. */
  public Declaration contentType(String type) {
    contentType = type;
    return this;
  }

  /** The environment variable in which users commonly have the secret. */
  public Declaration secretIn(String environmentVariable) {
    variable = Optional.of(environmentVariable);
    return this;
  }

  /**
   * The headers that a message must have to be verified, the signature first.
   *
   * @throws IllegalArgumentException if something is signed of which nothing says where it is
   */
  List<String> verifiedHeaders() {
    List<String> names = new ArrayList<>(List.of(header));
    for (String name : signed.names()) {
      Field field = switch (name) {
        case DELIVERY -> delivery;
        case TIME -> time == null ? null : time.field();
        default -> Field.header(name);
      };
      if (field == null) {
        throw new IllegalArgumentException(
            "{" + name + "} is signed, and nothing says where it is");
      }
      if (field instanceof Field.InBody) {
        throw new IllegalArgumentException(
            "{" + name + "} is in the body, all of which is signed as {body}");
      }
      field.headerName().ifPresent(names::add);
    }
    return List.copyOf(names);
  }

  /** The headers that are sent where nobody has said: what is needed to verify the message. */
  List<String> sentHeaders() {
    if (!sent.isEmpty()) {
      return sent;
    }
    List<String> all = new ArrayList<>(List.of("Content-Length: {length}", "Content-Type: {type}"));
    events.forEach(field -> add(all, field, EVENT));
    add(all, delivery, DELIVERY);
    add(all, time == null ? null : time.field(), TIME);
    all.add(header + ": {" + SIGNATURE + "}");
    return all;
  }

  private static void add(List<String> all, @Nullable Field field, String what) {
    if (field != null) {
      field.headerName().ifPresent(name -> all.add(name + ": {" + what + "}"));
    }
  }
}

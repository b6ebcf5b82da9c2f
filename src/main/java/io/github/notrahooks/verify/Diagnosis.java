package io.github.notrahooks.verify;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.restore.Restoring;
import io.github.notrahooks.verify.BodyFaults.Kind;
import io.github.notrahooks.verify.BodyVariant.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One search for what would have made a signature match: the cheap and the common first, then each fault
 * of the body together with each fault of the secret. Not thread-safe.
 */
final class Diagnosis {
  /** How many bytes a search may hash before it gives up: some seconds' work. */
  private static final long MOST_BYTES = 1L << 30;

  /** How many of them for the combinations of two faults. */
  private static final long MOST_BYTES_FOR_PAIRS = 1L << 28;

  private final SignatureScheme scheme;
  private final SignatureSchemes schemes;
  private final Headers headers;
  private final Body body;
  private final JsonFaults json;
  private final Proof proof;
  private final List<NamedSecret> secrets;
  private final List<SigningKey> own = new ArrayList<>();
  private final List<SigningKey> foreign = new ArrayList<>();
  private final List<SigningKey> faulty = new ArrayList<>();
  private final List<SigningKey> twice = new ArrayList<>();
  private long hashed;
  private int tried;
  private boolean cutShort;
  private @Nullable Match match;

  Diagnosis(Subject subject, Proof proof) {
    this.scheme = subject.scheme();
    this.schemes = subject.schemes();
    this.headers = subject.headers();
    this.body = subject.submission().body();
    this.json = new JsonFaults(body);
    this.proof = proof;
    this.secrets = subject.submission().secrets();
    for (NamedSecret named : secrets) {
      as(own, scheme, named, List.of());
      faulty.addAll(SecretFaults.keys(scheme, named));
      twice.addAll(SecretFaults.pairs(scheme, named));
    }
    for (NamedSecret named : subject.submission().others()) {
      as(foreign, scheme, named, List.of(Hint.OTHER_SECRET));
    }
    for (NamedSecret named : subject.submission().variables()) {
      as(foreign, scheme, named, List.of(Hint.SECRET_NOT_EXPANDED));
    }
    for (List<SigningKey> keys : List.of(own, foreign, faulty, twice)) {
      keys.replaceAll(key -> key.shortened(proof.algorithm()));
    }
  }

  private static void as(
      List<SigningKey> keys, SignatureScheme scheme, NamedSecret named, List<Hint> hints) {
    scheme
        .key(named.secret())
        .ifPresent(key -> keys.add(new SigningKey(named.label(), hints, null, key)));
  }

  /** What would have matched, if anything that was tried. */
  Optional<Match> search() {
    try {
      return found() ? Optional.ofNullable(match) : Optional.empty();
    } catch (OutOfMemoryError e) {
      // That the signature is wrong is known by now; only why it is may be missed.
      cutShort = true;
      return Optional.empty();
    }
  }

  private boolean found() {
    BodyFaults bodies = new BodyFaults(body, headers);
    return any(own, null)
        || any(foreign, null)
        || bodies.visit(variant -> any(own, variant))
        || any(faulty, null)
        || any(twice, null)
        || schemes()
        || json.visit(own.size(), variant -> any(own, variant))
        || together(bodies);
  }

  /** Two faults at once, which are too many for a large body: to make them takes longer than to hash them. */
  private boolean together(BodyFaults bodies) {
    if (body.size() > Restoring.LARGEST) {
      cutShort = true;
      return false;
    }
    return inside(bodies) || pairs(bodies) || bodies.visitPairs(variant -> pair(own, variant));
  }

  /** The JSON inside a form, base64 and the like, written in other ways. */
  private boolean inside(BodyFaults bodies) {
    Visitor visitor = found -> !found.hints().contains(Hint.FORM_DECODED)
        && new JsonFaults(found.body()).visitUsual(written -> pair(own, found.and(written)));
    return bodies.visit(Kind.READING, visitor) || bodies.visit(Kind.FORM, visitor);
  }

  /** How many readings of the body, the secret and the scheme were tried. */
  int tried() {
    return tried;
  }

  /** How many bytes were hashed. */
  long hashed() {
    return hashed;
  }

  /** Whether its bound ended the search before everything was tried. */
  boolean cutShort() {
    return cutShort || json.isPartly();
  }

  private boolean any(List<SigningKey> keys, @Nullable BodyVariant variant) {
    for (SigningKey key : keys) {
      if (matches(key, variant)) {
        return true;
      }
    }
    return false;
  }

  private boolean matches(SigningKey key, @Nullable BodyVariant variant) {
    Body bytes = variant == null ? body : variant.body();
    if (!affords(bytes, MOST_BYTES) || !proof.holds(key.bytes(), scheme, headers, bytes)) {
      return false;
    }
    match = Match.of(key, variant);
    return true;
  }

  private boolean affords(Body bytes, long most) {
    if (hashed + bytes.size() > most) {
      cutShort = true;
      return false;
    }
    hashed += bytes.size();
    tried++;
    return true;
  }

  private boolean schemes() {
    for (OtherSchemes.Reading reading : OtherSchemes.readings(scheme, headers, schemes)) {
      List<SigningKey> keys = new ArrayList<>();
      for (NamedSecret named : secrets) {
        as(keys, reading.scheme(), named, List.of());
      }
      keys.addAll(own);
      keys.addAll(faulty);
      for (SigningKey key : keys) {
        if (matches(reading, key)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean matches(OtherSchemes.Reading reading, SigningKey key) {
    if (!affords(body, MOST_BYTES)
        || !proof.holds(key.bytes(), reading.scheme(), reading.headers(), body)) {
      return false;
    }
    String condition = "it were checked as " + reading.scheme().id() + " signs";
    match = Match.of(key, new BodyVariant(List.of(Hint.OTHER_PROVIDER), condition, body));
    return true;
  }

  private boolean pairs(BodyFaults bodies) {
    List<SigningKey> keys = new ArrayList<>(foreign);
    keys.addAll(faulty);
    Visitor visitor = variant -> pair(keys, variant);
    return bodies.visit(visitor) || json.visitUsual(visitor);
  }

  private boolean pair(List<SigningKey> keys, BodyVariant variant) {
    long cost = (long) keys.size() * variant.body().size();
    if (cost > MOST_BYTES_FOR_PAIRS / 4 || hashed + cost > MOST_BYTES_FOR_PAIRS) {
      cutShort = true;
      return false;
    }
    return any(keys, variant);
  }
}

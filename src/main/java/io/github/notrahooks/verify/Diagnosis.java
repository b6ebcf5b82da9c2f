package io.github.notrahooks.verify;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.input.BodyReading;
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
  /** How many bytes a search may write and hash before it gives up: two seconds' work. */
  private static final long MOST_BYTES = 3L << 26;

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
  private long spent;
  private int tried;
  private boolean cutShort;
  private boolean tooLargeInside;
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
      boolean ended = found();
      tooLargeInside = match == null && BodyReading.isTooLarge(body, headers);
      return ended ? Optional.ofNullable(match) : Optional.empty();
    } catch (OutOfMemoryError e) {
      // That the signature is wrong is known by now; only why it is may be missed.
      cutShort = true;
      return Optional.empty();
    }
  }

  /** Whether the search is at its end, with a match or because nothing more can be afforded. */
  private boolean found() {
    BodyFaults bodies = new BodyFaults(body, headers);
    boolean large = body.size() > Restoring.LARGEST;
    Visitor visitor = variant -> any(own, variant);
    // Few variants of a large body can be afforded, and JSON that was written again is the
    // likeliest.
    return any(own, null)
        || any(foreign, null)
        || large && json.visit(own.size(), visitor)
        || bodies.visit(visitor)
        || any(faulty, null)
        || any(twice, null)
        || schemes()
        || !large && (json.visit(own.size(), visitor) || together(bodies));
  }

  /** Two faults at once, which are too many for a large body. */
  private boolean together(BodyFaults bodies) {
    return inside(bodies) || pairs(bodies) || bodies.visitPairs(variant -> pair(own, variant));
  }

  /** The JSON inside a form, base64 and the like, written in other ways. */
  private boolean inside(BodyFaults bodies) {
    Visitor visitor = found -> found.body().size() <= Restoring.LARGEST
        && !found.hints().contains(Hint.FORM_DECODED)
        && new JsonFaults(found.body()).visitUsual(written -> pair(own, found.and(written)));
    return bodies.visit(Kind.READING, visitor) || bodies.visit(Kind.FORM, visitor);
  }

  /** How many readings of the body, the secret and the scheme were tried. */
  int tried() {
    return tried;
  }

  /** How many bytes were written and hashed. */
  long spent() {
    return spent;
  }

  /** Whether its bound ended the search before everything was tried. */
  boolean cutShort() {
    return cutShort || tooLargeInside || json.isPartly();
  }

  /** Whether the body unpacks to more than a body may have, which was not tried. */
  boolean tooLargeInside() {
    return tooLargeInside;
  }

  private boolean any(List<SigningKey> keys, @Nullable BodyVariant variant) {
    if (variant != null) {
      written(variant);
    }
    for (SigningKey key : keys) {
      if (matches(key, variant)) {
        return true;
      }
    }
    return isSpent();
  }

  /** Short ones took time too, for all of the body was read. */
  private void written(BodyVariant variant) {
    spent += Math.max(variant.body().size(), body.size());
  }

  /** Whether not even the body could be hashed once more. */
  private boolean isSpent() {
    boolean isSpent = spent + body.size() > MOST_BYTES;
    cutShort |= isSpent;
    return isSpent;
  }

  private boolean matches(SigningKey key, @Nullable BodyVariant variant) {
    Body bytes = variant == null ? body : variant.body();
    if (!affords(bytes) || !proof.holds(key.bytes(), scheme, headers, bytes)) {
      return false;
    }
    match = Match.of(key, variant);
    return true;
  }

  private boolean affords(Body bytes) {
    // A large one is not tried in every way, even if it is affordable.
    cutShort |= bytes.size() > Restoring.LARGEST || spent + bytes.size() > MOST_BYTES;
    if (spent + bytes.size() > MOST_BYTES) {
      return false;
    }
    spent += bytes.size();
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
    if (!affords(body) || !proof.holds(key.bytes(), reading.scheme(), reading.headers(), body)) {
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
    boolean large = variant.body().size() > Restoring.LARGEST;
    if (large || cost > MOST_BYTES / 4 || spent + cost > MOST_BYTES) {
      cutShort = true;
      written(variant);
      return isSpent();
    }
    return any(keys, variant);
  }
}

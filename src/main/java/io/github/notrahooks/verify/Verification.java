package io.github.notrahooks.verify;

import io.github.notrahooks.json.JsonLine;
import io.github.notrahooks.provider.Verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found. It holds neither a secret nor a right signature.
 *
 * @param valid whether the message may be trusted
 * @param provider the scheme it was checked by, or null if none could be told
 * @param reason why it must not be trusted; null if valid
 * @param hints what would have to be different, the most telling first; empty if nothing is known
 * @param message a sentence or some for a person
 * @param secret the label of the secret that matches, or that would once the hints are followed
 * @param skew for a stale time, how far it is in the past; negative where it is in the future
 * @param searched whether it was looked for what would have matched, where that can tell anything
 * @param notes sentences about what helps, but changes nothing
 */
public record Verification(
    boolean valid,
    @Nullable String provider,
    @Nullable Reason reason,
    List<Hint> hints,
    String message,
    @Nullable String secret,
    @Nullable Duration skew,
    Searched searched,
    List<String> notes) {

  static Verification valid(String provider, String label) {
    return new Verification(
        true,
        provider,
        null,
        List.of(),
        "The signature is valid (secret from " + label + ").",
        label,
        null,
        Searched.ALL,
        List.of());
  }

  static Verification invalid(
      @Nullable String provider, Reason reason, List<Hint> hints, String message) {
    return new Verification(
        false, provider, reason, hints, message, null, null, Searched.ALL, List.of());
  }

  Verification withSecret(@Nullable String label) {
    return new Verification(valid, provider, reason, hints, message, label, skew, searched, notes);
  }

  Verification withSkew(@Nullable Duration by) {
    return new Verification(valid, provider, reason, hints, message, secret, by, searched, notes);
  }

  Verification unsearched() {
    return new Verification(
        valid,
        provider,
        reason,
        hints,
        message + " What would have matched was not looked for.",
        secret,
        skew,
        Searched.NONE,
        notes);
  }

  /** The same with an end that came before all was tried. */
  Verification partly() {
    return new Verification(
        valid, provider, reason, hints, message, secret, skew, Searched.PARTLY, notes);
  }

  /** The same with another hint, the most telling, and what it means. */
  Verification withHint(Hint hint, String sentence) {
    List<Hint> all = new ArrayList<>(List.of(hint));
    all.addAll(hints);
    return new Verification(
        valid,
        provider,
        reason,
        List.copyOf(all),
        message + " " + sentence,
        secret,
        skew,
        searched,
        notes);
  }

  /** The same with further notes. */
  public Verification withNotes(List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new Verification(
        valid, provider, reason, hints, message, secret, skew, searched, List.copyOf(all));
  }

  /** How far it was looked for what would have matched. */
  public enum Searched {
    /** As far as anything is known to look for. */
    ALL,
    /** Until the bound of the search. */
    PARTLY,
    /** Not at all. */
    NONE
  }

  /** The most telling hint, or null. */
  public @Nullable Hint hint() {
    return hints.isEmpty() ? null : hints.get(0);
  }

  /**
   * Adds what {@code -o json} prints: {@code valid}, {@code provider}, {@code reason}, {@code hint},
   * {@code hints}, {@code message}, {@code secret} (a label) and {@code skewSeconds}, null where they do
   * not apply; {@code searched} and {@code notes}.
   */
  public JsonLine addTo(JsonLine line) {
    Hint first = hint();
    List<String> names = new ArrayList<>();
    for (Hint hint : hints) {
      names.add(hint.wireName());
    }
    line.put("valid", valid)
        .put("provider", provider)
        .put("reason", reason == null ? null : reason.wireName())
        .put("hint", first == null ? null : first.wireName())
        .put("hints", names)
        .put("message", message)
        .put("secret", secret);
    if (skew == null) {
      line.put("skewSeconds", (String) null);
    } else if (skew.toMillisPart() == 0) {
      line.put("skewSeconds", skew.toSeconds());
    } else {
      line.put("skewSeconds", skew.toMillis() / 1000.0);
    }
    if (searched == Searched.PARTLY) {
      line.put("searched", "partly");
    } else {
      line.put("searched", searched == Searched.ALL);
    }
    return line.put("notes", notes);
  }
}

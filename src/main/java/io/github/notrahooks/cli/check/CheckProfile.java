package io.github.notrahooks.cli.check;

import io.github.notrahooks.check.Profile;
import io.github.notrahooks.check.Profile.Example;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.provider.Provider;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.Providers;
import io.github.notrahooks.samples.Sample;
import io.github.notrahooks.samples.SampleCatalogue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the profile of a provider from its samples, or from a payload of its form. */
final class CheckProfile {
  private CheckProfile() {}

  /**
   * The profile.
   *
   * @param event the samples that a user wants to be accepted; all, which should be, if there is none
   * @param payload the base of all deliveries, or null for the provider's first sample
   * @throws Failure of usage if no deliveries can be made that somebody signs so
   */
  static Profile of(
      SignatureScheme scheme, List<String> event, @Nullable Example payload, Instant now) {
    if (scheme.isToken()) {
      throw Failure.usage("check cannot be used for " + scheme.id() + ": " + scheme.owner()
          + " sends a token and signs no body, so that there is little to check.");
    }
    List<Sample> known = SampleCatalogue.load().all().stream()
        .filter(sample -> sample.provider().equals(scheme.id()))
        .toList();
    Optional<Provider> provider = Providers.named(scheme.id());
    Example base = payload != null
        ? payload
        : known.stream()
            .filter(sample -> sample.outcome().equals(Outcome.PROCESSED))
            .findFirst()
            .map(sample -> plain(sample(sample, now)))
            .orElseGet(() -> builtIn(now));
    return new Profile(
        scheme,
        provider.map(Provider::patience).orElseGet(scheme::patience),
        provider.map(Provider::largestBody).orElse(OptionalInt.empty()),
        base,
        (event.isEmpty()
                ? known.stream()
                : event.stream().flatMap(name -> named(scheme, known, name)).distinct())
            .map(sample -> sample(sample, now))
            .toList(),
        !event.isEmpty());
  }

  /** The samples of an event, or the one of this name. */
  private static Stream<Sample> named(SignatureScheme scheme, List<Sample> known, String name) {
    List<Sample> ofEvent =
        known.stream().filter(sample -> sample.event().equals(name)).toList();
    if (!ofEvent.isEmpty()) {
      return ofEvent.stream();
    }
    Sample sample = SampleCatalogue.load().named(name);
    if (!known.contains(sample)) {
      throw Failure.usage(
          "--event " + name + " is no sample of " + scheme.id() + ", which is checked.");
    }
    return Stream.of(sample);
  }

  private static Example sample(Sample sample, Instant now) {
    return new Example(sample.name(), sample.event(), sample.body(now), sample.name());
  }

  /** Without letters beyond ASCII: one check is about those, and all others start from this. */
  private static Example plain(Example sample) {
    String text = sample.body().text().replaceAll("[^\\x00-\\x7f]", "x");
    return new Example(sample.name(), sample.event(), Body.ofText(text), sample.argument());
  }

  /** What "Standard Webhooks" recommends as the form of a payload. */
  private static Example builtIn(Instant now) {
    String body = "{\"type\":\"invoice.paid\",\"timestamp\":\"" + now
        + "\",\"data\":{\"id\":\"inv_1f0a\",\"customer\":\"cus_77\",\"amount\":4200,"
        + "\"currency\":\"eur\",\"description\":\"A year of the small plan\"}}";
    return new Example("invoice.paid", "invoice.paid", Body.ofText(body), "");
  }
}

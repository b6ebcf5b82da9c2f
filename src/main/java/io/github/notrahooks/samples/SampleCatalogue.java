package io.github.notrahooks.samples;

import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** All samples that come with the tool. Immutable. */
public final class SampleCatalogue {
  private final List<Sample> samples;

  private SampleCatalogue(List<Sample> samples) {
    this.samples = samples;
  }

  /** Reads the index that is packaged with the tool. */
  public static SampleCatalogue load() {
    return of(Sample.read("index.json"));
  }

  static SampleCatalogue of(byte[] index) {
    try {
      JsonNode root = Json.parseStrictly(index);
      Instant moment = Instant.parse(root.path("moment").stringValue());
      List<Sample> samples = new ArrayList<>();
      for (JsonNode entry : root.path("samples")) {
        samples.add(sample(entry, moment));
      }
      return new SampleCatalogue(List.copyOf(samples));
    } catch (MalformedJson e) {
      throw Failure.failed("This installation is damaged: samples/index.json: " + e.getMessage());
    }
  }

  private static Sample sample(JsonNode entry, Instant moment) {
    List<String> aliases = new ArrayList<>();
    for (JsonNode alias : entry.path("aliases")) {
      aliases.add(alias.stringValue());
    }
    return new Sample(
        entry.path("name").stringValue(),
        List.copyOf(aliases),
        entry.path("provider").stringValue(),
        entry.path("event").stringValue(),
        entry.path("action").stringValue(),
        entry.path("description").stringValue(),
        Outcome.named(entry.path("outcome").stringValue()),
        entry.path("file").stringValue(),
        moment);
  }

  /** All samples, in the order in which they are listed to users. */
  public List<Sample> all() {
    return samples;
  }

  /**
   * The sample of a name or alias, after {@code provider:} where two providers share it; nothing if
   * there is none.
   *
   * @throws Failure if several providers have it
   */
  public Optional<Sample> find(String name) {
    int colon = name.indexOf(':');
    String provider = colon < 0 ? "" : name.substring(0, colon);
    String plain = name.substring(colon + 1);
    List<Sample> found = samples.stream()
        .filter(sample -> colon < 0 || sample.provider().equals(provider))
        .filter(sample -> sample.isCalled(plain))
        .toList();
    if (found.size() > 1) {
      List<String> choices =
          found.stream().map(each -> each.provider() + ":" + plain).toList();
      throw Failure.usage("Several providers have a sample '" + name + "': write "
          + String.join(" or ", choices) + ".");
    }
    return found.stream().findFirst();
  }

  /**
   * The sample of a name or alias.
   *
   * @throws Failure if there is none, naming the nearest, or if several providers have it
   */
  public Sample named(String name) {
    return find(name)
        .orElseThrow(() -> Failure.notFound("There is no sample '" + name + "'."
            + Nearest.hint(name, names(name.contains(":")))
            + " 'notra-hooks samples list' shows all of them."));
  }

  private List<String> names(boolean qualified) {
    List<String> names = new ArrayList<>();
    for (Sample sample : samples) {
      String prefix = qualified ? sample.provider() + ":" : "";
      names.add(prefix + sample.name());
      sample.aliases().forEach(alias -> names.add(prefix + alias));
    }
    return names;
  }
}

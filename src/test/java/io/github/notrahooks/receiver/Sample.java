package io.github.notrahooks.receiver;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * A payload of the catalogue, with what its index says of it.
 *
 * @param name in the catalogue
 * @param provider the provider's name
 * @param event the event's name
 * @param action the action that the payload has, or the empty string
 * @param outcome what becomes of it when it is received
 * @param body its bytes
 */
public record Sample(
    String name, String provider, String event, String action, String outcome, Body body) {

  /** All of the catalogue. */
  public static List<Sample> all() {
    try {
      List<Sample> samples = new ArrayList<>();
      for (JsonNode entry : Json.parse(bytes("index.json")).path("samples")) {
        samples.add(new Sample(
            text(entry, "name"),
            text(entry, "provider"),
            text(entry, "event"),
            text(entry, "action"),
            text(entry, "outcome"),
            Body.of(bytes(text(entry, "file")))));
      }
      return samples;
    } catch (MalformedJson e) {
      throw new IllegalStateException(e);
    }
  }

  /** The sample of this name. */
  public static Sample named(String name) {
    return all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  /** It, signed and sent to where its provider's deliveries go. */
  public Attempt attempt() {
    return Attempt.of(provider, event, body);
  }

  private static String text(JsonNode entry, String key) {
    return entry.path(key).asString();
  }

  private static byte[] bytes(String file) {
    try (InputStream stream = Sample.class.getResourceAsStream("/samples/" + file)) {
      return Objects.requireNonNull(stream, file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}

package io.github.notrahooks.samples;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One payload of the catalogue.
 *
 * @param name lower case, such as {@code release.published}
 * @param aliases shorter names for it
 * @param provider the provider's name
 * @param event the event's name as the provider writes it
 * @param action as in the payload, or the empty string
 * @param description one line for a person
 * @param outcome what Notra makes of it
 * @param file the payload's place in the catalogue
 * @param moment when the times in the payload were now
 */
public record Sample(
    String name,
    List<String> aliases,
    String provider,
    String event,
    String action,
    String description,
    Outcome outcome,
    String file,
    Instant moment) {
  /** The name that is right whatever else there is: {@code github:push}. */
  public String qualifiedName() {
    return provider + ":" + name;
  }

  /** Whether it has this name or alias. */
  boolean isCalled(String wanted) {
    return name.equals(wanted) || aliases.contains(wanted);
  }

  /** The payload as it is kept, its times those of the catalogue's moment. */
  public Body storedBody() {
    return Body.of(read(file));
  }

  /** The payload as if the event had just happened: each time in it is moved by what has passed since. */
  public Body body(Instant now) {
    return Body.of(TimeShift.between(moment, now).applyTo(read(file)));
  }

  static byte[] read(String file) {
    try (InputStream in = Sample.class.getResourceAsStream("/samples/" + file)) {
      if (in == null) {
        throw Failure.failed("This installation is damaged: samples/" + file + " is missing.");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new Failure(
          ExitCode.FAILED, "samples/" + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** What there is to say of it, without its payload. */
  public ObjectNode toJson() {
    ObjectNode node = Json.object().put("name", name);
    ArrayNode names = node.putArray("aliases");
    aliases.forEach(names::add);
    return node.put("provider", provider)
        .put("event", event)
        .put("action", action)
        .put("outcome", outcome.wireName())
        .put("description", description);
  }
}

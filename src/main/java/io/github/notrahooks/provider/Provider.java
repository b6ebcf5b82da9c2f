package io.github.notrahooks.provider;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.JsonSpan;
import io.github.notrahooks.signature.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;

/**
 * A provider whose webhooks can be received: which headers it needs, and what each of its events means
 * to Notra. Stateless, so that threads may share it.
 */
public interface Provider {
  /** The name in the route and in the configuration, such as {@code github}. */
  String id();

  /** What the last segment of the route names: {@code repository} or {@code team}. */
  String repositoryNoun();

  /** How it signs. */
  SignatureScheme scheme();

  /** The headers without which a delivery is refused, in the order in which they are asked for. */
  List<String> requiredHeaders();

  /** The event as far as the headers tell; the empty string where they do not. */
  String announcedEvent(Headers headers);

  /** How long the longest body is that it sends, in bytes, if it says so. */
  default OptionalInt largestBody() {
    return OptionalInt.empty();
  }

  /** For how long it waits for an answer. */
  Duration patience();

  /**
   * How a real repository or team is made to send here.
   *
   * @param name its name in the configuration, which may be none that the provider knows
   */
  Connection connection(String name);

  /** What a verified delivery means; never throws for what strangers send. */
  Examination examine(Headers headers, Body body);

  /** Whether a payload is about a release that is marked as not final. */
  default boolean isPreRelease(JsonSpan payload) {
    return false;
  }

  /** The messages of the commits that a payload tells of; none where it tells of none. */
  default List<String> commitMessages(JsonSpan payload) {
    return List.of();
  }

  /**
   * What a payload says has happened, in a few words such as {@code v1.4.0 published}: as strangers wrote
   * them, so not safe to print. Nothing where the payload does not tell, and where it is too long to be
   * looked into for a line in a list. Never throws for what strangers send.
   *
   * @param event the event's name as the provider writes it
   * @param body the payload, which may be a form, or anything
   */
  default Optional<String> happening(String event, Body body) {
    return Happening.of(event, body);
  }

  /**
   * A fresh secret of the form that the provider's own have.
   *
   * @param below gives a random number from 0 to its argument, exclusive
   */
  default Secret newSecret(IntUnaryOperator below) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 64; i++) {
      text.append(Character.forDigit(below.applyAsInt(16), 16));
    }
    return Secret.of(text.toString());
  }
}

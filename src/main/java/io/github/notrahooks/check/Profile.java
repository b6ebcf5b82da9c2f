package io.github.notrahooks.check;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.provider.SignatureScheme;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the deliveries of a provider look like to the receiver that is checked.
 *
 * @param scheme how they are signed
 * @param limit for how long the provider waits for an answer
 * @param largest how long its longest body is, in bytes, if it says so
 * @param base the delivery that checks change in one way each
 * @param samples further ones, each of which a receiver should accept
 * @param samplesCount whether it must accept them
 */
public record Profile(
    SignatureScheme scheme,
    Duration limit,
    OptionalInt largest,
    Example base,
    List<Example> samples,
    boolean samplesCount) {

  /**
   * A delivery of the provider.
   *
   * @param name in the catalogue of samples, or what else a user would recognise
   * @param event the event's name as the provider writes it
   * @param body its payload
   * @param argument what {@code send} is given to send it; the empty string if it cannot be
   */
  public record Example(String name, String event, Body body, String argument) {}

  /** What is kept cannot be changed. */
  public Profile {
    samples = List.copyOf(samples);
  }

  /** Whether its signatures are hexadecimal digits. */
  public boolean isHex() {
    return !scheme.signsInBase64();
  }

  /** Whether the signed time is in a header of its own. */
  public boolean hasTimeHeader() {
    return scheme
        .timeHeader()
        .filter(name -> !name.equals(scheme.signatureHeader()))
        .isPresent();
  }

  /** Whether the signed time is in the body. */
  public boolean hasTimeInBody() {
    return scheme.timeProperty().isPresent() && scheme.hasTimeIn(base.body());
  }

  /** Whether the signed time stands somewhere by itself: in a header, or in the body. */
  public boolean hasTimeOfItsOwn() {
    return hasTimeHeader() || hasTimeInBody();
  }

  /** Whether the delivery ID is signed with the body. */
  public boolean signsId() {
    return scheme.deliveryHeader().filter(scheme.verifiedHeaders()::contains).isPresent();
  }
}

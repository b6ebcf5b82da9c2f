package io.github.notrahooks.sender;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.json.Shape;
import io.github.notrahooks.provider.SignatureScheme;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** Makes delivery IDs of the form that each provider gives its own. As thread-safe as its source of randomness. */
public final class DeliveryIds {
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** From the start of the Gregorian calendar, which version-1 UUIDs count from, to that of UNIX time. */
  private static final long GREGORIAN_SECONDS = 12_219_292_800L;

  private static final Shape ENVELOPE = Shape.of("id?: any");

  private final Clock clock;
  private final RandomGenerator random;

  /**
   * IDs from a clock and a source of randomness.
   *
   * @param clock dates the IDs of schemes that date them
   * @param random makes the others unique
   */
  public DeliveryIds(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** A new ID for a delivery of this body. */
  public String next(SignatureScheme scheme, Body body) {
    return switch (scheme.id()) {
      case "github" -> timeBased().toString();
      case "standard-webhooks" -> "msg_" + letters(24);
      case "notra" -> eventId(body) + "_whe_" + randomBased();
      default -> randomBased().toString();
    };
  }

  private String eventId(Body body) {
    try {
      JsonNode id = ENVELOPE.read(body.pieces()).path("id");
      if (id.isString() && id.stringValue().matches("[A-Za-z0-9_-]{1,64}")) {
        return id.stringValue();
      }
    } catch (MalformedJson e) {
      // Whatever is sent instead of an envelope gets an event of its own.
    }
    return "whev_" + randomBased();
  }

  private UUID timeBased() {
    Instant now = clock.instant();
    long ticks = (now.getEpochSecond() + GREGORIAN_SECONDS) * 10_000_000L + now.getNano() / 100;
    long high = ticks << 32 | (ticks >>> 32 & 0xFFFF) << 16 | 0x1000 | ticks >>> 48 & 0x0FFF;
    // Clock sequence and node are random, and the multicast bit says that the node is no hardware
    // address.
    long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0100_0000_0000L;
    return new UUID(high, low);
  }

  private UUID randomBased() {
    long high = random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000L;
    long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private String letters(int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}

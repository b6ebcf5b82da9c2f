package io.github.notrahooks.verify;

import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.SignatureSchemes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What other schemes would have signed, going by the headers in hand. */
final class OtherSchemes {
  private OtherSchemes() {}

  /**
   * One way in which another scheme would have read the message.
   *
   * @param scheme the other one
   * @param headers in its names
   */
  record Reading(SignatureScheme scheme, Headers headers) {}

  /** The readings that sign other bytes than this scheme does, each once. */
  static List<Reading> readings(SignatureScheme scheme, Headers headers) {
    List<Reading> readings = new ArrayList<>();
    Set<List<String>> seen = new HashSet<>();
    seen.add(signedHeaders(scheme));
    for (SignatureScheme other : SignatureSchemes.ALL) {
      List<String> needed = signedHeaders(other);
      if (seen.add(needed)) {
        addAll(readings, other, needed, headers);
      }
    }
    return readings;
  }

  private static void addAll(
      List<Reading> readings, SignatureScheme other, List<String> needed, Headers headers) {
    for (String id : List.of("webhook-id", "x-notra-delivery-id", "x-notra-event-id")) {
      Headers translated = standard(headers, id);
      Reading reading = new Reading(other, needed.isEmpty() ? headers : translated);
      if (needed.stream().allMatch(translated::contains) && !readings.contains(reading)) {
        readings.add(reading);
      }
    }
  }

  /** The headers with the standard's names for id and time beside Notra's. */
  private static Headers standard(Headers headers, String id) {
    Headers named =
        headers.first(id).map(value -> headers.with("webhook-id", value)).orElse(headers);
    return named.contains("webhook-timestamp")
        ? named
        : headers
            .first("x-notra-timestamp")
            .map(time -> named.with("webhook-timestamp", time))
            .orElse(named);
  }

  private static List<String> signedHeaders(SignatureScheme scheme) {
    List<String> names = new ArrayList<>(scheme.verifiedHeaders());
    names.remove(scheme.signatureHeader());
    return names;
  }
}

package io.github.notrahooks.verify;

import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
  static List<Reading> readings(SignatureScheme scheme, Headers headers, SignatureSchemes schemes) {
    List<Reading> readings = new ArrayList<>();
    Set<List<String>> seen = new HashSet<>();
    seen.add(signedHeaders(scheme));
    for (SignatureScheme other : schemes.all()) {
      List<String> needed = signedHeaders(other);
      if (seen.add(needed)) {
        addAll(readings, other, needed, headers, schemes);
      }
    }
    return readings;
  }

  private static void addAll(
      List<Reading> readings,
      SignatureScheme other,
      List<String> needed,
      Headers headers,
      SignatureSchemes schemes) {
    for (String id : needed.isEmpty() ? List.of("") : idHeaders(schemes)) {
      Headers translated = needed.isEmpty() ? headers : translated(headers, id, other, schemes);
      Reading reading = new Reading(other, translated);
      if (needed.stream().allMatch(translated::contains) && !readings.contains(reading)) {
        readings.add(reading);
      }
    }
  }

  /** The headers with the other scheme's names for ID and time beside those that are there. */
  private static Headers translated(
      Headers headers, String id, SignatureScheme other, SignatureSchemes schemes) {
    Headers translated = headers;
    Optional<String> idName = other.deliveryHeader();
    if (idName.isPresent() && headers.contains(id)) {
      translated = translated.with(idName.get(), headers.first(id).orElseThrow());
    }
    Optional<String> timeName = other.timeHeader();
    if (timeName.isPresent() && !headers.contains(timeName.get())) {
      for (SignatureScheme scheme : schemes.all()) {
        Optional<String> time = scheme.timeHeader().flatMap(headers::first);
        if (time.isPresent()) {
          return translated.with(timeName.get(), time.get());
        }
      }
    }
    return translated;
  }

  /** The headers that any scheme signs besides the time. */
  private static Set<String> idHeaders(SignatureSchemes schemes) {
    Set<String> names = new LinkedHashSet<>();
    for (SignatureScheme scheme : schemes.all()) {
      names.addAll(signedHeaders(scheme));
      scheme.timeHeader().ifPresent(names::remove);
    }
    return names;
  }

  private static List<String> signedHeaders(SignatureScheme scheme) {
    List<String> names = new ArrayList<>(scheme.verifiedHeaders());
    names.remove(scheme.signatureHeader());
    return names;
  }
}

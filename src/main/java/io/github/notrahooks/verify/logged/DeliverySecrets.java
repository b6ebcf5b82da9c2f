package io.github.notrahooks.verify.logged;

import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.verify.NamedSecret;
import java.util.List;

/** Finds the secrets of logged deliveries; any thread may ask. */
public interface DeliverySecrets {
  /** Those with which a delivery may have been signed; empty if none is known. */
  List<NamedSecret> of(LogRecord delivery);

  /** Further secrets of the same user, which tell that a delivery came to the wrong endpoint. */
  List<NamedSecret> others(LogRecord delivery);

  /** What to do where there is no secret for a provider's deliveries, in a sentence. */
  String missing(String provider);
}

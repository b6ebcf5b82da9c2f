package io.github.notrahooks.cli.text;

import io.github.notrahooks.input.ReadAs;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is printed of where a delivery that is sent came from.
 *
 * @param signedWith the label of the secret that signs it, or null where each has its own
 * @param readAs what it was taken out of; empty if it was taken as it stands
 */
public record SentFrom(@Nullable String signedWith, List<ReadAs> readAs) {
  /** Adds {@code signedWith}, if it is known, and {@code readAs}. */
  public void addTo(ObjectNode node) {
    if (signedWith != null) {
      node.put("signedWith", signedWith);
    }
    ArrayNode all = node.putArray("readAs");
    for (ReadAs each : readAs) {
      all.addObject()
          .put("what", each.what())
          .put("from", each.from())
          .put("as", each.as())
          .put("bytes", each.bytes());
    }
  }
}

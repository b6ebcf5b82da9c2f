package io.github.notrahooks.inspector;

import io.github.notrahooks.json.Json;

/**
 * Something that a reader of events is told.
 *
 * @param type {@code open}, {@code delivery}, {@code run} or {@code gap}
 * @param seq the number of the record up to which the reader has been told all; 0 where it has been told nothing
 * @param data JSON, as UTF-8
 */
public record FeedEvent(String type, long seq, byte[] data) {
  /** Tells what was missed. */
  static FeedEvent gap(long from, long to, String why) {
    return new FeedEvent(
        "gap", to, Json.bytes(Json.object().put("from", from).put("to", to).put("why", why)));
  }

  /** Tells from where on a reader is told all. */
  static FeedEvent open(long lastSeq) {
    return new FeedEvent("open", 0, Json.bytes(Json.object().put("lastSeq", lastSeq)));
  }
}

package io.github.notrahooks.view;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.RecordKeys;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A record of the log in JSON with all that it has but bodies, and what a command printed. */
public final class BodilessJson {
  private BodilessJson() {}

  /**
   * The record, with the keys of the log in their order.
   *
   * @param seq the number of the record in the log
   */
  public static ObjectNode of(LogRecord delivery, long seq) {
    ObjectNode node = DeliveryJson.summary(delivery, seq);
    node.remove(RecordKeys.SEQ);
    if (delivery.run() == null) {
      node.remove(RecordKeys.BODY_BYTES);
      node.set(RecordKeys.REQUEST, request(delivery.request()));
    }
    LogRecord.Response response = delivery.response();
    if (response != null) {
      node.set(
          RecordKeys.RESPONSE,
          HeaderJson.put(
                  Json.object().put(RecordKeys.STATUS_CODE, response.statusCode()),
                  response.headers())
              .put(RecordKeys.DURATION_MS, response.durationMs()));
    }
    return node.put(RecordKeys.SEQ, seq);
  }

  private static ObjectNode request(LogRecord.Request request) {
    ObjectNode node =
        Json.object().put(RecordKeys.METHOD, request.method()).put(RecordKeys.PATH, request.path());
    if (request.url() != null) {
      node.put(RecordKeys.URL, request.url());
    }
    node.put(RecordKeys.REMOTE_ADDRESS, request.remoteAddress());
    HeaderJson.put(node, request.headers())
        .put(RecordKeys.BODY_SHA256, request.bodySha256())
        .put(RecordKeys.BODY_BYTES, request.bodyBytes());
    if (request.bodyTruncated()) {
      node.put(RecordKeys.BODY_TRUNCATED, true);
    }
    if (!request.cut().isEmpty()) {
      ArrayNode cut = node.putArray(RecordKeys.CUT);
      request.cut().forEach(cut::add);
    }
    return node;
  }
}

package io.github.notrahooks.json;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** The parsers by what they read. Apart from {@link Json}, so that whoever only prints JSON loads none. */
final class Parsers {
  /** For what strangers send: bounded in depth, names and numbers; strings as long as a body may be. */
  static final JsonFactory STRANGERS = JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(200)
          .maxNumberLength(1000)
          .maxNameLength(10_000)
          .maxStringLength(32 * 1024 * 1024)
          .build())
      .build();

  /** For what a user has in a file: a webhook's body may be a text in it, in base64. */
  static final JsonFactory INPUT = JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(1000)
          .maxNumberLength(1000)
          .maxNameLength(10_000)
          .maxStringLength(64 * 1024 * 1024)
          .build())
      .build();

  /** For configuration: a repeated key is a mistake. */
  static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** For the delivery log: a logged body may be long. */
  static final JsonFactory LOG = JsonFactory.builder()
      .streamReadConstraints(
          StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
      .build();

  private Parsers() {}
}

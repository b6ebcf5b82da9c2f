package io.github.notrahooks.log.record;

import io.github.notrahooks.delivery.HeaderEncoding;

/**
 * The keys of a record's line, in the order in which they are written. They are a format that
 * others read: none is ever renamed. Whoever writes, reads or looks for a field takes its key from
 * here.
 */
public final class RecordKeys {
  public static final String ID = "id";
  public static final String REFERENCE_ID = "referenceId";
  public static final String TITLE = "title";
  public static final String INTEGRATION_TYPE = "integrationType";
  public static final String DIRECTION = "direction";
  public static final String STATUS = "status";
  public static final String STATUS_CODE = "statusCode";
  public static final String ERROR_MESSAGE = "errorMessage";

  /** An object with the next four. */
  public static final String PAYLOAD = "payload";

  public static final String EVENT = "event";
  public static final String ACTION = "action";
  public static final String REASON = "reason";
  public static final String DATA = "data";

  public static final String CREATED_AT = "createdAt";
  public static final String ORGANIZATION_ID = "organizationId";
  public static final String INTEGRATION_ID = "integrationId";
  public static final String REPOSITORY_ID = "repositoryId";
  public static final String OUTCOME = "outcome";
  public static final String DUPLICATE_OF = "duplicateOf";

  /** With the next two, of what a trigger started. */
  public static final String TRIGGER_ID = "triggerId";

  public static final String CAUSE_ID = "causeId";
  public static final String ATTEMPT = "attempt";
  public static final String DURATION_MS = "durationMs";

  /** An object with what follows up to the body. */
  public static final String IMPORTED_AT = "importedAt";

  public static final String REQUEST = "request";

  public static final String METHOD = "method";
  public static final String PATH = "path";
  public static final String URL = "url";
  public static final String REMOTE_ADDRESS = "remoteAddress";
  public static final String HEADERS = "headers";
  public static final String HEADER_ENCODING = HeaderEncoding.KEY;
  public static final String BODY_SHA256 = "bodySha256";
  public static final String BODY_BYTES = "bodyBytes";
  public static final String BODY_TRUNCATED = "bodyTruncated";
  public static final String CUT = "cut";
  public static final String BODY = "body";

  /** In place of the body's text, where it is none. */
  public static final String BODY_BASE64 = "bodyBase64";

  /** An object with status code, headers, body and duration. */
  public static final String RESPONSE = "response";

  /** Of a command, in place of the request: an object with the next keys, and a duration. */
  public static final String RUN = "run";

  public static final String COMMAND = "command";
  public static final String EXIT_CODE = "exitCode";
  public static final String SIGNAL = "signal";
  public static final String STDOUT = "stdout";

  /** In place of the output's text, where it is none. */
  public static final String STDOUT_BASE64 = "stdoutBase64";

  public static final String STDOUT_BYTES = "stdoutBytes";
  public static final String STDERR = "stderr";

  /** In place of the output's text, where it is none. */
  public static final String STDERR_BASE64 = "stderrBase64";

  public static final String STDERR_BYTES = "stderrBytes";

  public static final String SEQ = "seq";
  public static final String CRC = "crc";

  private RecordKeys() {}

  /** A key as it stands in a line, with the comma before it and the colon behind it. */
  public static String written(String key) {
    return ",\"" + key + "\":";
  }
}

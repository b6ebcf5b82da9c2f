package io.github.notrahooks.log.write;

import io.github.notrahooks.provider.github.GitHub;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.LogSettings;
import io.github.notrahooks.signature.Hex;
import io.github.notrahooks.signature.Hmac;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Makes a delivery log of any length, by the log's own classes, to measure what reads it.
 *
 * <p>Arguments: the home, the number of deliveries, and the size of each body in bytes (1024 if it is left
 * out). All were received within the last hour; 999 of 1000 are pushes that were processed, the others
 * are issues that were ignored, and one body of each ten thousand holds the word {@code needle}. The
 * signatures are made with the secret of GitHub's documentation, {@code It's a Secret to Everybody}.
 */
public final class LargeLog {
  private static final int MOST_WAITING = 4096;
  private static final String SECRET = "It's a Secret to Everybody";

  private final Random random = new Random(20261125);
  private final Instant end = Clock.systemUTC().instant();
  private final int count;
  private final int bodyBytes;

  LargeLog(int count, int bodyBytes) {
    this.count = count;
    this.bodyBytes = bodyBytes;
  }

  public static void main(String[] arguments) throws Exception {
    int bytes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1024;
    new LargeLog(Integer.parseInt(arguments[1]), bytes).write(Path.of(arguments[0], "logs"));
  }

  void write(Path logs) throws IOException, InterruptedException {
    LogSettings settings = new LogSettings(
        logs, Clock.systemUTC(), false, LogSettings.SEGMENT_BYTES, System.err::println);
    Semaphore room = new Semaphore(MOST_WAITING);
    try (DeliveryLog log = DeliveryLog.open(settings)) {
      for (int i = 0; i < count; i++) {
        room.acquire();
        log.append(delivery(i), new DeliveryLog.Completion() {
          @Override
          public void stored(long seq) {
            room.release();
          }

          @Override
          public void failed(IOException cause) {
            System.err.println(cause);
            System.exit(1);
          }
        });
      }
    }
  }

  LogRecord delivery(int number) {
    boolean ignored = number % 1000 == 999;
    String event = ignored ? "issues" : "push";
    String deliveryId = new UUID(random.nextLong(), random.nextLong()).toString();
    Body body = body(number);
    Headers headers = new Headers.Builder()
        .add("Host", "127.0.0.1:8484")
        .add("User-Agent", "GitHub-Hookshot/044aadd")
        .add("Content-Length", Integer.toString(body.size()))
        .add("Accept", "*/*")
        .add("Content-Type", "application/json")
        .add("X-GitHub-Delivery", deliveryId)
        .add("X-GitHub-Event", event)
        .add("X-Hub-Signature-256", "sha256=" + signature(body))
        .build();
    return LogRecord.builder()
        .id("log_" + HexFormat.of().toHexDigits(random.nextLong()))
        .referenceId(deliveryId)
        .title((ignored ? "Ignored " : "Processed ") + event + " event")
        .integrationType("github")
        .direction(Direction.INCOMING)
        .success(true)
        .statusCode(200)
        .payload(new LogRecord.Payload(event, ignored ? "opened" : "pushed", null, Json.object()))
        .createdAt(end.minusMillis((long) (count - number) * 3_600_000 / count))
        .organizationId("org_local")
        .integrationId("int_github")
        .repositoryId("repo_local")
        .outcome(ignored ? Outcome.IGNORED : Outcome.PROCESSED)
        .durationMs(1)
        .request(LogRecord.Request.builder()
            .method("POST")
            .path("/api/webhooks/github/org_local/int_github/repo_local")
            .remoteAddress("127.0.0.1")
            .headers(headers)
            .body(body)
            .build())
        .build();
  }

  private static String signature(Body body) {
    return Hex.encode(Hmac.SHA256.of(SECRET.getBytes(StandardCharsets.UTF_8), body.pieces()));
  }

  private Body body(int number) {
    StringBuilder json = new StringBuilder(bodyBytes + 64)
        .append("{\"ref\":\"refs/heads/main\",\"number\":")
        .append(number)
        .append(",\"word\":\"")
        .append(number % 10_000 == 5000 ? "needle" : "hay")
        .append("\",\"urls\":[");
    while (json.length() < bodyBytes - 64) {
      json.append("\"https://api.github.com/repos/acme/widgets/")
          .append(Integer.toHexString(random.nextInt()))
          .append("\",");
    }
    json.append("\"\"],\"filler\":\"");
    json.append("x".repeat(Math.max(0, bodyBytes - json.length() - 2))).append("\"}");
    return Body.of(json.toString().getBytes(StandardCharsets.UTF_8));
  }
}

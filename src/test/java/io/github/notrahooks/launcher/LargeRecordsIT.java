package io.github.notrahooks.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.LogSettings;
import io.github.notrahooks.log.write.DeliveryLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records as large as serve takes them, escaped six-fold too, read by processes with little memory. */
@DisabledOnOs(OS.WINDOWS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LargeRecordsIT {
  private static final int SIZE = 25 * 1024 * 1024;
  private static final String SECRET = "only-for-this-test";
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final AtomicLong received = new AtomicLong();

  private Path folder;
  private HttpServer receiver;

  /** Each byte of the first takes six in the log; the second and the last are Base64 there. */
  @BeforeAll
  void logLargeRecords(@TempDir Path temporary) throws Exception {
    folder = temporary;
    byte[] escaped = "{\"text\":\"".getBytes(StandardCharsets.US_ASCII);
    int start = escaped.length;
    escaped = Arrays.copyOf(escaped, SIZE);
    Arrays.fill(escaped, start, SIZE - 2, (byte) 0x7F);
    escaped[SIZE - 2] = '"';
    escaped[SIZE - 1] = '}';
    byte[] binary = new byte[SIZE];
    Arrays.fill(binary, (byte) 0xFE);
    try (DeliveryLog log = DeliveryLog.open(new LogSettings(
        folder.resolve("home/logs"),
        Clock.fixed(NOON, ZoneOffset.UTC),
        false,
        LogSettings.SEGMENT_BYTES,
        warning -> {}))) {
      log.append(record(1, escaped));
      log.append(record(2, binary));
      log.append(record(3, "{}".getBytes(StandardCharsets.US_ASCII)));
      log.append(record(4, binary));
    }
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.setExecutor(Executors.newCachedThreadPool(task -> {
      Thread thread = new Thread(task, "receiver");
      thread.setDaemon(true);
      return thread;
    }));
    receiver.createContext("/", exchange -> {
      try (InputStream body = exchange.getRequestBody()) {
        received.addAndGet(body.transferTo(OutputStream.nullOutputStream()));
      }
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    });
    receiver.start();
  }

  @AfterAll
  void stop() {
    receiver.stop(0);
  }

  private static LogRecord record(int number, byte[] bytes) throws Exception {
    Body body = Body.of(bytes);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
    String signature = "sha256=" + HexFormat.of().formatHex(mac.doFinal(bytes));
    return LogRecord.builder()
        .id("log_%016x".formatted(number))
        .referenceId("delivery-" + number)
        .title("Ignored issues event")
        .integrationType("github")
        .direction(Direction.INCOMING)
        .success(true)
        .statusCode(200)
        .payload(new LogRecord.Payload("issues", "", null, Json.object()))
        .createdAt(NOON)
        .organizationId("org_local")
        .integrationId("int_github")
        .repositoryId("repo_local")
        .outcome(Outcome.IGNORED)
        .durationMs(1)
        .request(LogRecord.Request.builder()
            .method("POST")
            .path("/api/webhooks/github/org_local/int_github/repo_local")
            .remoteAddress("127.0.0.1")
            .headers(Headers.of(
                "Host",
                "localhost",
                "Content-Type",
                "application/json",
                "X-GitHub-Event",
                "issues",
                "X-Hub-Signature-256",
                signature))
            .body(body)
            .build())
        .build();
  }

  private Tool.Result run(String heap, String... arguments)
      throws IOException, InterruptedException {
    Tool tool = new Tool(Tool.packaged(), folder)
        .with("NOTRA_HOOKS_JAVA_OPTS", "-Xmx" + heap)
        .with("NOTRA_HOOKS_SECRET", SECRET);
    return tool.run(arguments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "logs list --limit 100",
        "logs list --grep nowhere-to-be-found",
        "logs check",
        "logs follow --last 4 --limit 4 -o table",
        "logs export all.jsonl --force",
        "logs export all.har --force -f har",
        "logs show log_0000000000000001 --body",
        "logs show log_0000000000000002 --har",
        "logs show delivery-4 --curl",
        "verify --logged",
        "verify --delivery log_0000000000000001",
      })
  void withTheMemoryOfASmallMachineEveryCommandReadsThem(String command) throws Exception {
    Tool.Result result = run("256m", command.split(" "));

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).doesNotContain("left out", "OutOfMemory");
  }

  @Test
  void withTheMemoryOfASmallMachineAWrongSecretIsLookedInto() throws Exception {
    Files.writeString(folder.resolve("other"), "another secret");
    String[] command = "verify --delivery log_0000000000000001 --secret-file other".split(" ");
    Tool.Result result = run("256m", command);

    assertThat(result.code()).as(result.err()).isEqualTo(3);
    assertThat(result.out()).contains("\"reason\":\"mismatch\"");
    assertThat(result.err()).doesNotContain("out of memory");
  }

  @Test
  void aReplayOfManyAtOnceHoldsOneOfThemAtATime() throws Exception {
    String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
    String[] options =
        ("replay --outcome ignored --yes --concurrency 8 --sign fresh --to " + url).split(" ");

    Tool.Result result = run(
        "256m", Stream.concat(Stream.of(options), Stream.of("--no-log")).toArray(String[]::new));

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(received.get()).isEqualTo(3L * SIZE + 2);
  }

  @Test
  void withTooLittleMemoryOneLineNamesTheRecordAndTheOthersAreRead() throws Exception {
    Tool.Result list = run("32m", "logs", "list");

    assertThat(list.code()).isEqualTo(1);
    assertThat(list.out().lines()).hasSize(1).first().asString().contains("delivery-3");
    assertThat(list.err().lines().toList())
        .hasSize(3)
        .allSatisfy(
            line -> assertThat(line).contains("left out", "at offset", "256 MiB", "-Xmx256m"));
    assertThat(run("32m", "logs", "check").out()).contains("\"kind\":\"unread\"");
    assertThat(run("32m", "logs", "show", "delivery-4").err()).contains("is not known");
  }

  @Test
  void theMemoryOfATinyMachineIsEnoughForAListing() throws Exception {
    assertThat(run("64m", "logs", "list").out().lines()).hasSize(4);
  }
}

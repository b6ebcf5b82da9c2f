package io.github.notrahooks.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.Result;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.LogSettings;
import io.github.notrahooks.log.write.DeliveryLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that read the log of several days, of which some are removed meanwhile. */
final class PrunedReplayTest {
  private static final int DAYS = 3;
  private static final int EACH_DAY = 300;

  private final AtomicInteger received = new AtomicInteger();
  private CommandLineFixture fixture;
  private HttpServer receiver;
  private Instant today;

  @BeforeEach
  void logThreeDays(@TempDir Path folder) throws IOException {
    fixture = new CommandLineFixture(folder);
    today = fixture.clock().instant();
    for (int day = 0; day < DAYS; day++) {
      Instant then = today.minus(Duration.ofDays(DAYS - day));
      try (DeliveryLog log = DeliveryLog.openUnhurried(new LogSettings(
          logs(), Clock.fixed(then, ZoneOffset.UTC), false, LogSettings.SEGMENT_BYTES, warning -> {
            throw new AssertionError(warning);
          }))) {
        for (int i = 0; i < EACH_DAY; i++) {
          log.append(record(day * EACH_DAY + i, then), new DeliveryLog.Completion() {});
        }
      }
    }
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/", exchange -> {
      received.incrementAndGet();
      // All but the oldest day, which is being read.
      Files.deleteIfExists(segment(DAYS - 1));
      Files.deleteIfExists(segment(DAYS - 2));
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    });
    receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  private Path logs() {
    return fixture.file("home/logs");
  }

  private Path segment(int daysAgo) {
    return logs()
        .resolve(
            LocalDate.ofInstant(today.minus(Duration.ofDays(daysAgo)), ZoneOffset.UTC) + ".jsonl");
  }

  private static LogRecord record(int number, Instant at) {
    Body body = Body.ofText("{\"zen\":\"Keep it logically awesome.\"}");
    return LogRecord.builder()
        .id("log_%016x".formatted(number))
        .referenceId("delivery-" + number)
        .title("Ignored ping event")
        .integrationType("github")
        .direction(Direction.INCOMING)
        .success(true)
        .statusCode(200)
        .payload(new LogRecord.Payload("watch", "started", null, Json.object()))
        .createdAt(at)
        .organizationId("org_local")
        .integrationId("int_github")
        .repositoryId("repo_local")
        .outcome(Outcome.IGNORED)
        .durationMs(1)
        .request(LogRecord.Request.builder()
            .method("POST")
            .path("/")
            .remoteAddress("127.0.0.1")
            .headers(Headers.of("Host", "localhost", "X-GitHub-Event", "watch"))
            .body(body)
            .build())
        .build();
  }

  @Test
  void aReplayThatLeavesOutWhatWasRemovedMeanwhileSaysSoAndIsNoSuccess() {
    String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";

    Result result =
        fixture.run("replay", "--outcome", "ignored", "--yes", "--to", url, "--no-log", "-q");

    result
        .exits(1)
        .says(
            segment(2).getFileName() + ": it was removed while the log was read",
            segment(1).getFileName() + ": it was removed while the log was read");
    assertThat(received).hasValue(EACH_DAY);
  }
}

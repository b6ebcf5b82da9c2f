package io.github.notrahooks.trigger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.home.Home;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.Deliveries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Each execution is claimed once. */
final class ClaimsTest {
  private static final Execution EXECUTION = Runs.EXECUTION;
  private static final Instant NOON = Deliveries.NOON;

  @TempDir
  Path folder;

  private Claims claims;

  @BeforeEach
  void open() {
    claims = at(NOON);
  }

  private Claims at(Instant now) {
    return new Claims(
        new Home(folder), true, Clock.fixed(now, ZoneOffset.UTC), Duration.ofHours(24));
  }

  private Path file() throws IOException {
    try (var files = Files.list(folder.resolve("triggers/claims"))) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void theFirstGetsItAndTheSecondIsToldOfTheFirst() throws IOException {
    assertThat(claims.claim(EXECUTION, "log_1", 1)).isEmpty();

    assertThat(claims.claim(EXECUTION, "log_2", 1)).contains(new Claim("log_1", 1, null));
    assertThat(at(NOON).claim(EXECUTION, "log_1", 1)).contains(new Claim("log_1", 1, null));
  }

  @Test
  void whatDiffersInAnythingIsAnotherExecution() throws IOException {
    assertThat(claims.claim(EXECUTION, "log_1", 1)).isEmpty();
    assertThat(claims.claim(new Execution("other", "int_github", "repo_local", "d-1"), "log_1", 1))
        .isEmpty();
    assertThat(claims.claim(new Execution("deploy", "int", "repo_local", "d-1"), "log_1", 1))
        .isEmpty();
    assertThat(claims.claim(new Execution("deploy", "int_github", "", "d-1"), "log_1", 1))
        .isEmpty();
    assertThat(
            claims.claim(new Execution("deploy", "int_github", "repo_local", "../x"), "log_1", 1))
        .isEmpty();
  }

  @Test
  void aClaimSaysWhatItIsFor() throws Exception {
    claims.claim(EXECUTION, "log_1", 1);

    JsonNode note = Json.parse(Files.readAllBytes(file()));

    assertThat(file().getFileName().toString()).matches("[0-9a-f]{64}");
    assertThat(Json.text(note))
        .isEqualTo("{\"execution\":\"event-deploy-d-1\",\"trigger\":\"deploy\","
            + "\"integration\":\"int_github\",\"repository\":\"repo_local\",\"delivery\":\"d-1\","
            + "\"cause\":\"log_1\",\"attempt\":1,\"at\":\"2026-11-23T12:00:00.000Z\"}");
  }

  @Test
  void ofManyAtOnceOneGetsIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 20; round++) {
        Execution each = new Execution("deploy", "int_github", "repo_local", "round-" + round);
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          Claims its = i % 2 == 0 ? claims : at(NOON);
          tries.add(() -> its.claim(each, "log_1", 1).isEmpty());
        }
        int won = 0;
        for (Future<Boolean> one : threads.invokeAll(tries)) {
          won += one.get() ? 1 : 0;
        }
        assertThat(won).isEqualTo(1);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void theAttemptCountsUpForTheSameDeliveryOnly() throws IOException {
    assertThat(claims.moveOn(EXECUTION, "log_1", 2)).isFalse();
    claims.claim(EXECUTION, "log_1", 1);
    claims.started(EXECUTION, ProcessHandle.current());

    assertThat(claims.moveOn(EXECUTION, "log_2", 2)).isFalse();
    assertThat(claims.moveOn(EXECUTION, "log_1", 1)).isFalse();
    assertThat(claims.moveOn(EXECUTION, "log_1", 2)).isTrue();
    assertThat(claims.moveOn(EXECUTION, "log_1", 2)).isFalse();

    assertThat(at(NOON).find(EXECUTION)).contains(new Claim("log_1", 2, null));
  }

  @Test
  void theProcessIsNotedWithItsStart() throws IOException {
    claims.claim(EXECUTION, "log_1", 1);
    ProcessHandle process = ProcessHandle.current();

    claims.started(EXECUTION, process);

    assertThat(at(NOON).find(EXECUTION))
        .contains(new Claim(
            "log_1",
            1,
            new Claim.StartedProcess(process.pid(), Claims.startOf(process).orElse(null))));
  }

  @Test
  void whatACrashLeftIsAClaim() throws IOException {
    claims.claim(EXECUTION, "log_1", 1);
    for (String left :
        List.of("", "{\"execution\":\"event-", "[]", "{}", "{\"cause\":\"log_1\"}")) {
      Files.writeString(file(), left);

      assertThat(claims.claim(EXECUTION, "log_1", 1)).contains(Claim.DAMAGED);
      assertThat(claims.moveOn(EXECUTION, "log_1", 1)).isFalse();
    }
    assertThat(Claim.DAMAGED.attempt()).isEqualTo(Claim.UNKNOWN);
    claims.started(EXECUTION, ProcessHandle.current());

    assertThat(claims.moveOn(EXECUTION, "log_1", 2)).isTrue();
    assertThat(claims.find(EXECUTION)).contains(new Claim("log_1", 2, null));
  }

  @Test
  void aClaimLivesAsLongAsTheWindow() throws IOException {
    assertThat(claims.removeExpired()).isZero();
    claims.claim(EXECUTION, "log_1", 1);

    assertThat(at(NOON.plus(Duration.ofHours(24))).removeExpired()).isZero();
    assertThat(at(NOON.plus(Duration.ofHours(24)).plusMillis(1)).removeExpired())
        .isEqualTo(1);

    assertThat(claims.claim(EXECUTION, "log_2", 1)).isEmpty();
  }

  @Test
  void aDamagedClaimIsAsOldAsItsFile() throws IOException {
    claims.claim(EXECUTION, "log_1", 1);
    Files.writeString(file(), "");
    Files.setLastModifiedTime(file(), FileTime.from(NOON));

    assertThat(at(NOON.plus(Duration.ofHours(23))).removeExpired()).isZero();
    assertThat(at(NOON.plus(Duration.ofHours(25))).removeExpired()).isEqualTo(1);
  }

  @Test
  void whatCannotBeWrittenIsNotClaimed() throws IOException {
    Files.createDirectories(folder.resolve("triggers"));
    Files.writeString(folder.resolve("triggers/claims"), "a file");

    assertThatThrownBy(() -> claims.claim(EXECUTION, "log_1", 1)).isInstanceOf(IOException.class);
  }

  @Test
  void aDeliveryWithoutAnIdIsKnownByThatOfItsRecord() {
    assertThat(Execution.of("deploy", Deliveries.delivery().reference(null).build())
            .id())
        .isEqualTo("event-deploy-log_0123456789abcdef");
    assertThat(Execution.of("deploy", Deliveries.delivery().reference("d-7").build()))
        .isEqualTo(new Execution("deploy", "int_github", "repo_local", "d-7"));
  }
}

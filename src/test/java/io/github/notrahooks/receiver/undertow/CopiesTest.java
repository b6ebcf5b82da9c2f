package io.github.notrahooks.receiver.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.config.Configuration.Repository;
import io.github.notrahooks.config.ConfigurationChange;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.write.FaultyLog;
import io.github.notrahooks.receiver.Attempt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One delivery, sent by everybody at once. */
@Timeout(120)
final class CopiesTest {
  private static final int COPIES = 2000;
  private static final Attempt STAR =
      Attempt.of("github", "star", Body.EMPTY).body("""
          {"action":"created","repository":{"id":1,"full_name":"a/b","stargazers_count":10},\
          "sender":{"login":"x"}}""").id("copied");

  @TempDir
  private Path folder;

  private final FaultyLog disk = new FaultyLog();

  @RegisterExtension
  private final ReceiverFixture receiver =
      new ReceiverFixture(() -> folder.resolve("home"), ReceiverFixture.SETTINGS, disk::open);

  @Test
  void ofTwoThousandCopiesOneIsProcessedAndTheOthersAreDuplicatesOfIt()
      throws InterruptedException {
    List<Connection> connections = new ArrayList<>();
    try {
      disk.hold();
      for (int i = 0; i < COPIES; i++) {
        connections.add(receiver.connect());
      }
      for (Connection connection : connections) {
        connection.send(STAR.wire());
      }
      disk.awaitHeld();
      assertThat(receiver.toldAlready("copied")).isNull();
      disk.release();
      int processed = 0;
      for (int i = 0; i < COPIES; i++) {
        Connection.Answer answer = connections.get(i).answer();
        assertThat(answer.status()).isEqualTo(200);
        processed += answer.body().contains("\"duplicate\":true") ? 0 : 1;
        if (i % 500 == 0) {
          assertThat(receiver.records()).hasSizeGreaterThan(i);
        }
      }
      assertThat(processed).isEqualTo(1);
      assertLogged(receiver.records());
    } finally {
      disk.release();
      connections.forEach(Connection::close);
    }
  }

  private static void assertLogged(List<LogRecord> records) {
    assertThat(records).hasSize(COPIES);
    LogRecord first = records.get(0);
    assertThat(first.outcome()).isEqualTo(Outcome.PROCESSED);
    assertThat(records.subList(1, COPIES)).allSatisfy(copy -> {
      assertThat(copy.outcome()).isEqualTo(Outcome.DUPLICATE);
      assertThat(copy.duplicateOf()).isEqualTo(first.id());
    });
  }

  @Test
  void oneIdIsNoCopyOnAnotherEndpoint() {
    receiver.configure(before -> ConfigurationChange.add(
        before,
        "int_github",
        new Repository(
            "repo_second",
            "second",
            before.repository("repo_github").orElseThrow().repository().secret())));
    assertThat(receiver.exchange(STAR).body()).contains("\"processed\"");
    assertThat(receiver.exchange(STAR.segment(3, "repo_second")).body()).contains("\"processed\"");
    assertThat(receiver.exchange(STAR).body()).contains("\"duplicate\"");
    assertThat(receiver.exchange(STAR.segment(3, "repo_second")).body()).contains("\"duplicate\"");
  }
}

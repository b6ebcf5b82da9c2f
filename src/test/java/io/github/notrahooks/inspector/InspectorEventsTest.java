package io.github.notrahooks.inspector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.RunningCommandLine;
import io.github.notrahooks.inspector.InspectorClient.Events;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers of events are told all that comes, or what they missed. */
final class InspectorEventsTest {
  private CommandLineFixture fixture;
  private RunningCommandLine server;
  private InspectorClient client;

  @BeforeEach
  void serve(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    server = fixture.serve("--inspector-port", "0");
    client = new InspectorClient(InspectorAccessTest.address(fixture));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatComesIsToldWithoutItsBody() throws Exception {
    fixture.run("send", "push").exits(0);
    try (Events events = client.events()) {
      Events.Event open = events.next();
      assertThat(open.type()).isEqualTo("open");
      assertThat(open.data().path("lastSeq").asLong()).isEqualTo(2);

      fixture.run("send", "star").exits(0);
      Events.Event received = events.next();

      assertThat(received.type()).isEqualTo("delivery");
      assertThat(received.id()).isEqualTo(3);
      assertThat(received.data().path("payload").path("event").asString()).isEqualTo("star");
      assertThat(received.data().has("request")).isFalse();
    }
  }

  @Test
  void whoComesBackIsToldExactlyWhatIsMissing() throws Exception {
    fixture.run("send", "push").exits(0);
    fixture.run("send", "star").exits(0);
    try (Events events = client.events("Last-Event-ID: 1")) {
      assertThat(events.next().type()).isEqualTo("open");
      assertThat(List.of(events.next().id(), events.next().id(), events.next().id()))
          .containsExactly(2L, 3L, 4L);
    }
  }

  @Test
  void whatWasPrunedIsAGap() throws Exception {
    fixture.run("send", "push").exits(0);
    fixture.clock().advance(Duration.ofDays(2));
    fixture.run("send", "star").exits(0);
    List<Path> segments;
    try (Stream<Path> files = Files.list(fixture.file("home/logs"))) {
      segments =
          files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
    assertThat(segments).hasSize(2);
    Files.delete(segments.get(0));
    try (Events events = client.events("Last-Event-ID: 1")) {
      assertThat(events.next().type()).isEqualTo("open");
      Events.Event gap = events.next();

      assertThat(gap.type()).isEqualTo("gap");
      assertThat(gap.data().path("why").asString()).isEqualTo("pruned");
      assertThat(gap.data().path("from").asLong()).isEqualTo(2);
      assertThat(events.next().id()).isEqualTo(gap.data().path("to").asLong() + 1);
    }
  }

  @Test
  void noMoreReadersAreTakenThanThereIsRoomFor() throws Exception {
    List<Events> all = new ArrayList<>();
    try {
      for (int i = 0; i < RecordFeed.MOST_READERS; i++) {
        Events events = client.events();
        all.add(events);
        assertThat(events.next().type()).isEqualTo("open");
      }
      InspectorClient.Answer refused = client.get("/api/v1/events");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isEqualTo("1");

      all.remove(0).close();
      // That it is gone is seen on another thread.
      while (client.get("/api/v1/status").json().path("readers").asInt()
          == RecordFeed.MOST_READERS) {
        continue;
      }
      try (Events events = client.events()) {
        assertThat(events.next().type()).isEqualTo("open");
      }
    } finally {
      for (Events each : all) {
        each.close();
      }
    }
  }

  @Test
  void whoIsSlowIsToldWhatWasMissed() {
    RecordFeed none = new RecordFeed(null, null, () -> 0L);
    FeedReader reader = new FeedReader(none, null, () -> {});
    for (int seq = 1; seq <= 1500; seq++) {
      reader.offer(new FeedEvent("delivery", seq, new byte[] {'{', '}'}));
    }
    List<FeedEvent> taken = reader.take();

    assertThat(taken).hasSize(1001);
    assertThat(taken.get(1000).type()).isEqualTo("gap");
    assertThat(new String(taken.get(1000).data(), UTF_8))
        .isEqualTo("{\"from\":1001,\"to\":1500,\"why\":\"slow\"}");
    assertThat(reader.take()).isEmpty();
  }

  @Test
  void whatIsNoNumberIsRefused() {
    assertThat(client
            .send(
                "GET /api/v1/events HTTP/1.1",
                List.of(client.own(), client.bearer(), "Last-Event-ID: x"),
                new byte[0])
            .status())
        .isEqualTo(400);
  }
}

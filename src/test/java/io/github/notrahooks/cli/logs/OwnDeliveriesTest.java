package io.github.notrahooks.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.RunningCommandLine;
import io.github.notrahooks.sender.RawServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one has sent to one's own server, of which the log has both sides. */
final class OwnDeliveriesTest {
  private CommandLineFixture fixture;

  @AutoClose
  private RunningCommandLine server;

  @BeforeEach
  void serve(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    server = fixture.serve();
  }

  private String[] rows(String... options) {
    String[] all = new String[options.length + 4];
    System.arraycopy(new String[] {"logs", "list", "-o", "table"}, 0, all, 0, 4);
    System.arraycopy(options, 0, all, 4, options.length);
    return fixture.run(all).exits(0).out().split("\n");
  }

  @Test
  void itIsOneRowAsItWasReceived() {
    fixture.run("send", "push", "--delivery-id", "mine-1").exits(0);

    assertThat(rows()).hasSize(2);
    assertThat(rows()[1]).contains("⇄ github", "push.pushed", "processed", "mine-1");
    assertThat(fixture.run("logs", "list").exits(0).json()).hasSize(2);
  }

  @Test
  void aLimitCountsRows() {
    for (int i = 1; i <= 3; i++) {
      fixture.run("send", "push", "--delivery-id", "mine-" + i).exits(0);
    }

    assertThat(rows("--limit", "2")).hasSize(3);
    assertThat(rows("--limit", "2")[1]).contains("mine-3");
    assertThat(rows("--limit", "2")[2]).contains("mine-2");
  }

  @Test
  void eachSendingOfADuplicateIsARow() {
    fixture.run("send", "push", "--delivery-id", "mine-1", "--times", "2").exits(0);

    assertThat(rows()).hasSize(3);
    assertThat(rows()[1]).contains("⇄ github", "duplicate");
    assertThat(rows()[2]).contains("⇄ github", "processed");
  }

  @Test
  void whatWasSentElsewhereIsARowOfItsOwn() throws IOException {
    try (RawServer elsewhere = RawServer.answering(RawServer.ok())) {
      fixture
          .run("send", "push", "--to", "http://127.0.0.1:" + elsewhere.port() + "/")
          .exits(0);
    }

    assertThat(rows()[1]).contains("→ github", "sent");
  }

  @Test
  void whoLooksAtOneSideIsShownTheOther() {
    fixture.run("send", "push", "--delivery-id", "mine-1").exits(0);

    fixture
        .run("logs", "show", "mine-1", "-o", "table")
        .exits(0)
        .prints("outcome      processed", "Sent from here");
    fixture
        .run("logs", "show", "last", "-o", "table")
        .exits(0)
        .prints("outcome      sent", "Received here");
  }
}

package io.github.notrahooks.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.text.DeliveryText;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.view.DeliverySummary;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code serve} says of a command that a delivery started. */
final class RunLinesTest {
  private static LogRecord run(Outcome outcome, Integer exitCode, String signal) {
    LogRecord.Run run = new LogRecord.Run(
        List.of("./deploy.sh"), exitCode, signal, Body.EMPTY, 0, Body.EMPTY, 0, 12);
    Deliveries.Builder record =
        Deliveries.delivery().run(run, "log_00000000000000aa").outcome(outcome);
    record.success = Outcome.RAN.equals(outcome);
    record.durationMs = 12;
    return record.build();
  }

  @Test
  void aRunIsALineWithHowItEnded(@TempDir Path folder) throws Exception {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    DeliveryLines lines =
        new DeliveryLines(new CommandLineFixture(folder).context(err).output());
    lines.ran(run(Outcome.RAN, 0, null));
    lines.ran(run(Outcome.FAILED, 1, null));
    lines.close();

    String id = "72d3162e-cc78-11e3-81ab-4c9367dc0958\n";
    assertThat(err.toString(UTF_8))
        .isEqualTo("12:00:00 → deploy push.pushed             ran       exit 0   12 ms  " + id
            + "12:00:00 → deploy push.pushed             failed    exit 1   12 ms  " + id);
  }

  @Test
  void onTheDeliverysLineItIsHowItEnded() {
    assertThat(LiveRows.note(run(Outcome.FAILED, 1, null), "deploy")).isEqualTo("→ deploy exit 1");
    assertThat(LiveRows.note(run(Outcome.RETRYING, 2, null), "deploy"))
        .isEqualTo("→ deploy exit 2, retrying");
    assertThat(LiveRows.note(run(Outcome.INTERRUPTED, null, "TERM"), "deploy"))
        .isEqualTo("→ deploy SIGTERM");
  }

  @Test
  void theNameOfASignalIsSafeToPrint() {
    LogRecord record = run(Outcome.FAILED, null, "\u001b[31mKILL");

    assertThat(DeliveryText.line(DeliverySummary.of(record), false))
        .contains("SIG\\u001b[31m")
        .doesNotContain("\u001b");
    assertThat(LiveRows.note(record, "deploy")).doesNotContain("\u001b");
  }

  @Test
  void aCommandThatDidNotStartIsSaidToHaveFailed() {
    assertThat(LiveRows.note(run(Outcome.FAILED, null, null), "deploy"))
        .isEqualTo("→ deploy failed");
  }
}

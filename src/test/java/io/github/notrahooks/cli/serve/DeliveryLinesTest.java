package io.github.notrahooks.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.LogRecord;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of many deliveries. */
final class DeliveryLinesTest {
  private static final int MORE = 10;

  @Test
  void allHaveALineAndAsManyAsCanBeReadSayWhatHappened(@TempDir Path folder) throws Exception {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    AtomicLong now = new AtomicLong();
    DeliveryLines lines =
        new DeliveryLines(new CommandLineFixture(folder).context(err).output(), now::get);
    Deliveries.Builder record = Deliveries.delivery();
    record.body = Body.ofText("""
        {"ref":"refs/heads/main","repository":{},"commits":[{}],"head_commit":{"message":"Fix it"}}""");
    LogRecord push = record.build();
    for (int i = 0; i < DeliveryLines.LOOKED_INTO + MORE; i++) {
      lines.print(push);
    }
    now.addAndGet(1_000_000_000);
    lines.print(push);
    lines.close();

    List<String> printed = err.toString(UTF_8).lines().toList();
    assertThat(printed).hasSize(DeliveryLines.LOOKED_INTO + MORE + 1);
    assertThat(printed.get(0)).contains(" ← ");
    assertThat(printed.subList(DeliveryLines.LOOKED_INTO, printed.size() - 1))
        .hasSize(MORE)
        .noneMatch(line -> line.contains(" ← "));
    assertThat(printed.get(printed.size() - 1)).contains(" ← ");
  }
}

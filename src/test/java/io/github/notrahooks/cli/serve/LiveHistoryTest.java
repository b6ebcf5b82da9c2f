package io.github.notrahooks.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.live.History;
import io.github.notrahooks.cli.live.Row;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.write.TestLog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log as the live view reads it. */
final class LiveHistoryTest {
  private TestLog log;
  private LiveHistory history;

  @BeforeEach
  void open(@TempDir Path folder) {
    Context context = new CommandLineFixture(folder).context(OutputStream.nullOutputStream());
    log = new TestLog(context.home().logs());
    LiveRows rows =
        new LiveRows(() -> new Configuration(List.of(), Map.of()), LocalDate.parse("2026-11-23"));
    history = new LiveHistory(context, rows, false);
  }

  @Test
  void whatWasReceivedComesNewestFirstWithWhatWasStartedForIt() throws IOException {
    LogRecord older = Deliveries.delivery().id(1).build();
    Deliveries.Builder sent = Deliveries.delivery().id(2);
    sent.direction = Direction.OUTGOING;
    LogRecord newer = Deliveries.delivery().id(3).build();
    LogRecord run = Deliveries.delivery()
        .run(
            new LogRecord.Run(List.of("make"), 1, null, Body.EMPTY, 0, Body.EMPTY, 0, 12),
            older.id())
        .id(4)
        .outcome(Outcome.FAILED)
        .build();
    log.append(older, sent.build(), newer, run);

    List<Row> rows = new ArrayList<>();
    history.earlier(rows::addAll);

    assertThat(rows).extracting(Row::id).containsExactly(newer.id(), older.id());
    assertThat(rows.get(1).done()).containsValue("→ deploy exit 1");
    assertThat(rows.get(0).day()).isEmpty();
  }

  @Test
  void aTextIsFoundInBodiesAndTheSearchEndsWithTheLastThatIsWanted() throws IOException {
    List<LogRecord> records = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Deliveries.Builder each = Deliveries.delivery().id(i);
      each.body = Body.ofText("{\"needle\":" + (i % 2 == 0) + "}");
      records.add(each.build());
    }
    log.append(records.toArray(new LogRecord[0]));
    List<String> found = new ArrayList<>();
    List<Integer> looked = new ArrayList<>();

    history.search(
        "needle\":true",
        List.of(records.get(4).id(), records.get(3).id(), records.get(2).id()),
        new History.Search() {
          @Override
          public boolean goesOn() {
            return true;
          }

          @Override
          public void looked(int count) {
            looked.add(count);
          }

          @Override
          public void found(String id) {
            found.add(id);
          }
        });

    assertThat(found).containsExactly(records.get(4).id(), records.get(2).id());
    assertThat(looked).containsExactly(1, 2, 3);
  }

  @Test
  void thePreviewIsSafeToPrintWhateverIsInTheBody() throws IOException {
    Deliveries.Builder hostile = Deliveries.delivery().id(1);
    hostile.body = Body.ofText("{\"a\":\"\u001b[31m\u202e\"} \u001b[2J no JSON");
    LogRecord record = hostile.build();
    log.append(record);

    assertThat(history.preview(record.id()))
        .contains("no JSON")
        .doesNotContain("\u001b")
        .doesNotContain("\u202e");
    assertThat(history.preview("log_00000000000000ff")).contains("error:");
  }
}

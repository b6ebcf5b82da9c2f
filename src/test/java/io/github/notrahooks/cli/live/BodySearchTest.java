package io.github.notrahooks.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.terminal.Key;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the text of the filter is looked for where no row shows it. */
final class BodySearchTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final LiveModel model =
      new LiveModel(new Tally(), new LiveView.Look("address", "welcome", 1, false));
  private final KnownHistory history = new KnownHistory();
  private final Queue<Runnable> reading = new ArrayDeque<>();
  private final Queue<Runnable> events = new ArrayDeque<>();
  private BodySearch search = new BodySearch(model, history, reading::add, events);
  private long now = SECOND;

  @BeforeEach
  void haveDeliveries() {
    for (int i = 1; i < 4; i++) {
      model.deliveries().add(Rows.row(i));
      history.bodies.put("log_" + i, i == 2 ? "a needle" : "hay");
    }
  }

  private void type(String text) {
    for (char each : text.toCharArray()) {
      model.press(Key.of(each));
    }
    search.look(now);
  }

  /** So much later, with all that was begun until then done. */
  private void later(long nanos) {
    now += nanos;
    search.look(now);
    while (!reading.isEmpty()) {
      reading.remove().run();
    }
    while (!events.isEmpty()) {
      events.remove().run();
    }
    search.look(now);
  }

  private List<String> seen() {
    return model.deliveries().window().rows().stream().map(Row::id).toList();
  }

  @Test
  void aTextThatIsOnlyInABodyIsFoundOnceNobodyTypes() {
    model.deliveries().resize(10);
    type("/need");
    assertThat(reading).isEmpty();
    type("le");
    later(SECOND);

    assertThat(seen()).containsExactly("log_2");
    assertThat(model.searched()).isEqualTo("all 3 searched");
    assertThat(history.asked).containsExactly("needle in [log_3, log_2, log_1]");
  }

  @Test
  void theDeliveriesThatComeAreLookedIntoByThemselves() {
    model.deliveries().resize(10);
    type("/needle");
    later(SECOND);
    model.deliveries().add(Rows.row(4));
    history.bodies.put("log_4", "one more needle");
    later(2 * SECOND);

    assertThat(seen()).containsExactly("log_2", "log_4");
    assertThat(history.asked).last().isEqualTo("needle in [log_4]");
    assertThat(model.searched()).isEqualTo("all 4 searched");
  }

  @Test
  void aTextThatIsWantedNoMoreIsNotSaidToBeFound() {
    model.deliveries().resize(10);
    type("/needle");
    now += SECOND;
    search.look(now);
    assertThat(reading).hasSize(1);
    model.press(Key.of(Key.Kind.ESCAPE));
    later(SECOND);

    assertThat(seen()).containsExactly("log_1", "log_2", "log_3");
    assertThat(model.searched()).isEmpty();
  }

  @Test
  void aSingleLetterIsLookedForInRowsAlone() {
    type("/n");
    later(SECOND);

    assertThat(history.asked).isEmpty();
  }

  @Test
  void aLogThatCannotBeReadIsSaid() {
    History broken = new History() {
      @Override
      public void earlier(java.util.function.Consumer<List<Row>> taker) {}

      @Override
      public String preview(String id) {
        return "";
      }

      @Override
      public void search(String text, List<String> newestFirst, Search told) throws IOException {
        throw new IOException("gone");
      }
    };
    search = new BodySearch(model, broken, reading::add, events);
    type("/needle");
    later(SECOND);

    assertThat(model.searched()).isEqualTo("not all could be searched");
  }
}

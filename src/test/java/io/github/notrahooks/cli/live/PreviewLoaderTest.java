package io.github.notrahooks.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read for the preview, and when. */
final class PreviewLoaderTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final LiveModel model =
      new LiveModel(new Tally(), new LiveView.Look("address", "welcome", 1, false));
  private final KnownHistory history = new KnownHistory();
  private final Queue<Runnable> reading = new ArrayDeque<>();
  private final Queue<Runnable> events = new ArrayDeque<>();
  private final PreviewLoader loader = new PreviewLoader(model, history, reading::add, events);

  @BeforeEach
  void showThePreview() {
    model.preview().place(120, 35);
    for (int i = 1; i < 4; i++) {
      model.deliveries().add(Rows.row(i));
      history.bodies.put("log_" + i, "body " + i);
    }
  }

  private static void runAll(Queue<Runnable> queue) {
    while (!queue.isEmpty()) {
      queue.remove().run();
    }
  }

  private void readAll() {
    runAll(reading);
    runAll(events);
  }

  @Test
  void theSelectedOneIsReadOnceAndKept() {
    loader.look(SECOND);
    readAll();
    loader.look(2 * SECOND);
    readAll();

    assertThat(model.preview().of("log_3")).containsExactly(StyledLine.of("body 3"));
    assertThat(history.asked).containsExactly("log_3");
  }

  @Test
  void whatASelectionHurriesPastIsNotRead() {
    loader.look(SECOND);
    readAll();
    model.deliveries().move(-1);
    loader.look(SECOND + 1);
    model.deliveries().move(-1);
    loader.look(SECOND + 2);
    readAll();
    assertThat(history.asked).containsExactly("log_3");

    loader.look(2 * SECOND);
    readAll();
    assertThat(history.asked).containsExactly("log_3", "log_1");
  }

  @Test
  void whereDeliveriesNeverStopComingOneIsReadNowAndThen() {
    for (int i = 4; i <= 44; i++) {
      model.deliveries().add(Rows.row(i));
      history.bodies.put("log_" + i, "body " + i);
      loader.look(SECOND + i * SECOND / 20);
      readAll();
    }

    assertThat(history.asked).hasSizeBetween(4, 8);
  }

  @Test
  void nothingIsReadWhileItIsNotOnTheScreen() {
    model.preview().place(80, 24);
    loader.look(SECOND);
    model.preview().place(120, 35);
    model.open(new Page("title", "text"));
    loader.look(2 * SECOND);

    assertThat(reading).isEmpty();
  }

  @Test
  void whatCannotBeReadSaysSo() {
    history.bodies.clear();
    loader.look(SECOND);
    readAll();

    assertThat(model.preview().of("log_3"))
        .extracting(StyledLine::text)
        .singleElement()
        .asString()
        .startsWith("It cannot be shown: ")
        .contains("no log_3");
  }

  @Test
  void whereOthersReadItIsTriedAgain() {
    boolean[] busy = {true};
    PreviewLoader refused = new PreviewLoader(
        model,
        history,
        work -> {
          if (busy[0]) {
            throw new RejectedExecutionException();
          }
          reading.add(work);
        },
        events);
    refused.look(SECOND);
    busy[0] = false;
    refused.look(2 * SECOND);
    readAll();

    assertThat(model.preview().of("log_3")).isNotNull();
  }

  @Test
  void whatWasDoneSinceHasItReadAgain() {
    loader.look(SECOND);
    readAll();
    history.bodies.put("log_3", "more");
    model.preview().forget("log_3");
    loader.look(2 * SECOND);
    readAll();

    assertThat(model.preview().of("log_3")).containsExactly(StyledLine.of("more"));
  }
}

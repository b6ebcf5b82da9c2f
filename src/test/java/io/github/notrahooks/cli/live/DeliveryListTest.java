package io.github.notrahooks.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Outcome;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which deliveries are seen, and which is selected, while others come. */
final class DeliveryListTest {
  private final DeliveryList list = new DeliveryList();

  @Test
  void theNewestIsFollowedUntilSomebodyMovesUp() {
    add(0, 10);
    list.resize(4);
    assertThat(selected()).isEqualTo("log_9");

    list.move(-2);
    DeliveryList.Window before = list.window();
    add(10, 11);

    assertThat(selected()).isEqualTo("log_7");
    assertThat(list.window()).isEqualTo(before);
    list.selectNewest();
    assertThat(selected()).isEqualTo("log_10");
  }

  @Test
  void movingPastAnEndStaysAtIt() {
    add(0, 3);
    list.move(-100);
    assertThat(selected()).isEqualTo("log_0");
    list.move(100);
    assertThat(selected()).isEqualTo("log_2");
    assertThat(list.atNewest()).isTrue();
  }

  @Test
  void theSelectedDeliveryIsAlwaysOnTheScreen() {
    add(0, 100);
    for (int height : new int[] {20, 3, 1, 50}) {
      list.move(-7);
      list.resize(height);
      DeliveryList.Window window = list.window();
      assertThat(window.rows()).hasSize(height);
      assertThat(window.rows().get(window.selected()).id()).isEqualTo(selected());
    }
  }

  @Test
  void aFilterShowsWhatHasTheTextInAnyCaseAndThenAllAgain() {
    list.resize(5);
    add(0, 3);
    list.add(Rows.row(3, "Issue.update", Outcome.REJECTED, "stale"));
    add(4, 6);

    list.filter("iSSUE");
    list.add(Rows.row(6, "issues.opened", Outcome.FILTERED, ""));
    add(7, 8);

    assertThat(list.size()).isEqualTo(2);
    assertThat(selected()).isEqualTo("log_6");
    list.move(-1);
    list.unfilter();
    assertThat(list.size()).isEqualTo(8);
    assertThat(selected()).isEqualTo("log_3");
  }

  @Test
  void nothingIsSelectedWhereThereIsNothing() {
    list.move(-1);
    list.selectOldest();
    assertThat(list.selected()).isNull();
    assertThat(list.window().selected()).isEqualTo(-1);
  }

  @Test
  void onlyTheNewestTenThousandAreKeptAndASelectedOneThatGoesGivesWayToTheOldest() {
    add(0, 10_000);
    list.selectOldest();
    list.filter("log_");
    add(10_000, 10_005);

    assertThat(list.kept()).isEqualTo(10_000);
    assertThat(list.size()).isEqualTo(10_000);
    assertThat(selected()).isEqualTo("log_5");
  }

  private void add(int from, int to) {
    for (int i = from; i < to; i++) {
      list.add(Rows.row(i));
    }
  }

  private String selected() {
    return Objects.requireNonNull(list.selected()).id();
  }
}

package io.github.notrahooks.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

  @Test
  void thoseOfBeforeStandAboveAndNoneIsThereTwice() {
    list.resize(10);
    add(5, 7);
    list.addEarlier(List.of(Rows.row(5), Rows.row(4), Rows.row(3)));
    list.addEarlier(List.of(Rows.row(2)));
    list.add(Rows.row(4));
    add(7, 8);

    assertThat(list.window().rows())
        .extracting(Row::id)
        .containsExactly("log_2", "log_3", "log_4", "log_5", "log_6", "log_7");
    assertThat(selected()).isEqualTo("log_7");
  }

  @Test
  void whatIsSelectedStaysWhenThoseOfBeforeCome() {
    list.resize(10);
    add(5, 8);
    list.move(-1);
    list.addEarlier(List.of(Rows.row(4)));
    assertThat(selected()).isEqualTo("log_6");
  }

  @Test
  void howManyCameBelowIsKnownUntilTheyAreSeen() {
    list.resize(3);
    add(0, 10);
    list.move(-5);
    list.window();
    assertThat(list.below()).isZero();
    add(10, 14);
    list.window();
    assertThat(list.below()).isEqualTo(4);
    list.move(7);
    list.window();
    assertThat(list.below()).isEqualTo(2);
    list.selectNewest();
    assertThat(list.below()).isZero();
  }

  @Test
  void whatWasFoundInABodyIsSeenTooUntilTheFilterChanges() {
    list.resize(5);
    add(0, 4);
    list.filter("log_3");
    list.found(Set.of("log_1"));
    assertThat(list.window().rows()).extracting(Row::id).containsExactly("log_1", "log_3");
    list.filter("log_2");
    assertThat(list.window().rows()).extracting(Row::id).containsExactly("log_2");
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

package io.github.notrahooks.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.terminal.Key;
import io.github.notrahooks.terminal.Screen;
import io.github.notrahooks.terminal.TextWidth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the live view looks like on screens of all sizes. */
final class LiveRendererTest {
  private final Tally tally = new Tally();
  private final LiveModel model =
      new LiveModel(tally, "http://127.0.0.1:8484", "Waiting for deliveries\n  at the 東京 gate");

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "10,5", "40,12", "63,6", "64,6", "80,24", "200,60"})
  void noRowIsWiderThanTheScreenAndThereIsOneForEachOfItsRows(int columns, int rows) {
    check(columns, rows);
    for (int i = 0; i < 30; i++) {
      add(Rows.row(i, "課題.更新", Outcome.REJECTED, "署名が本文と一致しません"));
    }
    check(columns, rows);
    model.press(Key.of('?'));
    check(columns, rows);
  }

  @Test
  void aWideScreenHasEverything() {
    add(Rows.row(1));
    add(Rows.row(2, "push", Outcome.REJECTED, "no signature"));

    assertThat(render(80, 8))
        .containsExactly(
            "  TIME     PROVIDER EVENT          OUTCOME          MS DELIVERY",
            "  16:19:28 github   push.pushed    processed 200    12 delivery-1",
            "> 16:19:28 github   push           rejected  200    12 deliver… no signature",
            "",
            "",
            "",
            " http://127.0.0.1:8484  0/s  2 deliveries: 1 processed, 1 rejected",
            " j k select  Enter show  v verify  r R replay  c curl  / filter  ? help  q quit");
  }

  @Test
  void aNarrowScreenStillHasOutcomesCountsAndTheWayOut() {
    add(Rows.row(1));

    assertThat(render(40, 6))
        .containsExactly(
            "  TIME     EVENT          OUTCOME       ",
            "> 16:19:28 push.pushed    processed 200 ",
            "",
            "",
            " 127.0.0.1:8484  1: 1 processed",
            " ? help  q quit  j k select  Enter show");
  }

  @Test
  void whatIsCutAtTheEdgeOfTheScreenSaysSo() {
    add(Rows.row(1));
    add(Rows.row(2, "push", Outcome.REJECTED, "the signature was not made from these bytes"));

    List<String> rows = render(80, 6);

    assertThat(rows.get(1)).endsWith(" delivery-1");
    assertThat(rows.get(2)).endsWith("deliver… the signature w…").hasSize(80);
    assertThat(render(30, 6).get(1)).isEqualTo("  16:19:28 push.pushed    pro…");
  }

  @Test
  void theWayBackFromATextIsSeenOnANarrowScreen() {
    model.press(Key.of('?'));

    assertThat(render(80, 30).get(29)).isEqualTo(" Keys  100%  Space and b move, q goes back");
    assertThat(render(30, 8).get(7)).startsWith(" 20%  q goes back  Keys");
  }

  @Test
  void whatIsTypedAsAFilterIsSeenWithHowManyHaveIt() {
    add(Rows.row(1));
    add(Rows.row(2, "ping", Outcome.PONG, ""));
    "/ping".chars().forEach(each -> model.press(Key.of((char) each)));

    assertThat(render(80, 8).get(7)).isEqualTo(" /ping_  1 of 2");
  }

  private List<String> render(int columns, int rows) {
    return new LiveRenderer(false).render(model, new Screen.Size(columns, rows), 0);
  }

  private void check(int columns, int rows) {
    assertThat(render(columns, rows))
        .hasSize(rows)
        .allSatisfy(row -> assertThat(TextWidth.of(row)).isLessThanOrEqualTo(columns));
  }

  private void add(Row row) {
    tally.add(row.outcome());
    model.deliveries().add(row);
  }
}

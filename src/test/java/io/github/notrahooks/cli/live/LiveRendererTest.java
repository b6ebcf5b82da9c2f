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
  private final LiveModel model = new LiveModel(
      tally,
      new LiveView.Look(
          "http://127.0.0.1:8484", "Waiting for deliveries\n  at the 東京 gate", 1, false));

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
  void aUsualScreenHasWhatHappenedAndWhatWasWrong() {
    add(Rows.row(1, "push.pushed", Outcome.PROCESSED, "main ← 3 commits, liwen"));
    add(Rows.row(2, "push", Outcome.REJECTED, "no signature"));

    assertThat(render(80, 8))
        .containsExactly(
            "  TIME     EVENT             OUTCOME       WHAT",
            "  16:19:28 push.pushed       processed 200 main ← 3 commits, liwen",
            "> 16:19:28 push              rejected  200 no signature",
            "",
            "",
            "",
            " http://127.0.0.1:8484  0/s  2 deliveries: 1 processed, 1 rejected",
            " ? help  q quit  j k select  Enter show  r replay  / filter  e edit  v verify");
  }

  @Test
  void aWideScreenHasAPreviewBesideTheListUntilItIsTakenAway() {
    add(Rows.row(1, "push", Outcome.REJECTED, "no signature"));
    model.preview().put("log_1", "answered   401\n{\"a\": 1}");

    assertThat(render(100, 10).subList(0, 8))
        .containsExactly(
            "  TIME     EVENT          OUTCOME       WHAT            │ push  rejected 200  12 ms",
            "> 16:19:28 push           rejected  200 no signature    │ no signature",
            "                                                        │ repository acme/webhooks",
            "                                                        │ delivery   delivery-1",
            "                                                        │ id         log_1",
            "                                                        │ answered   401",
            "                                                        │ {\"a\": 1}",
            "                                                        │ ");
    model.press(Key.of(Key.Kind.TAB));
    assertThat(render(100, 10)).noneMatch(row -> row.contains("│"));
  }

  @Test
  void aDeliveryIdIsNeverShortenedInThePreview() {
    String id = "72d3162e-cc78-11e3-81ab-4c9367dc0958";
    Row row = Rows.row(1);
    add(new Row(
        row.id(),
        "11-27",
        row.time(),
        row.provider(),
        row.event(),
        row.outcome(),
        row.status(),
        1,
        row.repository(),
        id,
        "",
        row.done()));

    assertThat(render(100, 24)).anyMatch(each -> each.contains("│ " + id));
    assertThat(render(100, 24).get(1)).startsWith("> 11-27    push.pushed");
    assertThat(render(160, 24).get(1)).startsWith("> 11-27 16:19:28 push.pushed");
  }

  @Test
  void onANarrowerScreenThePreviewStandsBelowIfItIsAskedFor() {
    add(Rows.row(1));
    assertThat(render(80, 24)).noneMatch(row -> row.contains("repository"));
    model.press(Key.of(Key.Kind.TAB));
    assertThat(render(80, 24)).contains("repository acme/webhooks");
  }

  @Test
  void repositoriesAreNamedWhereThereAreSeveral() {
    LiveModel several = new LiveModel(tally, new LiveView.Look("address", "welcome", 2, false));
    several.deliveries().add(Rows.row(1));

    assertThat(
            new LiveRenderer(false).render(several, new Screen.Size(80, 8), 0).subList(0, 2))
        .containsExactly(
            "  TIME     EVENT          OUTCOME       REPOSITORY   WHAT",
            "> 16:19:28 push.pushed    processed 200 webhooks     ");
  }

  @Test
  void howManyCameBelowIsSaid() {
    for (int i = 0; i < 30; i++) {
      add(Rows.row(i));
    }
    render(80, 10);
    model.press(Key.of('k'));
    render(80, 10);
    add(Rows.row(30));
    add(Rows.row(31));

    assertThat(render(80, 10).get(9)).startsWith(" 2 new below, G shows them  ? help");
    model.press(Key.of('G'));
    assertThat(render(80, 10).get(9)).startsWith(" ? help");
  }

  @Test
  void theQuestionWhetherToStopIsSeen() {
    model.press(Key.of('q'));
    assertThat(render(80, 10).get(9))
        .isEqualTo(" Stop the server? y stops it, any other key goes on.");
  }

  @Test
  void aNarrowScreenStillHasOutcomesCountsAndTheWayOut() {
    add(Rows.row(1, "push.pushed", Outcome.PROCESSED, "main ← 3 commits, liwen"));

    assertThat(render(40, 6))
        .containsExactly(
            "  EVENT          OUTCOME   WHAT",
            "> push.pushed    processed main ← 3 com…",
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

    assertThat(rows.get(2)).endsWith(" the signature was not made from thes…").hasSize(80);
    assertThat(render(30, 6).get(1)).isEqualTo("  push.pushed    processed ");
  }

  @Test
  void theWayBackFromATextIsSeenOnANarrowScreen() {
    model.press(Key.of('?'));

    assertThat(render(80, 40).get(39)).isEqualTo(" Keys  100%  q back  Space b move  / find");
    assertThat(render(30, 8).get(7)).contains("%  q back  Keys");
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

  @Test
  void aPreviewBreaksWhatHappenedBetweenWords() {
    add(Rows.row(
        1, "push", Outcome.PROCESSED, "merged from acme/zoe/eng-42-resume-interrupted-uploads"));

    assertThat(render(120, 8))
        .anyMatch(row -> row.endsWith("│ merged from "))
        .anyMatch(row -> row.endsWith("│ acme/zoe/eng-42-resume-interrupted-uploads"));
  }
}

package io.github.notrahooks.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How wide tables are. */
final class TableTest {
  private static final String LONG = "x".repeat(5000);

  @Test
  void textFromElsewhereIsCutInAPipeAndIdsAreNot() {
    Table table = new Table().left("ID").foreign("EVENT").copied("DELIVERY").foreign("WHAT");
    table.row().cell("log_" + LONG).cell(LONG).cell("id-" + LONG).cell("short");

    List<String> lines = table.render(false, 0);

    assertThat(lines.get(1))
        .isEqualTo("log_" + LONG + "  " + "x".repeat(79) + "…  id-" + LONG + "  short");
  }

  @Test
  void whereTheWidthIsKnownNoLineIsWider() {
    Table table =
        new Table().left("ID").foreign("EVENT").copied("DELIVERY").expendable(1).foreign("WHAT");
    table.row().cell("log_1").cell(LONG).cell("id-" + LONG).cell(LONG);

    assertThat(table.render(false, 60))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60));
  }

  @Test
  void whatIsToBeCopiedIsNeverShortened() {
    Table table = new Table().left("PROVIDER").copied("SECRET").foreign("NAME");
    table.row().cell("github").cell("s".repeat(40)).cell(LONG);

    assertThat(table.render(false, 60).get(1))
        .isEqualTo("github    " + "s".repeat(40) + "  xxxxxxx…");
  }

  @Test
  void whereItHasNoRoomBesideTheRestEachCellHasALine() {
    Table table = new Table().left("PROVIDER").copied("SECRET");
    table.row().cell("github").cell("s".repeat(60));
    table.row().cell("linear").cell("");

    assertThat(table.render(false, 60))
        .containsExactly(
            "PROVIDER  github", "SECRET    " + "s".repeat(60), "", "PROVIDER  linear", "SECRET");
  }

  @Test
  void columnsThatSayLeastAreLeftOutBeforeOthersSayTooLittle() {
    Table table = new Table()
        .left("TIME")
        .right("MS")
        .expendable(2)
        .right("STATUS")
        .expendable(1)
        .foreign("WHAT", 20);
    table.row().cell("16:19:28").cell("12").cell("200").cell("main ← 3 commits, liwen-acme");

    assertThat(table.render(false, 80).get(1))
        .isEqualTo("16:19:28  12     200  main ← 3 commits, liwen-acme");
    assertThat(table.render(false, 38))
        .containsExactly("TIME      STATUS  WHAT", "16:19:28     200  main ← 3 commits, l…");
    assertThat(table.render(false, 30))
        .containsExactly("TIME      WHAT", "16:19:28  main ← 3 commits, l…");
  }

  @Test
  void wideCharactersCountAsTheColumnsThatTheyTake() {
    Table table = new Table().foreign("WHAT").left("END");
    table.row().cell("漢字漢字漢字").cell("x");
    table.row().cell("ab").cell("y");

    assertThat(table.render(false, 0))
        .containsExactly("WHAT          END", "漢字漢字漢字  x", "ab            y");
    assertThat(table.render(false, 14).get(1)).isEqualTo("漢字漢字…  x");
  }
}

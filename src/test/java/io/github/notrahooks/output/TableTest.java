package io.github.notrahooks.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How wide tables are. */
final class TableTest {
  private static final String LONG = "x".repeat(5000);

  @Test
  void textFromElsewhereIsCutInAPipeAndIdsAreNot() {
    Table table = new Table().left("ID").foreign("EVENT").brief("DELIVERY").foreign("WHAT");
    table.row().cell("log_" + LONG).cell(LONG).cell("id-" + LONG).cell("short");

    List<String> lines = table.render(false, 0);

    assertThat(lines.get(1))
        .isEqualTo("log_" + LONG + "  " + "x".repeat(79) + "…  id-" + LONG + "  short");
  }

  @Test
  void whereTheWidthIsKnownNoLineIsWider() {
    Table table = new Table().left("ID").foreign("EVENT").brief("DELIVERY").foreign("WHAT");
    table.row().cell("log_1").cell(LONG).cell("id-" + LONG).cell(LONG);

    assertThat(table.render(false, 60))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60));
  }
}

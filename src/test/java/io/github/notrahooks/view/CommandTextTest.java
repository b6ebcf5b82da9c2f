package io.github.notrahooks.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CommandTextTest {
  @Test
  void argumentsAreInQuotesWhereAShellNeedsThem() {
    assertThat(
            CommandText.line(List.of("./run.sh", "--to=a/b:c@d", "", "a b", "it's", "$HOME", "*")))
        .isEqualTo("./run.sh --to=a/b:c@d '' 'a b' 'it'\\''s' '$HOME' '*'");
  }

  @Test
  void anOutputThatWasCutSaysOfHowMuchItIsTheBeginning() {
    assertThat(CommandText.output("stdout", 65_536, 100_000))
        .isEqualTo("stdout, first 64 KiB of 100000 bytes");
    assertThat(CommandText.output("stderr", 65_535, 100_000))
        .isEqualTo("stderr, first 65535 bytes of 100000 bytes");
    assertThat(CommandText.output("stdout", 0, 0)).isEqualTo("stdout: 0 bytes");
    assertThat(CommandText.output("stdout", 1, 1)).isEqualTo("stdout: 1 byte");
  }
}

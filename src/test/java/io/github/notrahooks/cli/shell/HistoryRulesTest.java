package io.github.notrahooks.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines the shell's history may hold. */
final class HistoryRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "verify a.json --secret=hidden",
        "verify --secret hidden a.json",
        "send push --sec'ret'=hidden",
        "send push '--secret' 'hidden",
        "NOTRA_HOOKS_SECRET=hidden verify a.json",
        "export GITHUB_WEBHOOK_SECRET='hidden'",
        "set my_secret=hidden",
        " send push",
        "\tsend push",
        "",
        "  "
      })
  void aLineWithASecretOrASpaceInFrontIsNotKept(String line) {
    assertThat(HistoryRules.keeps(line)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "send push",
        "send push --secret",
        "verify --secret --signature x",
        "verify --secret-file secret",
        "integrations list --show-secrets"
      })
  void anyOtherLineIsKept(String line) {
    assertThat(HistoryRules.keeps(line)).isTrue();
  }
}

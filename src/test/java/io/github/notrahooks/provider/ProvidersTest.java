package io.github.notrahooks.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.known.Providers;
import org.junit.jupiter.api.Test;

/** What is asked of a provider before a delivery is examined. */
final class ProvidersTest {
  private static Provider named(String id) {
    return Providers.named(id).orElseThrow();
  }

  @Test
  void theEventIsAnnouncedByTheProvidersOwnHeader() {
    Headers both = Headers.of("X-GitHub-Event", "push", "Linear-Event", "Issue");
    assertThat(named("github").announcedEvent(both)).isEqualTo("push");
    assertThat(named("linear").announcedEvent(both)).isEqualTo("Issue");
    assertThat(named("github").announcedEvent(Headers.EMPTY)).isEmpty();
    assertThat(named("linear").announcedEvent(Headers.EMPTY)).isEmpty();
  }

  @Test
  void gitHubHasRepositoriesAndLinearHasTeams() {
    assertThat(named("github").repositoryNoun()).isEqualTo("repository");
    assertThat(named("linear").repositoryNoun()).isEqualTo("team");
  }

  @Test
  void aSecretBeginsAsTheProvidersOwnDo() {
    assertThat(named("github").newSecret(bound -> bound - 1).reveal()).isEqualTo("f".repeat(64));
    assertThat(named("linear").newSecret(bound -> 0).reveal())
        .isEqualTo("lin_wh_" + "A".repeat(43));
  }
}

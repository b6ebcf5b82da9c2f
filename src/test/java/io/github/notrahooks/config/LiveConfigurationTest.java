package io.github.notrahooks.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.signature.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running server's view of a file that others change. */
final class LiveConfigurationTest {
  @TempDir
  private Path folder;

  private final List<String> warnings = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong();
  private long step = 2_000_000;
  private Home home;
  private ConfigurationFile file;

  @BeforeEach
  void home() {
    home = new Home(folder.resolve("home"));
    file = new ConfigurationFile(home, Set.of("github", "linear"), new Random(7)::nextInt);
  }

  @Test
  void aChangeIsSeenTwoMillisecondsLater() {
    LiveConfiguration live = live();
    for (int i = 0; i < 50; i++) {
      boolean enabled = i % 2 == 1;
      file.update(before -> ConfigurationChange.integration(
          before, "int_github", each -> ConfigurationChange.enabled(each, enabled)));
      assertThat(live.get()
              .configuration()
              .integration("int_github")
              .orElseThrow()
              .value()
              .enabled())
          .isEqualTo(enabled);
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void untilThenTheFilesAreNotLookedAtAgain() throws IOException {
    LiveConfiguration live = live();
    LiveConfiguration.Snapshot before = live.get();
    Files.writeString(home.config(), "{\"version\":1,\"organizations\":[]}");
    step = 100_000;
    for (int i = 0; i < 19; i++) {
      assertThat(live.get()).isSameAs(before);
    }
    assertThat(live.get().configuration().organizations()).isEmpty();
  }

  @Test
  void whatHasNotChangedIsNotReadAgain() {
    LiveConfiguration live = live();
    live.get();
    assertThat(live.get()).isSameAs(live.get());
  }

  @Test
  void aFileThatBecomesWrongIsReportedOnceAndChangesNothing() throws IOException {
    LiveConfiguration live = live();
    LiveConfiguration.Snapshot before = live.get();
    Files.writeString(home.config(), "{\"version\":1,\"organisations\":[]}");
    assertThat(live.get()).isSameAs(before);
    assertThat(live.get()).isSameAs(before);
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("organisations", "'organizations'", "stays in force");
    Files.writeString(home.config(), "{\"version\":1,\"organizations\":[]}");
    assertThat(live.get().configuration().organizations()).isEmpty();
    assertThat(warnings).hasSize(1);
  }

  @Test
  void aFileThatIsRemovedIsReportedOnceAndChangesNothing() throws IOException {
    LiveConfiguration live = live();
    LiveConfiguration.Snapshot before = live.get();
    Files.delete(home.config());
    assertThat(live.get()).isSameAs(before);
    assertThat(live.get()).isSameAs(before);
    assertThat(warnings).singleElement().asString().contains("is gone", "stays in force");
  }

  @Test
  void aSecretComesFromWhereTheFileSays() throws IOException {
    Files.createDirectories(home.path());
    Files.writeString(home.path().resolve("key"), "from a file\n");
    secretOf("repo_local", new SecretSource.FromFile("key"));
    secretOf("team_local", new SecretSource.FromVariable("TEAM"));
    LiveConfiguration live = live();
    assertThat(live.get().secret("repo_local")).contains(Secret.of("from a file"));
    assertThat(live.get().secret("team_local")).contains(Secret.of("from a variable"));
    assertThat(live.get().secret("repo_none")).isEmpty();
  }

  @Test
  void aSecretThatIsRotatedInItsOwnFileCountsAtOnce() throws IOException {
    Path key = Files.createDirectories(folder.resolve("keys")).resolve("key");
    Files.writeString(key, "old");
    secretOf("repo_local", new SecretSource.FromFile(key.toString()));
    LiveConfiguration live = live();
    assertThat(live.get().secret("repo_local")).contains(Secret.of("old"));
    Files.writeString(key, "newer");
    assertThat(live.get().secret("repo_local")).contains(Secret.of("newer"));
    Files.delete(key);
    assertThat(live.get().secret("repo_local")).contains(Secret.of("newer"));
    assertThat(warnings).singleElement().asString().contains(key.toString());
    Files.writeString(key, "newest!");
    assertThat(live.get().secret("repo_local")).contains(Secret.of("newest!"));
  }

  @Test
  void aSecretThatIsNotThereIsAFailureAtTheStartThatNamesItsPlace() {
    secretOf("repo_local", new SecretSource.FromVariable("MISSING"));
    assertThatThrownBy(this::live).isInstanceOf(Failure.class).hasMessageContaining("MISSING");
    secretOf("repo_local", new SecretSource.FromFile("no/such/file"));
    assertThatThrownBy(this::live).isInstanceOf(Failure.class).hasMessageContaining("no/such/file");
  }

  @Test
  void anEmptySecretFileIsAFailure() throws IOException {
    Path key = Files.writeString(folder.resolve("empty"), "\n");
    secretOf("repo_local", new SecretSource.FromFile(key.toString()));
    assertThatThrownBy(this::live).isInstanceOf(Failure.class).hasMessageContaining("empty");
  }

  @Test
  void aPlaceholderIsAFailureAtTheStartThatSaysHowToGetASecret() throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "changeme\n");
    for (SecretSource source : List.of(
        new SecretSource.Inline(Secret.of("your-webhook-secret")),
        new SecretSource.FromFile(key.toString()))) {
      secretOf("repo_local", source);
      assertThatThrownBy(this::live)
          .isInstanceOf(Failure.class)
          .hasMessageContaining("repo_local is a placeholder")
          .hasMessageContaining("rotate-secret int_github --repository repo_local")
          .hasMessageNotContainingAny("changeme", "your-webhook-secret");
    }
  }

  @Test
  void aPlaceholderInPlaceOfASecretIsReportedAndTheSecretStaysInForce() {
    secretOf("repo_local", new SecretSource.Inline(Secret.of("from a file")));
    LiveConfiguration live = live();
    secretOf("repo_local", new SecretSource.Inline(Secret.of("changeme")));
    assertThat(live.get().secret("repo_local")).contains(Secret.of("from a file"));
    assertThat(warnings).singleElement().asString().contains("placeholder", "stays in force");
  }

  @Test
  void aBlankSecretIsAFailureWhereverItIs() throws IOException {
    Path key = Files.writeString(folder.resolve("blank"), " \t\n");
    secretOf("repo_local", new SecretSource.FromFile(key.toString()));
    assertThatThrownBy(this::live).isInstanceOf(Failure.class).hasMessageContaining("empty");
    secretOf("repo_local", new SecretSource.FromVariable("BLANK"));
    assertThatThrownBy(this::live).isInstanceOf(Failure.class).hasMessageContaining("BLANK");
  }

  private void secretOf(String repository, SecretSource source) {
    file.update(before -> ConfigurationChange.repository(
        before,
        repository,
        each -> new Configuration.Repository(each.id(), each.name(), Optional.of(source))));
  }

  private LiveConfiguration live() {
    return new LiveConfiguration(
        file,
        home,
        new Secrets(Map.of("TEAM", "from a variable", "BLANK", " "), home.path()),
        warnings::add,
        () -> nanos.addAndGet(step));
  }
}

package io.github.notrahooks.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.provider.known.Providers;
import io.github.notrahooks.signature.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    file = new ConfigurationFile(home, Providers.newSecrets(new Random(7)::nextInt));
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
        .contains("organisations", "'organizations'", "goes on with the configuration");
    Files.writeString(home.config(), "{\"version\":1,\"organizations\":[]}");
    assertThat(live.get().configuration().organizations()).isEmpty();
    assertThat(warnings).hasSize(1);
  }

  @Test
  void aSecretsFileWithAnImpossibleNameIsReportedAndChangesNothing() throws IOException {
    LiveConfiguration live = live();
    LiveConfiguration.Snapshot before = live.get();
    String impossible = Files.readString(home.config())
        .replaceFirst("\"secret\":\\s*\"[^\"]*\"", "\"secret\": {\"file\": \"a\\\\u0000b\"}");
    assertThat(impossible).contains("u0000");
    Files.writeString(home.config(), impossible);

    assertThat(live.get()).isSameAs(before);
    assertThat(warnings).singleElement().asString().contains("cannot be the name of a file");
  }

  @Test
  void aFileThatIsRemovedIsReportedOnceAndChangesNothing() throws IOException {
    LiveConfiguration live = live();
    LiveConfiguration.Snapshot before = live.get();
    Files.delete(home.config());
    assertThat(live.get()).isSameAs(before);
    assertThat(live.get()).isSameAs(before);
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("is gone. The server goes on with the configuration that it read before");
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
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("repo_local keeps the secret that was read before", key.toString());
    Files.writeString(key, "newest!");
    assertThat(live.get().secret("repo_local")).contains(Secret.of("newest!"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"$MISSING", "$BLANK", "no/such/file", "empty", "blank", "."})
  void aRepositoryWhoseSecretIsNotThereIsAloneOutOfOrderAndThatIsSaid(String place)
      throws IOException {
    file.readOrCreate();
    Files.writeString(home.path().resolve("empty"), "\n");
    Files.writeString(home.path().resolve("blank"), " \t\n");
    SecretSource source = place.startsWith("$")
        ? new SecretSource.FromVariable(place.substring(1))
        : new SecretSource.FromFile(place);
    secretOf("repo_local", source);
    LiveConfiguration live = live();
    assertThat(live.get().secret("repo_local")).isEmpty();
    assertThat(live.get().secret("team_local")).isPresent();
    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith("the repository repo_local is out of order, its deliveries are refused: ")
        .contains(place.startsWith("$") ? place.substring(1) : home.path().toString());
  }

  @Test
  void changesAreFollowedWhileASecretIsNotThere() {
    LiveConfiguration live = live();
    file.update(before -> ConfigurationChange.add(
        before,
        "int_github",
        new Configuration.Repository(
            "repo_app2", "acme/app2", Optional.of(new SecretSource.FromVariable("APP2")))));
    assertThat(live.get().configuration().repository("repo_app2")).isPresent();
    file.update(before -> ConfigurationChange.integration(
        before, "int_github", each -> ConfigurationChange.enabled(each, false)));
    assertThat(live.get()
            .configuration()
            .integration("int_github")
            .orElseThrow()
            .value()
            .enabled())
        .isFalse();
    assertThat(warnings).singleElement().asString().contains("repo_app2 is out of order", "APP2");
  }

  @Test
  void aSecretThatIsTakenFromAnotherPlaceWhichHasNoneIsNotKept() {
    LiveConfiguration live = live();
    secretOf("repo_local", new SecretSource.FromVariable("MISSING"));
    assertThat(live.get().secret("repo_local")).isEmpty();
    secretOf("repo_local", new SecretSource.FromVariable("TEAM"));
    assertThat(live.get().secret("repo_local")).contains(Secret.of("from a variable"));
    assertThat(warnings).hasSize(1);
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
  void aPlaceholderInPlaceOfASecretPutsItsRepositoryOutOfOrder() {
    secretOf("repo_local", new SecretSource.Inline(Secret.of("from a file")));
    LiveConfiguration live = live();
    secretOf("repo_local", new SecretSource.Inline(Secret.of("changeme")));
    assertThat(live.get().secret("repo_local")).isEmpty();
    assertThat(live.get().secret("team_local")).isPresent();
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("out of order", "placeholder")
        .doesNotContain("changeme");
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void noPipeInPlaceOfAFileKeepsDeliveriesWaiting() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "old");
    secretOf("repo_local", new SecretSource.FromFile(key.toString()));
    LiveConfiguration live = live();
    pipeInPlaceOf(key);
    assertThat(live.get().secret("repo_local")).contains(Secret.of("old"));
    assertThat(live.get().secret("team_local")).isPresent();
    pipeInPlaceOf(home.config());
    assertThat(live.get().secret("repo_local")).contains(Secret.of("old"));
    assertThat(warnings).hasSize(2);
    assertThat(warnings.get(0)).contains("keeps the secret", key.toString(), "it is no file");
    assertThat(warnings.get(1)).contains(home.config().toString(), "it is no file");
  }

  private static void pipeInPlaceOf(Path file) throws Exception {
    Files.delete(file);
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
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

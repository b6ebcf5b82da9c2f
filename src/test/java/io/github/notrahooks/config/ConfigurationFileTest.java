package io.github.notrahooks.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.config.Configuration.Integration;
import io.github.notrahooks.config.Configuration.Repository;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.provider.known.Providers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file on the disk: how it is made, changed and protected. */
final class ConfigurationFileTest {
  @TempDir
  private Path folder;

  private final Random random = new Random(1);

  @Test
  void aHomeWithoutAConfigurationGetsOneWithFreshSecrets() {
    Configuration configuration = file(home()).readOrCreate();
    assertThat(configuration.endpoints())
        .extracting(Configuration.Endpoint::path)
        .containsExactly(
            "/api/webhooks/github/org_local/int_github/repo_local",
            "/api/webhooks/linear/org_local/int_linear/team_local");
    assertThat(secret(configuration, "repo_local")).matches("[0-9a-f]{64}");
    assertThat(secret(configuration, "team_local")).matches("lin_wh_[A-Za-z0-9]{43}");
    assertThat(file(home()).readOrCreate()).isEqualTo(configuration);
    assertThat(secret(file(new Home(folder.resolve("other"))).readOrCreate(), "repo_local"))
        .isNotEqualTo(secret(configuration, "repo_local"));
  }

  @Test
  void nothingIsMadeByReading() {
    assertThat(file(home()).read()).isEmpty();
    assertThat(home().path()).doesNotExist();
  }

  @Test
  void everythingIsForItsOwnerAloneFromTheStart() throws IOException {
    file(home()).readOrCreate();
    file(home()).update(before -> before);
    assertThat(permissions(home().path())).isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(home().path())) {
      assertThat(files).allSatisfy(each -> assertThat(permissions(each)).isEqualTo("rw-------"));
    }
    assertThat(home().path().resolve(".gitignore")).hasContent("*");
  }

  @Test
  void noUmaskLetsOthersIn() throws Exception {
    Process process = new ProcessBuilder(
            "sh",
            "-c",
            "umask 000; exec \"$@\"",
            "sh",
            java(),
            "-cp",
            classPath(),
            ConfigurationAdder.class.getName(),
            home().path().toString(),
            "x",
            "1")
        .inheritIO()
        .start();
    assertThat(process.waitFor()).isZero();
    everythingIsForItsOwnerAloneFromTheStart();
  }

  @Test
  void anUnfinishedWriteLeavesNothingBehind() throws IOException {
    file(home()).readOrCreate();
    assertThatThrownBy(() -> file(home()).update(before -> {
          throw Failure.usage("no");
        }))
        .hasMessage("no");
    try (Stream<Path> files = Files.list(home().path())) {
      assertThat(files.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder("config.json", ".gitignore", ".config.lock");
    }
  }

  @Test
  void aChangeThatCouldNotBeReadAgainIsNotWritten() {
    Configuration before = file(home()).readOrCreate();
    assertThatThrownBy(() -> file(home())
            .update(configuration -> ConfigurationChange.add(
                configuration, "int_github", new Repository("repo_x", " ", Optional.empty()))))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("name");
    assertThat(file(home()).readOrCreate()).isEqualTo(before);
  }

  @Test
  void noChangeOfSeveralThreadsIsLost() throws Exception {
    List<Callable<Configuration>> changes = IntStream.range(0, 40)
        .<Callable<Configuration>>mapToObj(i ->
            () -> file(home()).update(before -> with(before, "thread_" + i)))
        .toList();
    run(changes);
    assertThat(ConfigurationChange.integrationIds(file(home()).readOrCreate()))
        .hasSize(42)
        .containsAll(IntStream.range(0, 40).mapToObj(i -> "thread_" + i).toList());
  }

  @Test
  void aHomeThatSeveralFindEmptyIsMadeOnce() throws Exception {
    List<Callable<Configuration>> creations = IntStream.range(0, 8)
        .<Callable<Configuration>>mapToObj(i -> () -> file(home()).readOrCreate())
        .toList();
    assertThat(run(creations)).hasSize(8).containsOnly(file(home()).readOrCreate());
  }

  @Test
  void noChangeOfSeveralProcessesIsLost() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (String name : List.of("first", "second")) {
      processes.add(new ProcessBuilder(
              java(),
              "-cp",
              classPath(),
              ConfigurationAdder.class.getName(),
              home().path().toString(),
              name,
              "25")
          .inheritIO()
          .start());
    }
    for (int i = 0; i < 25; i++) {
      String id = "own_" + i;
      file(home()).update(before -> with(before, id));
    }
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }
    assertThat(ConfigurationChange.integrationIds(file(home()).readOrCreate())).hasSize(2 + 75);
  }

  @Test
  void aHomeThatIsAFileIsNamedWithWhatToDo() throws IOException {
    Home file = new Home(Files.createFile(folder.resolve("file")));
    assertThatThrownBy(() -> file(file).readOrCreate())
        .isInstanceOf(Failure.class)
        .hasMessageContaining(file.path().toString())
        .hasMessageContaining("--home");
  }

  @Test
  void aHomeThatCannotBeMadeIsNamedWithWhatToDo() {
    Home nowhere = new Home(Path.of("/proc/nowhere/home"));
    assertThatThrownBy(() -> file(nowhere).readOrCreate())
        .isInstanceOf(Failure.class)
        .hasMessageContaining("/proc/nowhere")
        .hasMessageContaining("--home");
  }

  @Test
  void aConfigurationThatIsAFolderIsNamed() throws IOException {
    Files.createDirectories(home().config());
    assertThatThrownBy(() -> file(home()).readOrCreate())
        .isInstanceOf(Failure.class)
        .hasMessageContaining(home().config().toString());
  }

  private static List<Configuration> run(List<Callable<Configuration>> tasks)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Configuration> results = new ArrayList<>();
      for (Future<Configuration> each : threads.invokeAll(tasks)) {
        results.add(each.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }

  static Configuration with(Configuration before, String integrationId) {
    return ConfigurationChange.add(
        before, "org_local", new Integration(integrationId, "github", true, List.of()));
  }

  private ConfigurationFile file(Home home) {
    return new ConfigurationFile(home, Providers.newSecrets(bound -> {
      synchronized (random) {
        return random.nextInt(bound);
      }
    }));
  }

  private Home home() {
    return new Home(folder.resolve("home"));
  }

  private static String secret(Configuration configuration, String repository) {
    SecretSource source =
        configuration.repository(repository).orElseThrow().repository().secret().orElseThrow();
    return ((SecretSource.Inline) source).secret().reveal();
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(
          Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String classPath() {
    return Objects.requireNonNullElse(
            System.getProperty("surefire.test.class.path"), System.getProperty("java.class.path"))
        .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
  }
}

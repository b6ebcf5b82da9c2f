package io.github.notrahooks.config;

import io.github.notrahooks.config.Configuration.Integration;
import io.github.notrahooks.config.Configuration.Organization;
import io.github.notrahooks.config.Configuration.Repository;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.home.HomeFiles;
import io.github.notrahooks.home.PrivateFiles;
import io.github.notrahooks.home.RunningServer;
import io.github.notrahooks.signature.Secret;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The file {@code config.json} of a home. Changes are made one process at a time and in one step, so
 * that no reader ever sees half of one.
 */
public final class ConfigurationFile {
  private static final Lock IN_THIS_PROCESS = new ReentrantLock();

  private final Home home;
  private final Map<String, Supplier<Secret>> newSecrets;
  private final Consumer<Configuration> check;

  /**
   * The configuration of a home.
   *
   * @param newSecrets what makes a fresh secret for each provider that there is, by its name
   */
  public ConfigurationFile(Home home, Map<String, Supplier<Secret>> newSecrets) {
    this(home, newSecrets, unused -> {});
  }

  /**
   * The configuration of a home.
   *
   * @param newSecrets what makes a fresh secret for each provider that there is, by its name
   * @param check throws a {@link Failure} where what others read in it is wrong
   */
  public ConfigurationFile(
      Home home, Map<String, Supplier<Secret>> newSecrets, Consumer<Configuration> check) {
    this.home = home;
    this.newSecrets = newSecrets;
    this.check = check;
  }

  /**
   * The configuration, if there is one yet.
   *
   * @throws Failure if it cannot be read, or says something wrong
   */
  public Optional<Configuration> read() {
    try {
      byte[] bytes = PrivateFiles.read(home.config());
      return Optional.of(configuration(bytes));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw Failure.usage("cannot read "
          + home.config()
          + ": "
          + FileProblem.of(e)
          + ". Choose another home with --home or NOTRA_HOOKS_HOME.");
    }
  }

  private Configuration configuration(byte[] bytes) {
    Configuration configuration =
        ConfigurationReader.read(bytes, home.config().toString(), newSecrets.keySet());
    check.accept(configuration);
    return configuration;
  }

  /**
   * The configuration; a home without one gets one that works, with fresh secrets.
   *
   * @throws Failure if it cannot be read or made, or says something wrong
   */
  public Configuration readOrCreate() {
    return read().orElseGet(() -> update(UnaryOperator.identity()));
  }

  /**
   * Changes the configuration, one process at a time.
   *
   * @return what it is now
   * @throws Failure if it cannot be read or written, or the change throws it
   */
  public Configuration update(UnaryOperator<Configuration> change) {
    // The file lock keeps other processes out, but within one a second attempt to take it fails.
    IN_THIS_PROCESS.lock();
    try {
      home.create();
      try (FileChannel channel = HomeFiles.openOrCreate(home.path().resolve(".config.lock"));
          FileLock unused = channel.lock()) {
        Configuration before = read().orElseGet(this::initial);
        Configuration after = change.apply(before);
        byte[] content = ConfigurationWriter.write(after);
        // What could not be read again must not be written: the next command would fail on it.
        Configuration written = configuration(content);
        HomeFiles.replace(home.config(), content);
        return written;
      }
    } catch (IOException e) {
      throw Failure.usage("cannot write to the home "
          + home.path()
          + ": "
          + FileProblem.of(e)
          + ". Choose another folder with --home or NOTRA_HOOKS_HOME.");
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }

  private Configuration initial() {
    Optional<RunningServer> server = RunningServer.read(home);
    if (server.isPresent()) {
      // Fresh secrets would shut out every sender that the server knows.
      throw Failure.usage(
          home.config() + " is gone, and the server of this home (process "
              + server.get().pid()
              + ") goes on with what it read before. Put the file back, or stop the server to begin anew.");
    }
    return new Configuration(
        List.of(new Organization(
            "org_local",
            "Local",
            Configuration.DEFAULT_RETENTION_DAYS,
            List.of(
                integration("int_github", "github", "repo_local", "acme/widgets"),
                integration("int_linear", "linear", "team_local", "ENG")))),
        Map.of());
  }

  /**
   * A fresh secret of the form that the provider's own have.
   *
   * @throws Failure if there is no such provider
   */
  public Secret newSecret(String provider) {
    Supplier<Secret> fresh = newSecrets.get(provider);
    if (fresh == null) {
      throw Failure.usage("There is no provider '" + provider + "'.");
    }
    return fresh.get();
  }

  private Integration integration(String id, String provider, String repository, String name) {
    SecretSource secret = new SecretSource.Inline(newSecret(provider));
    return new Integration(
        id, provider, true, List.of(new Repository(repository, name, Optional.of(secret))));
  }
}

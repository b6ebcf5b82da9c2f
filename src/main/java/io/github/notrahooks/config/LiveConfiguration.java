package io.github.notrahooks.config;

import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.signature.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The configuration as a running server sees it: read again when its file, or the file of a secret, has
 * changed. A file that is wrong is reported once and changes nothing. A repository whose secret cannot be
 * had is without one, which is reported too, and the rest of the file counts. Thread-safe.
 */
public final class LiveConfiguration {
  /**
   * How long a look at the files is good for: too short for anybody to change one and send a delivery
   * after that, long enough not to look for each of the thousands that may come in a second.
   */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final ConfigurationFile file;
  private final Home home;
  private final Secrets secrets;
  private final Consumer<String> warnings;
  private final LongSupplier nanoTime;

  private volatile Consumer<Configuration> listener = unused -> {};
  private volatile long lookedAt;
  private volatile Snapshot snapshot;

  /** Why a repository is without the secret that the file names, or has an older one. */
  private volatile Map<String, String> problems = Map.of();

  /** How the files looked just before they were read: a change in between is noticed at the next look. */
  private volatile Map<Path, Stamp> stamps;

  /**
   * The configuration at one moment, with its secrets resolved.
   *
   * @param configuration what the file says
   * @param secretsByRepository the secret of each repository that has one
   */
  public record Snapshot(Configuration configuration, Map<String, Secret> secretsByRepository) {
    /** The secret of a repository, if it has one. */
    public Optional<Secret> secret(String repositoryId) {
      return Optional.ofNullable(secretsByRepository.get(repositoryId));
    }
  }

  /** What changes when a file is replaced or written to, or others are given or denied it. */
  private record Stamp(String key, long modified, long size, Object mode) {
    private static final Stamp NONE = new Stamp("", 0, -1, "");

    static Stamp of(Path file) {
      try {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(
            String.valueOf(attributes.fileKey()),
            attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
            attributes.size(),
            mode(file));
      } catch (IOException e) {
        return NONE;
      }
    }

    private static Object mode(Path file) throws IOException {
      try {
        return Files.getAttribute(file, "unix:mode");
      } catch (UnsupportedOperationException | IllegalArgumentException e) {
        // The system has none.
        return "";
      }
    }
  }

  /**
   * Follows the configuration of a home.
   *
   * @param warnings told what is wrong with a changed file, and with secrets
   * @param nanoTime the monotonic clock
   * @throws Failure if the configuration is wrong at the start, or has a secret that anybody can guess
   */
  public LiveConfiguration(
      ConfigurationFile file,
      Home home,
      Secrets secrets,
      Consumer<String> warnings,
      LongSupplier nanoTime) {
    this.file = file;
    this.home = home;
    this.secrets = secrets;
    this.warnings = warnings;
    this.nanoTime = nanoTime;
    this.lookedAt = nanoTime.getAsLong();
    Map<Path, Stamp> before = new LinkedHashMap<>();
    before.put(home.config(), Stamp.of(home.config()));
    Configuration configuration = file.readOrCreate();
    stampSecrets(configuration, before);
    this.stamps = before;
    refuseGuessable(configuration);
    this.snapshot = new Snapshot(configuration, Map.of());
    this.snapshot = resolve(configuration);
  }

  /**
   * Has somebody told of each change of the file, before anybody else sees it; on whatever thread notices it.
   * It must not block, nor ask for the configuration.
   */
  public void onChange(Consumer<Configuration> told) {
    listener = told;
  }

  /** The configuration now: a change that was made 2 ms before the call is seen. */
  public Snapshot get() {
    long now = nanoTime.getAsLong();
    if (now - lookedAt >= LOOK_NANOS) {
      if (changed(stamps)) {
        readAgain();
      }
      lookedAt = now;
    }
    return snapshot;
  }

  /** The files that secrets are in. */
  public Set<Path> secretFiles() {
    Set<Path> files = new TreeSet<>(stamps.keySet());
    files.remove(home.config());
    return files;
  }

  private static boolean changed(Map<Path, Stamp> stamps) {
    for (Map.Entry<Path, Stamp> entry : stamps.entrySet()) {
      if (!Stamp.of(entry.getKey()).equals(entry.getValue())) {
        return true;
      }
    }
    return false;
  }

  private synchronized void readAgain() {
    if (!changed(stamps)) {
      return;
    }
    Map<Path, Stamp> before = new LinkedHashMap<>(stamps);
    before.replaceAll((path, stamp) -> Stamp.of(path));
    try {
      Optional<Configuration> configuration = file.read();
      if (configuration.isPresent()) {
        stampSecrets(configuration.get(), before);
        listener.accept(configuration.get());
        snapshot = resolve(configuration.get());
      } else {
        warn(home.config() + " is gone");
      }
    } catch (Failure e) {
      warn(e.getMessage());
    }
    stamps = before;
  }

  private void warn(String problem) {
    warnings.accept(problem
        + (problem.endsWith(".") || problem.endsWith("?") ? "" : ".")
        + " The server goes on with the configuration that it read before; no change in the file"
        + " counts until this is mended.");
  }

  private void stampSecrets(Configuration configuration, Map<Path, Stamp> into) {
    for (Endpoint endpoint : configuration.endpoints()) {
      if (endpoint.repository().secret().orElse(null) instanceof SecretSource.FromFile source) {
        Path path = secrets.path(source);
        into.put(path, Stamp.of(path));
      }
    }
  }

  private Snapshot resolve(Configuration configuration) {
    Map<String, Secret> resolved = new HashMap<>();
    Map<String, String> found = new LinkedHashMap<>();
    for (Endpoint endpoint : configuration.endpoints()) {
      String id = endpoint.repository().id();
      endpoint.repository().secret().ifPresent(source -> {
        try {
          resolved.put(id, usable(endpoint, source));
        } catch (Failure e) {
          Optional<Secret> kept = sameSource(id, source) ? snapshot.secret(id) : Optional.empty();
          kept.ifPresent(secret -> resolved.put(id, secret));
          found.put(
              id,
              "the repository " + id
                  + (kept.isPresent()
                      ? " keeps the secret that was read before: "
                      : " is out of order, its deliveries are refused: ")
                  + e.getMessage());
        }
      });
    }
    found.forEach((id, problem) -> {
      if (!problem.equals(problems.get(id))) {
        warnings.accept(problem);
      }
    });
    problems = Map.copyOf(found);
    return new Snapshot(configuration, Map.copyOf(resolved));
  }

  /** Whether a repository's secret comes from where it came from before. */
  private boolean sameSource(String repositoryId, SecretSource source) {
    return snapshot
        .configuration()
        .repository(repositoryId)
        .flatMap(endpoint -> endpoint.repository().secret())
        .filter(source::equals)
        .isPresent();
  }

  private Secret usable(Endpoint endpoint, SecretSource source) {
    Secret secret = secrets.resolve(source);
    if (GuessableSecret.is(secret)) {
      throw guessable(endpoint);
    }
    return secret;
  }

  /** At the start a placeholder is refused: it was never replaced. */
  private void refuseGuessable(Configuration configuration) {
    for (Endpoint endpoint : configuration.endpoints()) {
      if (endpoint.repository().secret().filter(this::isGuessable).isPresent()) {
        throw guessable(endpoint);
      }
    }
  }

  private boolean isGuessable(SecretSource source) {
    try {
      return GuessableSecret.is(secrets.resolve(source));
    } catch (Failure e) {
      // There is none, which is said later.
      return false;
    }
  }

  private static Failure guessable(Endpoint endpoint) {
    return Failure.usage("the secret of the repository "
        + endpoint.repository().id()
        + " is a placeholder that anybody can guess. Give it one of its own, such as"
        + " 'notra-hooks integrations rotate-secret "
        + endpoint.integration().id()
        + " --repository "
        + endpoint.repository().id()
        + "' makes.");
  }
}

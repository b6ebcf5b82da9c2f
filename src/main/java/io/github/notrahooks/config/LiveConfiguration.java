package io.github.notrahooks.config;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.signature.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The configuration as a running server sees it: read again when the file has changed. A file that says
 * something wrong is reported once and changes nothing. Thread-safe.
 */
public final class LiveConfiguration {
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final ConfigurationFile file;
  private final Home home;
  private final Secrets secrets;
  private final LongSupplier nanoTime;
  private final Consumer<String> warnings;

  private volatile Snapshot snapshot;
  private volatile long lookedAt;
  private Stamp stamp;

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

  /** What changes when a file is replaced or written to. */
  private record Stamp(Object key, long modified, long size) {
    static final Stamp NONE = new Stamp("", 0, -1);
  }

  /**
   * Follows the configuration of a home.
   *
   * @param nanoTime a monotonic clock, so that the file is not looked at more often than needed
   * @param warnings told what is wrong with a changed file
   * @throws Failure if the configuration is wrong at the start
   */
  public LiveConfiguration(
      ConfigurationFile file,
      Home home,
      Secrets secrets,
      LongSupplier nanoTime,
      Consumer<String> warnings) {
    this.file = file;
    this.home = home;
    this.secrets = secrets;
    this.nanoTime = nanoTime;
    this.warnings = warnings;
    Configuration configuration = file.readOrCreate();
    this.stamp = stamp();
    this.snapshot = resolve(configuration);
    this.lookedAt = nanoTime.getAsLong();
  }

  /** The configuration now: a change made before the call is seen, unless it is milliseconds old. */
  public Snapshot get() {
    long now = nanoTime.getAsLong();
    if (now - lookedAt >= LOOK_AGAIN_NANOS) {
      lookedAt = now;
      lookAgain();
    }
    return snapshot;
  }

  private synchronized void lookAgain() {
    Stamp current = stamp();
    if (current.equals(stamp)) {
      return;
    }
    stamp = current;
    try {
      file.read().ifPresent(configuration -> snapshot = resolve(configuration));
    } catch (Failure e) {
      warnings.accept(e.getMessage() + " The configuration before this change stays in force.");
    }
  }

  private Snapshot resolve(Configuration configuration) {
    Map<String, Secret> resolved = new HashMap<>();
    for (Configuration.Endpoint endpoint : configuration.endpoints()) {
      endpoint
          .repository()
          .secret()
          .ifPresent(source -> resolved.put(endpoint.repository().id(), secrets.resolve(source)));
    }
    return new Snapshot(configuration, Map.copyOf(resolved));
  }

  private Stamp stamp() {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(home.config(), BasicFileAttributes.class);
      return new Stamp(
          String.valueOf(attributes.fileKey()),
          attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
          attributes.size());
    } catch (IOException e) {
      return Stamp.NONE;
    }
  }
}

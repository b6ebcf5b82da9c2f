package io.github.notrahooks.receiver;

import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.Configuration.Integration;
import io.github.notrahooks.config.Configuration.Organization;
import io.github.notrahooks.config.Configuration.Repository;
import io.github.notrahooks.config.LiveConfiguration.Snapshot;
import io.github.notrahooks.config.SecretSource;
import io.github.notrahooks.signature.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A configuration in which each way to miss an endpoint can be had, for both providers. */
public final class Configured {
  /** The moment of the samples. */
  public static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  /** The secret of GitHub's own documented example. */
  public static final Secret GITHUB_SECRET = Secret.of("It's a Secret to Everybody");

  /** The secret of the Linear team. */
  public static final Secret LINEAR_SECRET =
      Secret.of("lin_wh_Vh7ePqBRyu2Ko4TgXwJc1sDmA9nLf0ZiQ5xEtYbWa8C");

  private Configured() {}

  /** Two organizations, each with an integration of both providers. */
  public static Configuration configuration() {
    return new Configuration(
        List.of(
            new Organization(
                "org",
                "First",
                30,
                List.of(
                    integration("github", "int_github", true, "repo_github", GITHUB_SECRET),
                    integration(
                        "github", "int_github_off", false, "repo_github_off", GITHUB_SECRET),
                    integration("linear", "int_linear", true, "repo_linear", LINEAR_SECRET),
                    integration(
                        "linear", "int_linear_off", false, "repo_linear_off", LINEAR_SECRET))),
            new Organization(
                "org_other",
                "Second",
                7,
                List.of(
                    integration("github", "int_github_other", true, "repo_github_other", null),
                    integration("linear", "int_linear_other", true, "repo_linear_other", null)))),
        Map.of());
  }

  /** The same with its secrets resolved. */
  public static Snapshot snapshot() {
    return new Snapshot(
        configuration(),
        Map.of(
            "repo_github", GITHUB_SECRET,
            "repo_github_off", GITHUB_SECRET,
            "repo_linear", LINEAR_SECRET,
            "repo_linear_off", LINEAR_SECRET));
  }

  /** The secret of the endpoint that deliveries of a provider go to. */
  public static Secret secret(String provider) {
    return provider.equals("github") ? GITHUB_SECRET : LINEAR_SECRET;
  }

  private static Integration integration(
      String provider, String id, boolean enabled, String repositoryId, @Nullable Secret secret) {
    Optional<SecretSource> source = Optional.ofNullable(secret).map(SecretSource.Inline::new);
    return new Integration(
        id,
        provider,
        enabled,
        List.of(
            new Repository(repositoryId, repositoryId, source),
            new Repository(repositoryId + "_bare", repositoryId, Optional.empty())));
  }
}

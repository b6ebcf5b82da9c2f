package io.github.notrahooks.config;

import io.github.notrahooks.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that {@code config.json} says. Immutable.
 *
 * @param organizations with IDs unique among them; so are the IDs of all integrations, and of all
 *     repositories
 * @param options values for command-line options, by long name without dashes, such as {@code port} or,
 *     for one command alone, {@code serve.port}
 * @param schemes how providers sign that are not built in, as it stands there; not to be changed
 * @param triggers what deliveries start, as it stands there; not to be changed
 */
public record Configuration(
    List<Organization> organizations,
    Map<String, String> options,
    ObjectNode schemes,
    ArrayNode triggers) {
  /** How long records are kept where an organization does not say. */
  public static final int DEFAULT_RETENTION_DAYS = 30;

  /** Copies the collections. */
  public Configuration {
    organizations = List.copyOf(organizations);
    options = Map.copyOf(options);
  }

  /** One without schemes of its own, and without triggers. */
  public Configuration(List<Organization> organizations, Map<String, String> options) {
    this(organizations, options, Json.object(), Json.array());
  }

  /** The same for other organizations. */
  public Configuration withOrganizations(List<Organization> others) {
    return new Configuration(others, options, schemes, triggers);
  }

  /** The same with other triggers. */
  public Configuration withTriggers(ArrayNode others) {
    return new Configuration(organizations, options, schemes, others);
  }

  /**
   * An organization.
   *
   * @param id its segment in the route
   * @param name for people
   * @param retentionDays how long its records are kept, at least 1
   * @param integrations its integrations
   */
  public record Organization(
      String id, String name, int retentionDays, List<Integration> integrations) {
    /** Copies the list. */
    public Organization {
      integrations = List.copyOf(integrations);
    }
  }

  /**
   * A connection to one provider.
   *
   * @param id its segment in the route
   * @param provider the provider's name
   * @param enabled whether its deliveries are accepted
   * @param repositories its repositories or teams
   */
  public record Integration(
      String id, String provider, boolean enabled, List<Repository> repositories) {
    /** Copies the list. */
    public Integration {
      repositories = List.copyOf(repositories);
    }
  }

  /**
   * A GitHub repository or Linear team.
   *
   * @param id its segment in the route
   * @param name for people, such as {@code acme/widgets}
   * @param secret where the secret that its deliveries are signed with comes from, if it has one
   */
  public record Repository(String id, String name, Optional<SecretSource> secret) {}

  /** A repository with what it belongs to. */
  public record Endpoint(
      Organization organization, Integration integration, Repository repository) {
    /** The path of the payload URL. */
    public String path() {
      return "/api/webhooks/%s/%s/%s/%s"
          .formatted(integration.provider(), organization.id(), integration.id(), repository.id());
    }
  }

  /** All endpoints, in the order of the file. */
  public List<Endpoint> endpoints() {
    return organizations.stream()
        .flatMap(organization -> organization.integrations().stream()
            .flatMap(integration -> integration.repositories().stream()
                .map(repository -> new Endpoint(organization, integration, repository))))
        .toList();
  }

  /** The integration of this ID, with its organization. */
  public Optional<Owned<Integration>> integration(String id) {
    for (Organization organization : organizations) {
      for (Integration integration : organization.integrations()) {
        if (integration.id().equals(id)) {
          return Optional.of(new Owned<>(organization, integration));
        }
      }
    }
    return Optional.empty();
  }

  /** The endpoint of the repository with this ID. */
  public Optional<Endpoint> repository(String id) {
    for (Organization organization : organizations) {
      for (Integration integration : organization.integrations()) {
        for (Repository repository : integration.repositories()) {
          if (repository.id().equals(id)) {
            return Optional.of(new Endpoint(organization, integration, repository));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The longest time for which any organization keeps its records, in days. */
  public int retentionDays() {
    return organizations.stream()
        .mapToInt(Organization::retentionDays)
        .max()
        .orElse(DEFAULT_RETENTION_DAYS);
  }

  /**
   * Something with the organization that it belongs to.
   *
   * @param organization the owner
   * @param value what it owns
   */
  public record Owned<T>(Organization organization, T value) {}
}

package io.github.notrahooks.config;

import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.config.Configuration.Integration;
import io.github.notrahooks.config.Configuration.Organization;
import io.github.notrahooks.config.Configuration.Owned;
import io.github.notrahooks.config.Configuration.Repository;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes of a configuration, each from one that is right to another that is. Pure functions. */
public final class ConfigurationChange {
  private ConfigurationChange() {}

  /** Adds an integration to an organization, which is made if there is none of that ID. */
  public static Configuration add(
      Configuration configuration, String organizationId, Integration integration) {
    if (configuration.integration(integration.id()).isPresent()) {
      throw Failure.usage("there is an integration '" + integration.id() + "' already");
    }
    for (Repository repository : integration.repositories()) {
      refuseKnown(configuration, repository);
      refuseNamed(configuration, organizationId, integration.provider(), repository);
    }
    List<Organization> organizations = new ArrayList<>(configuration.organizations());
    int at = 0;
    while (at < organizations.size() && !organizations.get(at).id().equals(organizationId)) {
      at++;
    }
    if (at == organizations.size()) {
      organizations.add(new Organization(
          organizationId,
          organizationId,
          Configuration.DEFAULT_RETENTION_DAYS,
          List.of(integration)));
    } else {
      Organization organization = organizations.get(at);
      List<Integration> integrations = new ArrayList<>(organization.integrations());
      integrations.add(integration);
      organizations.set(at, with(organization, integrations));
    }
    return configuration.withOrganizations(organizations);
  }

  /** Changes one integration; a change that gives null removes it. */
  public static Configuration integration(
      Configuration configuration, String id, Change<Integration> change) {
    required(configuration, id);
    return integrations(configuration, each -> each.id().equals(id) ? change.of(each) : each);
  }

  /** Adds a repository to an integration. */
  public static Configuration add(
      Configuration configuration, String integrationId, Repository repository) {
    refuseKnown(configuration, repository);
    configuration
        .integration(integrationId)
        .ifPresent(owned -> refuseNamed(
            configuration, owned.organization().id(), owned.value().provider(), repository));
    return integration(configuration, integrationId, integration -> {
      List<Repository> repositories = new ArrayList<>(integration.repositories());
      repositories.add(repository);
      return with(integration, repositories);
    });
  }

  /** Changes one repository; a change that gives null removes it. */
  public static Configuration repository(
      Configuration configuration, String id, Change<Repository> change) {
    if (configuration.repository(id).isEmpty()) {
      List<String> known =
          configuration.endpoints().stream().map(each -> each.repository().id()).toList();
      throw Failure.notFound("there is no repository '" + id + "'." + Nearest.hint(id, known));
    }
    return integrations(
        configuration,
        integration -> with(
            integration,
            changed(
                integration.repositories(),
                each -> each.id().equals(id) ? change.of(each) : each)));
  }

  /**
   * The integration of this ID.
   *
   * @throws Failure if there is none; it names the nearest
   */
  public static Owned<Integration> required(Configuration configuration, String id) {
    return configuration
        .integration(id)
        .orElseThrow(() -> Failure.notFound("there is no integration '" + id + "'."
            + Nearest.hint(id, integrationIds(configuration))));
  }

  /** The IDs of all integrations. */
  public static List<String> integrationIds(Configuration configuration) {
    return configuration.organizations().stream()
        .flatMap(organization -> organization.integrations().stream())
        .map(Integration::id)
        .toList();
  }

  /** An integration that accepts deliveries, or does not. */
  public static Integration enabled(Integration integration, boolean enabled) {
    return new Integration(
        integration.id(), integration.provider(), enabled, integration.repositories());
  }

  /** A change of one thing; null removes it. */
  @FunctionalInterface
  public interface Change<T> {
    /** What it is changed to. */
    @Nullable
    T of(T value);
  }

  /** An integration whose repositories are all changed. */
  public static Integration repositories(
      Integration integration, UnaryOperator<Repository> change) {
    return with(integration, integration.repositories().stream().map(change).toList());
  }

  private static Configuration integrations(
      Configuration configuration, Change<Integration> change) {
    List<Organization> organizations = configuration.organizations().stream()
        .map(organization -> with(organization, changed(organization.integrations(), change)))
        .toList();
    return configuration.withOrganizations(organizations);
  }

  private static <T> List<T> changed(List<T> values, Change<T> change) {
    List<T> changed = new ArrayList<>();
    for (T value : values) {
      T result = change.of(value);
      if (result != null) {
        changed.add(result);
      }
    }
    return changed;
  }

  private static void refuseKnown(Configuration configuration, Repository repository) {
    configuration.repository(repository.id()).ifPresent(there -> {
      throw Failure.usage("there is a repository '" + repository.id() + "' already: "
          + there.repository().name() + ", of the integration '"
          + there.integration().id() + "'");
    });
  }

  /** Two of one name would be two payload URLs for one sender, which knows only one of their secrets. */
  private static void refuseNamed(
      Configuration configuration, String organizationId, String provider, Repository repository) {
    for (Endpoint there : configuration.endpoints()) {
      if (there.organization().id().equals(organizationId)
          && there.integration().provider().equals(provider)
          && there.repository().name().equals(repository.name())) {
        throw Failure.usage(repository.name() + " is there already: it is the repository '"
            + there.repository().id() + "' of the integration '"
            + there.integration().id()
            + "'. 'notra-hooks integrations url " + there.repository().id()
            + "' prints its payload URL.");
      }
    }
  }

  private static Organization with(Organization organization, List<Integration> integrations) {
    return new Organization(
        organization.id(), organization.name(), organization.retentionDays(), integrations);
  }

  private static Integration with(Integration integration, List<Repository> repositories) {
    return new Integration(
        integration.id(), integration.provider(), integration.enabled(), repositories);
  }
}

package io.github.notrahooks.cli.frame;

import static java.util.stream.Collectors.joining;

import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.config.Configuration.Repository;
import io.github.notrahooks.config.ConfigurationChange;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The endpoints that a user means: by the ID of an integration or repository, or by a repository's name. */
public final class Endpoints {
  private Endpoints() {}

  /**
   * The endpoints of an integration, or the one of a repository. An ID goes before a name.
   *
   * @throws Failure if there is no such thing, several repositories have the name, or the integration has no
   *     repository
   */
  public static List<Endpoint> chosen(Configuration configuration, String chosen) {
    if (configuration.integration(chosen).isPresent()) {
      List<Endpoint> all = configuration.endpoints().stream()
          .filter(endpoint -> endpoint.integration().id().equals(chosen))
          .toList();
      if (all.isEmpty()) {
        throw Failure.notFound("the integration '" + chosen
            + "' has no repository. Add one with 'notra-hooks repos add " + chosen + " NAME'.");
      }
      return all;
    }
    Optional<Endpoint> found = repository(configuration, chosen);
    return List.of(
        found.orElseThrow(() -> Failure.notFound("there is no integration or repository '" + chosen
            + "'." + Nearest.hint(chosen, ids(configuration)))));
  }

  /**
   * The one endpoint of an integration or repository.
   *
   * @param what is wanted of it, such as {@code secret}
   * @throws Failure as {@link #chosen}, and if the integration has several repositories
   */
  public static Endpoint one(Configuration configuration, String chosen, String what) {
    List<Endpoint> all = chosen(configuration, chosen);
    if (all.size() > 1) {
      throw Failure.usage("the integration '" + chosen + "' has " + all.size()
          + " repositories, each with its own " + what + "; give the ID of one: " + listed(all));
    }
    return all.get(0);
  }

  /**
   * The endpoint of a repository, by its ID or else its name, if there is one.
   *
   * @throws Failure if several have the name
   */
  public static Optional<Endpoint> repository(Configuration configuration, String chosen) {
    return configuration.repository(chosen).or(() -> named(configuration.endpoints(), chosen));
  }

  /**
   * The one of these endpoints whose repository has this name, if there is one.
   *
   * @throws Failure if several have it
   */
  public static Optional<Endpoint> named(List<Endpoint> endpoints, String name) {
    List<Endpoint> named = endpoints.stream()
        .filter(endpoint -> endpoint.repository().name().equals(name))
        .toList();
    if (named.size() > 1) {
      throw Failure.usage(named.size() + " repositories have the name '" + name
          + "'; give the ID of one: " + listed(named));
    }
    return named.stream().findFirst();
  }

  /** The IDs of all integrations, and the IDs and names of their repositories. */
  static List<String> ids(Configuration configuration) {
    List<String> ids = new ArrayList<>(ConfigurationChange.integrationIds(configuration));
    for (Endpoint endpoint : configuration.endpoints()) {
      ids.add(endpoint.repository().id());
      ids.add(endpoint.repository().name());
    }
    return ids;
  }

  private static String listed(List<Endpoint> endpoints) {
    return endpoints.stream().map(Endpoints::label).collect(joining(", "));
  }

  private static String label(Endpoint endpoint) {
    Repository repository = endpoint.repository();
    return repository.id()
        + (repository.name().equals(repository.id()) ? "" : " (" + repository.name() + ")");
  }
}

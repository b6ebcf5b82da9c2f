package io.github.notrahooks.cli.frame;

import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.RunningServer;
import io.github.notrahooks.provider.known.Providers;
import io.github.notrahooks.sender.AnswerMeaning;
import io.github.notrahooks.sender.PlannedDelivery;
import io.github.notrahooks.sender.Target;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a delivery goes, and the endpoint in the configuration that it is meant for.
 *
 * @param target the address
 * @param endpoint whose secret it is signed with, if the configuration has one for it
 * @param route what the log says of where it belongs, or null where it goes elsewhere
 */
public record Destination(
    Target target, Optional<Endpoint> endpoint, PlannedDelivery.@Nullable Route route) {
  private static final String DEFAULT_BASE = "http://127.0.0.1:8484";

  /**
   * The destination for a provider's deliveries.
   *
   * @param to a URL, or null for the local integration
   * @param chosen the ID of an integration or repository, or a repository's name; null for the provider's first
   */
  public static Destination of(
      Context context, String provider, @Nullable String to, @Nullable String chosen) {
    if (to != null) {
      Optional<Endpoint> endpoint =
          context.configuration().read().flatMap(known -> find(known, provider, chosen));
      return new Destination(Target.parse(to), endpoint, null);
    }
    if (Providers.named(provider).isEmpty()) {
      throw Failure.usage("there are no integrations of " + provider
          + ", which is only signed and verified here; say where to send with --to URL");
    }
    Configuration configuration = context.configuration().readOrCreate();
    Endpoint endpoint = find(configuration, provider, chosen)
        .orElseThrow(() -> Failure.notFound("there is no integration of "
            + provider
            + " in "
            + context.home().config()
            + ". Add one with 'notra-hooks integrations add "
            + provider
            + "', or say where to send with --to URL."));
    String owner = endpoint.integration().provider();
    if (!owner.equals(provider)) {
      throw Failure.usage(endpoint.integration().id() + " is an integration of " + owner
          + ", and this is a delivery of " + provider + ". To send it there all the same, give its"
          + " address with --to.");
    }
    return new Destination(
        Target.parse(base(context) + endpoint.path()), Optional.of(endpoint), route(endpoint));
  }

  /** What there is to say of where it goes, if that is this home's own integration. */
  public AnswerMeaning.@Nullable Own own(Context context) {
    return route == null
        ? null
        : new AnswerMeaning.Own(context.self(), route.integrationId(), route.repositoryId());
  }

  /** The base URL of the server that runs on the home, or of where it runs by default. */
  public static String base(Context context) {
    return RunningServer.read(context.home()).map(RunningServer::url).orElse(DEFAULT_BASE);
  }

  /** What the log says of where a delivery to this endpoint belongs. */
  static PlannedDelivery.Route route(Endpoint endpoint) {
    return new PlannedDelivery.Route(
        endpoint.organization().id(),
        endpoint.integration().id(),
        endpoint.repository().id());
  }

  private static Optional<Endpoint> find(
      Configuration configuration, String provider, @Nullable String chosen) {
    if (chosen == null) {
      return configuration.endpoints().stream()
          .filter(endpoint -> endpoint.integration().provider().equals(provider))
          .findFirst();
    }
    return Endpoints.chosen(configuration, chosen).stream().findFirst();
  }
}

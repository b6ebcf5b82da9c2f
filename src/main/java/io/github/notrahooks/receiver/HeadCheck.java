package io.github.notrahooks.receiver;

import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.config.Configuration.Integration;
import io.github.notrahooks.config.Configuration.Owned;
import io.github.notrahooks.config.LiveConfiguration.Snapshot;
import io.github.notrahooks.delivery.DeliveryKey;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.Provider;
import io.github.notrahooks.provider.known.Providers;
import io.github.notrahooks.signature.Secret;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;

/** The checks that need no body: rows 1 to 12 of the receiver's table, in its order. A pure function. */
public final class HeadCheck {
  private HeadCheck() {}

  /** What the head of a request allows. */
  public sealed interface Result {
    /** It is no delivery at all: answered, not logged; why is for the server's owner. */
    record Turned(Reply reply, String why) implements Result {}

    /** It is a delivery that is refused before its body matters. */
    record Refused(Decision decision) implements Result {}

    /** Its body may be read. */
    record Admitted(Admission admission) implements Result {}
  }

  /**
   * Checks the head of a request against the configuration.
   *
   * @param via what this server calls itself where it sends deliveries on
   */
  public static Result check(RequestHead head, Snapshot snapshot, String via) {
    Optional<Route> route = Route.of(head.path());
    if (route.isEmpty()) {
      return new Result.Turned(Reply.error(404, "Not found"), elsewhere(head.path()));
    }
    if (!head.method().equals("POST")) {
      return new Result.Turned(
          Reply.error(405, "Method not allowed").with("Allow", "POST"),
          "a payload URL takes nothing but POST");
    }
    ArrayNode problems = route.get().problems();
    if (!problems.isEmpty()) {
      return new Result.Refused(Decision.wrongParameters(problems));
    }
    Provider provider = Providers.named(route.get().provider()).orElseThrow();
    if (head.headers().list().stream().anyMatch(header -> isVia(header, via))) {
      return refused(
          508,
          "Loop detected: this server sent this delivery on before",
          "Loop detected",
          provider.announcedEvent(head.headers()));
    }
    return endpoint(route.get(), provider, head.headers(), snapshot);
  }

  private static String elsewhere(String path) {
    int end = path.length() - 1;
    boolean slash = path.endsWith("/") && Route.of(path.substring(0, end)).isPresent();
    return (slash ? "a payload URL has no slash at the end" : "no integration has this path")
        + "; payload URLs: notra-hooks integrations url";
  }

  private static Result endpoint(
      Route route, Provider provider, Headers headers, Snapshot snapshot) {
    String event = provider.announcedEvent(headers);
    Configuration configuration = snapshot.configuration();
    Optional<Owned<Integration>> integration = configuration
        .integration(route.integrationId())
        .filter(found -> found.value().provider().equals(provider.id()));
    if (integration.isEmpty()) {
      return refused(404, "Integration not found", event);
    }
    if (!integration.get().organization().id().equals(route.organizationId())) {
      return refused(403, "Integration does not belong to this organization", event);
    }
    if (!integration.get().value().enabled()) {
      return refused(403, "Integration is disabled", event);
    }
    Optional<Endpoint> endpoint = configuration.repository(route.repositoryId());
    if (endpoint.isEmpty()) {
      return refused(404, "Repository not found", event);
    }
    if (!endpoint.get().integration().id().equals(route.integrationId())) {
      return refused(403, "Repository does not belong to this integration", event);
    }
    Optional<Secret> secret = snapshot.secret(route.repositoryId());
    if (secret.isEmpty()) {
      return refused(
          400,
          "Webhook secret not configured for this repository",
          "Webhook secret missing",
          event);
    }
    return headers(endpoint.get(), provider, secret.get(), headers, event);
  }

  private static Result headers(
      Endpoint endpoint, Provider provider, Secret secret, Headers headers, String event) {
    if (headers.list().stream().anyMatch(HeadCheck::encodes)) {
      return refused(415, "Unsupported content encoding", event);
    }
    for (String name : provider.requiredHeaders()) {
      if (headers.first(name).filter(value -> !value.isEmpty()).isEmpty()) {
        return refused(400, "Missing " + name + " header", missingTitle(provider, name), event);
      }
    }
    for (String name : provider.requiredHeaders()) {
      if (headers.count(name) > 1) {
        return refused(400, "Repeated " + name + " header", "Repeated webhook header", event);
      }
    }
    String deliveryId =
        provider.scheme().deliveryHeader().flatMap(headers::first).orElseThrow();
    if (!Route.isId(deliveryId)) {
      return refused(400, "Invalid delivery ID", event);
    }
    DeliveryKey key =
        new DeliveryKey(endpoint.integration().id(), endpoint.repository().id(), deliveryId);
    return new Result.Admitted(new Admission(endpoint, provider, secret, key, event));
  }

  private static boolean isVia(Header header, String via) {
    return header.name().equalsIgnoreCase("Via")
        && Arrays.stream(header.value().split(",")).map(String::strip).anyMatch(via::equals);
  }

  private static boolean encodes(Header header) {
    return header.name().equalsIgnoreCase("Content-Encoding")
        && Arrays.stream(header.value().split(","))
            .map(String::strip)
            .anyMatch(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase("identity"));
  }

  private static String missingTitle(Provider provider, String name) {
    if (name.equals(provider.scheme().signatureHeader())) {
      return "Signature missing";
    }
    return Optional.of(name).equals(provider.scheme().deliveryHeader())
        ? "Missing webhook delivery header"
        : "Missing webhook event header";
  }

  private static Result refused(int status, String error, String event) {
    return refused(status, error, error, event);
  }

  private static Result refused(int status, String error, String title, String event) {
    return new Result.Refused(Decision.rejected(status, error, title, event));
  }
}

package io.github.notrahooks.receiver;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.provider.known.Providers;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;

/**
 * The segments of a payload URL, which need not be right yet.
 *
 * @param provider the provider's name
 * @param organizationId the organization
 * @param integrationId the integration
 * @param repositoryId the repository or team
 */
record Route(String provider, String organizationId, String integrationId, String repositoryId) {
  private static final String PREFIX = "/api/webhooks/";
  private static final List<String> NAMES =
      List.of("provider", "organizationId", "integrationId", "repositoryId");
  private static final int LONGEST_ID = 128;

  /** The route of a path, if it has one's form: the prefix and four segments, of which any may be blank. */
  static Optional<Route> of(String path) {
    if (!path.startsWith(PREFIX)) {
      return Optional.empty();
    }
    String[] segments = path.substring(PREFIX.length()).split("/", -1);
    return segments.length == NAMES.size()
        ? Optional.of(new Route(segments[0], segments[1], segments[2], segments[3]))
        : Optional.empty();
  }

  /** What is wrong with the segments, one entry each; empty if nothing is. */
  ArrayNode problems() {
    ArrayNode problems = Json.array();
    List<String> segments = List.of(provider, organizationId, integrationId, repositoryId);
    for (int i = 0; i < NAMES.size(); i++) {
      String problem = i == 0 ? providerProblem() : idProblem(segments.get(i));
      if (!problem.isEmpty()) {
        var entry = problems.addObject();
        entry.putArray("path").add(NAMES.get(i));
        entry.put("message", problem);
      }
    }
    return problems;
  }

  private String providerProblem() {
    return Providers.named(provider).isPresent()
        ? ""
        : "expected one of " + String.join(", ", Providers.names());
  }

  private static String idProblem(String segment) {
    if (segment.isBlank()) {
      return "must not be blank";
    }
    return isId(segment) ? "" : "must have 1 to 128 letters, digits, dots, underscores or hyphens";
  }

  /** Whether a text has the form of an ID: {@code [A-Za-z0-9._-]{1,128}}. */
  static boolean isId(String text) {
    if (text.isEmpty() || text.length() > LONGEST_ID) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!letterOrDigit && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }
}

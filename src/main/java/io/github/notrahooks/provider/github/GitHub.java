package io.github.notrahooks.provider.github;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.JsonPath;
import io.github.notrahooks.json.JsonSpan;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.json.Shape;
import io.github.notrahooks.provider.Connection;
import io.github.notrahooks.provider.EventType;
import io.github.notrahooks.provider.Examination;
import io.github.notrahooks.provider.FormBody;
import io.github.notrahooks.provider.Provider;
import io.github.notrahooks.provider.SignatureScheme;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.node.ObjectNode;

/** GitHub as Notra receives it. */
public final class GitHub implements Provider {
  private static final Shape ACTION_ONLY = Shape.of("action?: any");

  private static final JsonPath PRE_RELEASE = JsonPath.parse("release.prerelease");
  private static final JsonPath COMMITS = JsonPath.parse("commits");
  private static final JsonPath MESSAGE = JsonPath.parse("message");

  private final SignatureScheme scheme;

  /** Signed by its scheme, which may be shared. */
  public GitHub(SignatureScheme scheme) {
    this.scheme = scheme;
  }

  @Override
  public String id() {
    return "github";
  }

  /** GitHub Docs, "Handling failed webhook deliveries". */
  /** GitHub's own limit, of "Webhook events and payloads": 25 MB, which are 25 MiB. */
  @Override
  public OptionalInt largestBody() {
    return OptionalInt.of(26_214_400);
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(10);
  }

  @Override
  public boolean isPreRelease(JsonSpan payload) {
    return PRE_RELEASE.in(payload).filter(span -> span.text().equals("true")).isPresent();
  }

  @Override
  public List<String> commitMessages(JsonSpan payload) {
    return COMMITS.in(payload).filter(JsonSpan::isArray).map(JsonSpan::members).stream()
        .flatMap(List::stream)
        .map(commit -> MESSAGE
            .in(commit.value())
            .filter(JsonSpan::isString)
            .map(JsonSpan::value)
            .orElse(""))
        .toList();
  }

  @Override
  public Optional<String> happening(String event, Body body) {
    return GitHubHappenings.of(event, body);
  }

  @Override
  public String repositoryNoun() {
    return "repository";
  }

  @Override
  public Connection connection(String name) {
    return GitHubConnection.of(name);
  }

  @Override
  public SignatureScheme scheme() {
    return scheme;
  }

  @Override
  public List<String> requiredHeaders() {
    return List.of(GitHubScheme.EVENT, GitHubScheme.DELIVERY, GitHubScheme.SIGNATURE);
  }

  @Override
  public String announcedEvent(Headers headers) {
    return headers.first(GitHubScheme.EVENT).orElse("");
  }

  @Override
  public Examination examine(Headers headers, Body body) {
    String event = announcedEvent(headers);
    if (event.equals("ping")) {
      return new Examination.Pong(event);
    }
    Optional<Body> json = json(headers, body);
    if (json.isEmpty()) {
      return new Examination.NotJson(event, "the form has no field payload that can be decoded");
    }
    Optional<EventType> type = GitHubEvents.named(event);
    Shape shape = type.map(EventType::shape).orElse(ACTION_ONLY);
    try {
      ObjectNode fields = shape.read(json.get().pieces());
      String action = EventType.text(fields.path("action"));
      if (type.isEmpty()) {
        return new Examination.Ignored(event, action);
      }
      List<Shape.Problem> problems = shape.check(fields);
      return problems.isEmpty()
          ? type.get().reading().of(event, fields)
          : new Examination.WrongStructure(event, action, problems);
    } catch (MalformedJson e) {
      return new Examination.NotJson(event, e.getMessage());
    }
  }

  private static Optional<Body> json(Headers headers, Body body) {
    boolean form = headers.first("Content-Type").filter(FormBody::isForm).isPresent();
    return form ? FormBody.decode(body) : Optional.of(body);
  }
}

package io.github.notrahooks.provider.linear;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.json.Shape;
import io.github.notrahooks.provider.Connection;
import io.github.notrahooks.provider.EventType;
import io.github.notrahooks.provider.Examination;
import io.github.notrahooks.provider.Provider;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.signature.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** Linear as Notra receives it. */
public final class Linear implements Provider {
  private static final Shape ENVELOPE = Shape.of("action?: any", "type: string");

  private static final String ALPHANUMERIC =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /** How many of those are in a secret behind its prefix. */
  private static final int SECRET_LENGTH = 43;

  private final SignatureScheme scheme;

  /** Signed by its scheme, which may be shared. */
  public Linear(SignatureScheme scheme) {
    this.scheme = scheme;
  }

  @Override
  public String id() {
    return "linear";
  }

  /** Linear's documentation, "Webhooks". */
  @Override
  public Duration patience() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Optional<String> happening(String event, Body body) {
    return LinearHappenings.of(event, body);
  }

  @Override
  public String repositoryNoun() {
    return "team";
  }

  @Override
  public Connection connection(String name) {
    return LinearConnection.of(name);
  }

  @Override
  public SignatureScheme scheme() {
    return scheme;
  }

  @Override
  public List<String> requiredHeaders() {
    return List.of(LinearScheme.SIGNATURE, LinearScheme.DELIVERY);
  }

  @Override
  public String announcedEvent(Headers headers) {
    return headers.first(LinearScheme.EVENT).orElse("");
  }

  @Override
  public Secret newSecret(IntUnaryOperator below) {
    StringBuilder text = new StringBuilder("lin_wh_");
    for (int i = 0; i < SECRET_LENGTH; i++) {
      text.append(ALPHANUMERIC.charAt(below.applyAsInt(ALPHANUMERIC.length())));
    }
    return Secret.of(text.toString());
  }

  @Override
  public Examination examine(Headers headers, Body body) {
    try {
      ObjectNode envelope = ENVELOPE.read(body.pieces());
      List<Shape.Problem> problems = ENVELOPE.check(envelope);
      String action = EventType.text(envelope.path("action"));
      if (!problems.isEmpty()) {
        return new Examination.WrongStructure(announcedEvent(headers), action, problems);
      }
      String event = EventType.text(envelope.path("type"));
      Optional<EventType> type = LinearEvents.named(event);
      return type.isEmpty()
          ? new Examination.Ignored(event, action)
          : examine(type.get(), event, action, body);
    } catch (MalformedJson e) {
      return new Examination.NotJson(announcedEvent(headers), e.getMessage());
    }
  }

  private static Examination examine(EventType type, String event, String action, Body body)
      throws MalformedJson {
    ObjectNode fields = type.shape().read(body.pieces());
    List<Shape.Problem> problems = type.shape().check(fields);
    return problems.isEmpty()
        ? type.reading().of(event, fields)
        : new Examination.WrongStructure(event, action, problems);
  }
}

package io.github.notrahooks.provider;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.json.Shape;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Linear as Notra receives it. */
final class Linear implements Provider {
  private static final Shape ENVELOPE = Shape.of("action?: any", "type: string");

  @Override
  public String id() {
    return "linear";
  }

  @Override
  public String repositoryNoun() {
    return "team";
  }

  @Override
  public SignatureScheme scheme() {
    return SignatureSchemes.LINEAR;
  }

  @Override
  public List<String> requiredHeaders() {
    return List.of(LinearSignature.SIGNATURE, LinearSignature.DELIVERY);
  }

  @Override
  public String announcedEvent(Headers headers) {
    return headers.first(LinearSignature.EVENT).orElse("");
  }

  @Override
  public String secretPrefix() {
    return "lin_wh_";
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

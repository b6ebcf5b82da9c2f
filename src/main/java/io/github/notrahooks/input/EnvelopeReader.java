package io.github.notrahooks.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.HeaderEncoding;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.input.Envelope.Content;
import io.github.notrahooks.input.Envelope.Form;
import io.github.notrahooks.json.JsonSpan;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.log.record.DamagedLine;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.RecordKeys;
import io.github.notrahooks.log.record.RecordParser;
import io.github.notrahooks.provider.FormBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one JSON object as the envelope that it may be, going by the names in it. */
final class EnvelopeReader {
  private static final List<String> HEADERS = List.of("multiValueHeaders", "headers", "rawHeaders");
  /** The raw body first: what stands beside it was parsed. */
  private static final List<String> BODIES = List.of("rawBody", "raw_body", "body", "payload");

  private static final String BASE64_FLAG = "isBase64Encoded";
  private static final String CONTEXT = "requestContext";

  private final JsonSpan object;
  private final Map<String, JsonSpan> members = new LinkedHashMap<>();

  /** Whether a name is there twice, so that programs differ in which one they take. */
  private boolean repeats;

  private EnvelopeReader(JsonSpan object) {
    this.object = object;
    for (JsonSpan.Member member : object.members()) {
      if (member.key() != null && members.put(member.key(), member.value()) != null) {
        repeats = true;
      }
    }
  }

  /** The deliveries in a value; none if it is no envelope that is known, and several in a HAR. */
  static List<Envelope> read(JsonSpan value) {
    if (!value.isObject()) {
      return List.of();
    }
    EnvelopeReader reader = new EnvelopeReader(value);
    if (reader.repeats) {
      return List.of();
    }
    if (reader.has("log") && reader.inside("log").has("entries")) {
      return reader.archive();
    }
    return reader
        .record()
        .or(reader::answerOfGitHub)
        .or(reader::gateway)
        .or(reader::relay)
        .or(reader::headersAndBody)
        .or(reader::eventAndPayload)
        .stream()
        .toList();
  }

  /** Why an object is no envelope although it looks like one; nothing if that is not known. */
  static Optional<String> problem(JsonSpan value) {
    EnvelopeReader reader = new EnvelopeReader(value);
    if (reader.has(RecordKeys.RUN) && reader.has(RecordKeys.CAUSE_ID)) {
      return Optional.of("it is the run of a command, which has no headers and no body");
    } else if (reader.repeats) {
      return Optional.of("it has a name twice, of which programs take the one or the other");
    } else if (reader.has("guid") && reader.inside("request").has("payload")) {
      return Optional.of("its request.payload is null, so the payload is not in it");
    }
    return reader.has("headers")
            && reader.has("multiValueHeaders")
            && reader.headers().isEmpty()
        ? Optional.of("its headers and its multiValueHeaders contradict each other")
        : Optional.empty();
  }

  /** Whether it is a record of the log without its request. */
  static boolean isSummary(JsonSpan value) {
    EnvelopeReader reader = new EnvelopeReader(value);
    String id = reader.text(RecordKeys.ID);
    return id != null
        && id.startsWith("log_")
        && reader.has(RecordKeys.CREATED_AT)
        && (!reader.has(RecordKeys.REQUEST) || reader.inside(RecordKeys.REQUEST).lacksBody())
        && !reader.has(RecordKeys.RUN);
  }

  private boolean has(String name) {
    return members.containsKey(name);
  }

  private boolean isText(String name) {
    JsonSpan value = members.get(name);
    return value != null && value.isString();
  }

  private @Nullable String text(String name) {
    JsonSpan value = members.get(name);
    return value != null && value.isString() ? value.value() : null;
  }

  /** An object inside; one without members where there is none. */
  private EnvelopeReader inside(String name) {
    JsonSpan value = members.get(name);
    return new EnvelopeReader(value == null ? new JsonSpan("{}".getBytes(UTF_8), 0, 2) : value);
  }

  /** Whether it is a request of the log of which somebody left the body out: that is none without one. */
  private boolean lacksBody() {
    return has(RecordKeys.BODY_BYTES) && !has(RecordKeys.BODY) && !has(RecordKeys.BODY_BASE64);
  }

  private Optional<Envelope> record() {
    String id = text(RecordKeys.ID);
    if (id == null
        || !id.startsWith("log_")
        || !inside(RecordKeys.REQUEST).has(RecordKeys.HEADERS)
        || inside(RecordKeys.REQUEST).lacksBody()) {
      return Optional.empty();
    }
    try {
      LogRecord delivery = RecordParser.parse(object.written());
      LogRecord.Request request = delivery.request();
      if (request.bodyTruncated() || !request.cut().isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(envelope(
          Form.LOG_RECORD,
          request.headers(),
          List.of(new Content("request.body", request.body(), true)),
          delivery.payload().event(),
          delivery.referenceId()));
    } catch (DamagedLine e) {
      return Optional.empty();
    }
  }

  private Optional<Envelope> answerOfGitHub() {
    EnvelopeReader request = inside("request");
    if (!has("guid") || !has("delivered_at") || !request.isThere("payload")) {
      return Optional.empty();
    }
    return request
        .headers()
        .map(headers -> envelope(
            Form.GITHUB_DELIVERY_API,
            headers,
            List.of(request.content("request.", "payload", headers)),
            text("event"),
            text("guid")));
  }

  private Optional<Envelope> gateway() {
    Form form;
    if (inside(CONTEXT).has("elb")) {
      form = Form.LOAD_BALANCER;
    } else if (inside(CONTEXT).has("http")
        || has("routeKey")
        || "2.0".equals(text("version")) && has("rawPath")) {
      form = Form.API_GATEWAY_V2;
    } else if (has("httpMethod")) {
      form = Form.API_GATEWAY_V1;
    } else if (has("body") && has(BASE64_FLAG)) {
      form = Form.HEADERS_AND_BODY;
    } else {
      return Optional.empty();
    }
    return headers().map(headers -> envelope(form, headers, gatewayBody(headers), null, null));
  }

  private List<Content> gatewayBody(Headers headers) {
    String body = text("body");
    JsonSpan flag = members.get(BASE64_FLAG);
    if (body != null && flag != null && flag.text().equals("true")) {
      Optional<Body> decoded = BodyText.base64(body.getBytes(UTF_8));
      if (decoded.isPresent() || body.isEmpty()) {
        return List.of(new Content("body", decoded.orElse(Body.EMPTY), true));
      }
    }
    return List.of(content("", "body", headers));
  }

  /** A relay's: the headers stand beside the body. */
  private Optional<Envelope> relay() {
    String base64 = text("bodyB");
    if (base64 == null && (!has("body") || has("headers"))) {
      return Optional.empty();
    }
    Headers.Builder headers = new Headers.Builder();
    boolean any = false;
    for (Map.Entry<String, JsonSpan> member : members.entrySet()) {
      String name = member.getKey();
      if (member.getValue().isString() && Header.isName(name) && !name.equals("bodyB")) {
        any |= name.contains("-");
        headers.add(name, member.getValue().value());
      }
    }
    if (!any) {
      return Optional.empty();
    }
    if (base64 == null) {
      return Optional.of(envelope(
          Form.SMEE, headers.build(), List.of(content("", "body", headers.build())), null, null));
    }
    return BodyText.base64(base64.getBytes(UTF_8))
        .map(body -> envelope(
            Form.GOSMEE, headers.build(), List.of(new Content("bodyB", body, true)), null, null));
  }

  private Optional<Envelope> headersAndBody() {
    for (String place : List.of("", "request", "req", "event")) {
      EnvelopeReader at = place.isEmpty() ? this : inside(place);
      Optional<Headers> headers = at.headers();
      List<Content> contents =
          at.contents(place.isEmpty() ? "" : place + ".", headers.orElse(Headers.EMPTY));
      if (headers.isPresent() && !contents.isEmpty()) {
        return Optional.of(
            envelope(Form.HEADERS_AND_BODY, headers.get(), contents, text("event"), null));
      }
    }
    return Optional.empty();
  }

  private Optional<Envelope> eventAndPayload() {
    return isText("event") && has("payload")
        ? Optional.of(envelope(
            Form.EVENT_AND_PAYLOAD,
            Headers.EMPTY,
            List.of(content("", "payload", Headers.EMPTY)),
            text("event"),
            null))
        : Optional.empty();
  }

  private List<Envelope> archive() {
    List<Envelope> found = new ArrayList<>();
    for (JsonSpan.Member entry : inside("log").inside("entries").object.members()) {
      entry(entry.value()).ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  /** The delivery in an entry of an archive, if there is one. */
  static Optional<Envelope> entry(JsonSpan entry) {
    EnvelopeReader request = new EnvelopeReader(entry).inside("request");
    Optional<Content> content = request.inside("postData").posted();
    Optional<Headers> headers = request.headers();
    if (content.isEmpty() || headers.isEmpty()) {
      return Optional.empty();
    }
    Headers read = "iso-8859-1".equals(request.text("_encoding"))
        ? headers.get().readIn(HeaderEncoding.ISO_8859_1)
        : headers.get();
    return Optional.of(envelope(Form.HAR, read, List.of(content.get()), null, null));
  }

  /** The body of an entry of an archive; of a form, some programs keep the fields alone. */
  private Optional<Content> posted() {
    String text = text("text");
    if (text == null || text.isEmpty()) {
      for (JsonSpan.Member member : inside("params").object.members()) {
        EnvelopeReader field = new EnvelopeReader(member.value());
        String json = field.text("value");
        if ("payload".equals(field.text("name")) && json != null) {
          byte[] escaped = json.getBytes(UTF_8);
          // Some programs keep it as it was sent.
          Body body = json.startsWith("%7B")
              ? FormBody.unescape(escaped, 0, escaped.length, true)
                  .map(Body::of)
                  .orElse(Body.EMPTY)
              : Body.of(escaped);
          return Optional.of(new Content("request.postData.params", body, false));
        }
      }
    }
    boolean base64 = "base64".equals(text("_encoding")) || "base64".equals(text("encoding"));
    Optional<Body> body = base64 && text != null
        ? BodyText.base64(text.getBytes(UTF_8))
        : Optional.ofNullable(text).map(Body::ofText);
    return body.map(bytes -> new Content("request.postData.text", bytes, true));
  }

  /** What one of the two has must not be contradicted by the other. */
  private static boolean isContradicted(Headers headers, Headers other) {
    for (Header header : other) {
      if (headers.contains(header.name())
          && headers.list().stream()
              .noneMatch(each -> each.name().equalsIgnoreCase(header.name())
                  && each.value().equals(header.value()))) {
        return true;
      }
    }
    return false;
  }

  private Optional<Headers> headers() {
    List<Headers> all = new ArrayList<>();
    for (String name : HEADERS) {
      headers(name).ifPresent(all::add);
    }
    return all.stream().skip(1).anyMatch(other -> isContradicted(all.get(0), other))
        ? Optional.empty()
        : all.stream().findFirst();
  }

  private Optional<Headers> headers(String name) {
    JsonSpan value = members.get(name);
    if (value == null || !value.isObject() && !value.isArray()) {
      return Optional.empty();
    }
    try {
      Headers headers = JsonHeaders.read(value.written(), name).headers();
      return headers.list().isEmpty() ? Optional.empty() : Optional.of(headers);
    } catch (Failure | MalformedJson e) {
      // Something else of that name.
      return Optional.empty();
    }
  }

  private List<Content> contents(String place, Headers headers) {
    List<Content> contents = new ArrayList<>();
    for (String name : BODIES) {
      JsonSpan value = members.get(name);
      if (value != null && !value.isNull()) {
        contents.add(content(place, name, headers));
      }
    }
    return contents;
  }

  /** A text is the bytes; anything else is what they were parsed to. */
  private Content content(String place, String name, Headers headers) {
    JsonSpan value = members.get(name);
    String field = value == null || !FormBody.isSaidBy(headers) ? null : field(value);
    if (field != null) {
      return new Content(place + name + ".payload", Body.ofText(field), false);
    }
    if (value == null || value.isNull()) {
      return new Content(place + name, Body.EMPTY, true);
    }
    return value.isString()
        ? new Content(place + name, Body.ofText(value.value()), true)
        : new Content(place + name, Body.of(value.written()), false);
  }

  /** The JSON in a form that was parsed to an object; null if it is none. */
  private static @Nullable String field(JsonSpan value) {
    if (!value.isObject() || value.members().size() != 1) {
      return null;
    }
    return new EnvelopeReader(value).text("payload");
  }

  private boolean isThere(String name) {
    JsonSpan value = members.get(name);
    return value != null && !value.isNull();
  }

  private static Envelope envelope(
      Form form,
      Headers headers,
      List<Content> contents,
      @Nullable String event,
      @Nullable String deliveryId) {
    return new Envelope(
        List.of(form), headers, contents, blankToNull(event), blankToNull(deliveryId));
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}

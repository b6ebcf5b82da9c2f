package io.github.notrahooks.input;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A delivery inside something else: an API's answer, an event of a gateway or a relay, a line of a log.
 *
 * @param forms what it is in, from the outside to the inside: one or two, and UTF-16 around them
 * @param headers the delivery's; empty if there are none
 * @param contents what its body may be, the most likely first; at least one
 * @param event the event's name if it is said outside of the headers
 * @param deliveryId the delivery's ID if it is said outside of the headers
 */
public record Envelope(
    List<Form> forms,
    Headers headers,
    List<Content> contents,
    @Nullable String event,
    @Nullable String deliveryId) {
  /** What a delivery may be in. */
  public enum Form {
    /** What {@code GET …/hooks/ID/deliveries/ID} answers (GitHub Docs, "Repository webhooks"). */
    GITHUB_DELIVERY_API("github-delivery-api", "an answer of GitHub's delivery API"),
    /** GitHub's page of recent deliveries, or a browser's developer tools. */
    WEB_PAGE("web-page", "what a page shows of a delivery"),
    /** The event of a REST API (AWS documentation). */
    API_GATEWAY_V1("api-gateway-v1", "an event of API Gateway, version 1"),
    /** The event of an HTTP API or a function's URL (AWS documentation). */
    API_GATEWAY_V2("api-gateway-v2", "an event of API Gateway, version 2"),
    /** The event of an application load balancer (AWS documentation). */
    LOAD_BALANCER("load-balancer", "an event of a load balancer"),
    /** What smee.io's server sends on, with the body as JSON. */
    SMEE("smee", "an event of smee"),
    /** What gosmee's server sends on, with the body's bytes in base64. */
    GOSMEE("gosmee", "an event of gosmee"),
    /** An entry of an HTTP archive. */
    HAR("har", "an entry of a HAR"),
    /** A line of this tool's log, or what it prints of one as JSON. */
    LOG_RECORD("log-record", "a record of the delivery log"),
    /** An object with {@code headers} and {@code body}. */
    HEADERS_AND_BODY("headers-and-body", "an object with headers and a body"),
    /** An object with {@code event} and {@code payload}. */
    EVENT_AND_PAYLOAD("event-and-payload", "an object with an event and a payload"),
    /** A list of exactly one. */
    LIST_OF_ONE("list-of-one", "a list of one"),
    /** Header lines, an empty line and a body. */
    HTTP_MESSAGE("http-message", "headers, an empty line and a body"),
    /** A command that posts the delivery. */
    CURL_COMMAND("curl-command", "a curl command"),
    /** Any of the others, as PowerShell writes files. */
    UTF_16("utf-16", "text in UTF-16");

    private final String wireName;
    private final String words;

    Form(String wireName, String words) {
      this.wireName = wireName;
      this.words = words;
    }

    /** Its name in JSON. */
    public String wireName() {
      return wireName;
    }

    /** It with its article. */
    public String words() {
      return words;
    }
  }

  /**
   * What a body may be.
   *
   * @param place where it stands in the envelope, such as {@code request.payload}
   * @param body its bytes, or the text of the JSON that it was parsed to
   * @param exact whether they are its bytes
   */
  public record Content(String place, Body body, boolean exact) {}

  /** The most likely body. */
  public Content content() {
    return contents.get(0);
  }

  /** The innermost form. */
  public Form form() {
    return forms.get(forms.size() - 1);
  }

  /** It inside another form. */
  Envelope inside(Form other) {
    List<Form> outer = new ArrayList<>(List.of(other));
    outer.addAll(forms);
    return new Envelope(List.copyOf(outer), headers, contents, event, deliveryId);
  }

  /**
   * Whether no provider sends such a thing as a payload, so that the delivery inside must be meant. Only the
   * top level is looked at.
   */
  public boolean isCertain(SignatureSchemes schemes) {
    // No provider sends UTF-16.
    return forms.stream().filter(each -> each != Form.UTF_16).count() == 1
        && switch (form()) {
          case GITHUB_DELIVERY_API, HAR, LOG_RECORD -> true;
          case SMEE, GOSMEE, API_GATEWAY_V1, API_GATEWAY_V2, LOAD_BALANCER ->
            scheme(schemes)
                .filter(scheme -> scheme.standard(headers).contains(scheme.signatureHeader()))
                .isPresent();
          default -> false;
        };
  }

  /** How the delivery is signed, if its headers show it. */
  public Optional<SignatureScheme> scheme(SignatureSchemes schemes) {
    return schemes.ofHeaders(headers);
  }

  /**
   * What was read, for people and programs to see.
   *
   * @param origin the file's name
   * @param content the body that was taken
   * @param bytes {@code exact}, {@code restored} or {@code rebuilt}
   */
  public List<ReadAs> readAs(String origin, Content content, String bytes) {
    List<ReadAs> read = new ArrayList<>();
    for (Form each : forms) {
      read.add(new ReadAs("body", origin, each.wireName(), words(each, content, bytes), bytes));
    }
    if (!headers.list().isEmpty()) {
      read.add(new ReadAs("headers", origin, form().wireName(), form().words(), "exact"));
    }
    return List.copyOf(read);
  }

  private String words(Form each, Content content, String bytes) {
    if (each != form()) {
      return each.words();
    }
    return each.words()
        + switch (bytes) {
          case "restored" ->
            "; the bytes of " + content.place() + " were restored by the signature";
          case "rebuilt" ->
            "; the bytes of " + content.place() + " are not in there, and were written anew";
          default -> "";
        };
  }
}

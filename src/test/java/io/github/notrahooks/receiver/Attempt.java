package io.github.notrahooks.receiver;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.Provider;
import io.github.notrahooks.provider.known.Providers;
import io.github.notrahooks.signature.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A request as a test sends it: right in all respects to begin with, and each change is one thing that is
 * not. Immutable.
 *
 * @param provider the provider's name
 * @param method the HTTP method
 * @param path the path
 * @param headers in their order, without those that frame the body
 * @param body its bytes
 */
public record Attempt(
    String provider, String method, String path, List<Header> headers, Body body) {
  /** The delivery's ID unless a test gives another. */
  public static final String ID = "72d3162e-cc78-11e3-81ab-4c9367dc0958";

  /** A signed delivery to the endpoint that accepts this provider's. */
  public static Attempt of(String provider, String event, Body body) {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Host", "127.0.0.1"));
    headers.add(new Header("Content-Type", "application/json"));
    if (provider.equals("github")) {
      headers.add(new Header("X-GitHub-Event", event));
      headers.add(new Header("X-GitHub-Delivery", ID));
    } else {
      headers.add(new Header("Linear-Event", event));
      headers.add(new Header("Linear-Delivery", ID));
    }
    String path = "/api/webhooks/%1$s/org/int_%1$s/repo_%1$s".formatted(provider);
    return new Attempt(provider, "POST", path, List.copyOf(headers), body)
        .signed(Configured.secret(provider));
  }

  /** A delivery that is processed. */
  public static Attempt good(String provider) {
    return Sample.named(provider.equals("github") ? "push" : "issue.create").attempt();
  }

  /** The provider's part of what a test needs to know. */
  public Provider definition() {
    return Providers.named(provider).orElseThrow();
  }

  /** The name of the signature header. */
  public String signatureHeader() {
    return definition().scheme().signatureHeader();
  }

  /** The name of the header with the delivery's ID. */
  public String deliveryHeader() {
    return definition().scheme().deliveryHeader().orElseThrow();
  }

  /** With another method. */
  public Attempt method(String other) {
    return new Attempt(provider, other, path, headers, body);
  }

  /** With another path. */
  public Attempt path(String other) {
    return new Attempt(provider, method, other, headers, body);
  }

  /** With another segment: provider, organization, integration and repository count from 0. */
  public Attempt segment(int index, String value) {
    String[] parts = path.split("/", -1);
    parts[3 + index] = value;
    return path(String.join("/", parts));
  }

  /** With a header in place of those of its name, or at the end. */
  public Attempt with(String name, String value) {
    return headers(Headers.of(headers).with(name, value).list());
  }

  /** With a header more, whether or not there is one of its name. */
  public Attempt adding(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return headers(more);
  }

  /** Without the headers of a name. */
  public Attempt without(String name) {
    return headers(Headers.of(headers).without(name).list());
  }

  /** With another delivery ID. */
  public Attempt id(String id) {
    return with(deliveryHeader(), id);
  }

  /** With another body under the same signature. */
  public Attempt tampered(Body other) {
    return new Attempt(provider, method, path, headers, other);
  }

  /** With another body and its signature. */
  public Attempt body(Body other) {
    return tampered(other).signed(Configured.secret(provider));
  }

  /** With another text as its body, and its signature. */
  public Attempt body(String other) {
    return body(Body.ofText(other));
  }

  /** With a payload in which a text stands in place of another, and its signature. */
  public Attempt replacing(String text, String other) {
    String payload = body.text();
    if (!payload.contains(text)) {
      throw new IllegalArgumentException("the payload has no " + text);
    }
    return body(payload.replace(text, other));
  }

  /** With the signature that a secret gives for its body. */
  public Attempt signed(Secret secret) {
    return with(signatureHeader(), definition().scheme().expected(Headers.EMPTY, body, secret));
  }

  /** The signature that it has. */
  public String signature() {
    return Headers.of(headers).first(signatureHeader()).orElseThrow();
  }

  private Attempt headers(List<Header> others) {
    return new Attempt(provider, method, path, List.copyOf(others), body);
  }

  /** Its head as the receiver gets it. */
  public RequestHead head() {
    int query = path.indexOf('?');
    return new RequestHead(
        method,
        query < 0 ? path : path.substring(0, query),
        path,
        "127.0.0.1",
        Headers.of(headers));
  }

  /** Its head as it is on the wire, with some more header lines. */
  public byte[] wireHead(String... lines) {
    StringBuilder text = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    headers.forEach(
        header -> text.append(header.name()).append(": ").append(header.value()).append("\r\n"));
    Arrays.stream(lines).forEach(line -> text.append(line).append("\r\n"));
    return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** All of it as it is on the wire, with a Content-Length. */
  public byte[] wire() {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    wire.writeBytes(wireHead("Content-Length: " + body.size()));
    wire.writeBytes(body.bytes());
    return wire.toByteArray();
  }

  /** All of it as it is on the wire, in chunks of a size. */
  public byte[] chunked(int chunk) {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    wire.writeBytes(wireHead("Transfer-Encoding: chunked"));
    byte[] bytes = body.bytes();
    for (int at = 0; at < bytes.length; at += chunk) {
      int length = Math.min(chunk, bytes.length - at);
      wire.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      wire.write(bytes, at, length);
      wire.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    wire.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return wire.toByteArray();
  }
}

package io.github.notrahooks.provider;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.json.Shape;
import io.github.notrahooks.signature.Hex;
import io.github.notrahooks.signature.Hmac;
import io.github.notrahooks.signature.Secret;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * GitHub's signature: {@code X-Hub-Signature-256: sha256=} and the lower-case hex HMAC-SHA256 of the raw
 * body (GitHub Docs, "Validating webhook deliveries"). The SHA-1 header is sent, never accepted.
 */
final class GitHubSignature implements SignatureScheme {
  static final String EVENT = "X-GitHub-Event";
  static final String DELIVERY = "X-GitHub-Delivery";
  static final String SIGNATURE = "X-Hub-Signature-256";
  static final String LEGACY_SIGNATURE = "X-Hub-Signature";
  private static final String PREFIX = "sha256=";

  /** The hook that samples come from; a real payload's own numbers take their place. */
  private static final String HOOK_ID = "292430182";

  private static final Shape TARGET = Shape.of(
      "hook_id?: any",
      "hook?.type?: any",
      "hook?.app_id?: any",
      "repository?.id?: any",
      "organization?.id?: any",
      "installation?.app_id?: any");

  @Override
  public String id() {
    return "github";
  }

  @Override
  public String signatureHeader() {
    return SIGNATURE;
  }

  @Override
  public List<String> verifiedHeaders() {
    return List.of(SIGNATURE);
  }

  @Override
  public Optional<String> malformation(String signature) {
    if (!signature.startsWith(PREFIX)) {
      return Optional.of(SIGNATURE + " must start with " + PREFIX);
    }
    return macs(signature).isEmpty()
        ? Optional.of(SIGNATURE + " must be " + PREFIX + " and 64 lower-case hexadecimal digits")
        : Optional.empty();
  }

  @Override
  public List<byte[]> macs(String signature) {
    return signature.startsWith(PREFIX)
        ? Hex.decode(signature.substring(PREFIX.length()), 32).map(List::of).orElse(List.of())
        : List.of();
  }

  @Override
  public String signature(byte[] mac) {
    return PREFIX + Hex.encode(mac);
  }

  @Override
  public Headers headers(Message message, Secret secret) {
    Target target = target(message.body());
    String sha1 = Hex.encode(Hmac.SHA1.of(secret.bytes(), message.body().pieces()));
    return new Headers.Builder()
        .add("User-Agent", "GitHub-Hookshot/044aadd")
        .add("Content-Length", Integer.toString(message.body().size()))
        .add("Accept", "*/*")
        .add("Content-Type", message.contentType())
        .add(DELIVERY, message.deliveryId())
        .add(EVENT, message.event())
        .add("X-GitHub-Hook-ID", target.hookId())
        .add("X-GitHub-Hook-Installation-Target-ID", target.id())
        .add("X-GitHub-Hook-Installation-Target-Type", target.type())
        .add(LEGACY_SIGNATURE, "sha1=" + sha1)
        .add(SIGNATURE, expected(Headers.EMPTY, message.body(), secret))
        .build();
  }

  @Override
  public String deliveryHeader() {
    return DELIVERY;
  }

  @Override
  public Optional<String> eventHeader() {
    return Optional.of(EVENT);
  }

  @Override
  public Optional<String> legacySignatureHeader() {
    return Optional.of(LEGACY_SIGNATURE);
  }

  @Override
  public List<String> signingHeaders() {
    return List.of(LEGACY_SIGNATURE, SIGNATURE);
  }

  @Override
  public Optional<String> event(Headers headers, Body body) {
    return headers.first(EVENT).or(() -> GitHubEventGuess.from(body));
  }

  private record Target(String hookId, String type, String id) {}

  private static Target target(Body body) {
    try {
      ObjectNode fields = TARGET.read(FormBody.jsonOf(body));
      JsonNode app = fields.path("hook").path("app_id");
      JsonNode repository = fields.path("repository").path("id");
      JsonNode organization = fields.path("organization").path("id");
      String hookId = text(fields.path("hook_id"), HOOK_ID);
      if (app.isNumber() || fields.has("installation") && !repository.isNumber()) {
        return new Target(hookId, "integration", text(app, "314159"));
      }
      return repository.isNumber() || !organization.isNumber()
          ? new Target(hookId, "repository", text(repository, "79929171"))
          : new Target(hookId, "organization", text(organization, "0"));
    } catch (MalformedJson e) {
      return new Target(HOOK_ID, "repository", "79929171");
    }
  }

  private static String text(JsonNode number, String otherwise) {
    return number.isNumber() ? number.asString() : otherwise;
  }
}

package io.github.notrahooks.provider.github;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.json.Shape;
import io.github.notrahooks.provider.FormBody;
import io.github.notrahooks.provider.NewIds;
import io.github.notrahooks.provider.declared.Declaration;
import io.github.notrahooks.provider.declared.DeclaredScheme;
import io.github.notrahooks.signature.Hex;
import io.github.notrahooks.signature.Hmac;
import io.github.notrahooks.signature.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * GitHub's signature: {@code X-Hub-Signature-256: sha256=} and the lower-case hex HMAC-SHA256 of the raw
 * body (GitHub Docs, "Validating webhook deliveries"). The SHA-1 header is sent, never accepted.
 */
public final class GitHubScheme extends DeclaredScheme {
  static final String EVENT = "X-GitHub-Event";
  static final String DELIVERY = "X-GitHub-Delivery";
  static final String SIGNATURE = "X-Hub-Signature-256";
  private static final String LEGACY_SIGNATURE = "X-Hub-Signature";

  /** What is written before the digits of hashes that are not accepted, in its header all the same. */
  private static final List<String> OTHER_HASHES =
      List.of(Hmac.SHA1.prefix(), Hmac.SHA512.prefix());

  /** The hook that samples come from; a real payload's own numbers take their place. */
  private static final String HOOK_ID = "292430182";

  private static final Shape TARGET = Shape.of(
      "hook_id?: any",
      "hook?.type?: any",
      "hook?.app_id?: any",
      "repository?.id?: any",
      "organization?.id?: any",
      "installation?.app_id?: any");

  /** Makes it. */
  public GitHubScheme() {
    super(Declaration.of("github", "GitHub", SIGNATURE)
        .hex("sha256=")
        .deliveryIn(DELIVERY)
        .eventIn(EVENT)
        .family("x-github-", "x-hub-signature")
        .secretIn("GITHUB_WEBHOOK_SECRET")
        .madeBySigning("sha1")
        .sent(
            "User-Agent: GitHub-Hookshot/044aadd",
            "Content-Length: {length}",
            "Accept: */*",
            "Content-Type: {type}",
            DELIVERY + ": {delivery}",
            EVENT + ": {event}",
            "X-GitHub-Hook-ID: {hook}",
            "X-GitHub-Hook-Installation-Target-ID: {target}",
            "X-GitHub-Hook-Installation-Target-Type: {target type}",
            LEGACY_SIGNATURE + ": sha1={sha1}",
            SIGNATURE + ": {signature}"));
  }

  @Override
  protected Map<String, String> values(Message message, Secret secret) {
    Target target = target(message.body());
    String sha1 = Hex.encode(Hmac.SHA1.of(secret.bytes(), message.body().pieces()));
    return Map.of(
        "hook", target.hookId(), "target", target.id(), "target type", target.type(), "sha1", sha1);
  }

  @Override
  public String newDeliveryId(Body body, Instant now, RandomGenerator random) {
    return NewIds.timeBased(now, random);
  }

  @Override
  public boolean sendsForms() {
    return true;
  }

  @Override
  public Optional<String> legacySignatureHeader() {
    return Optional.of(LEGACY_SIGNATURE);
  }

  @Override
  public boolean isSignature(String value) {
    return super.isSignature(value)
        || OTHER_HASHES.stream()
            .anyMatch(prefix -> value.regionMatches(true, 0, prefix, 0, prefix.length()));
  }

  @Override
  public boolean isBody(Body body) {
    return GitHubEventGuess.from(body).isPresent();
  }

  @Override
  public Optional<String> event(Headers headers, Body body) {
    return super.event(headers, body).or(() -> GitHubEventGuess.from(body));
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

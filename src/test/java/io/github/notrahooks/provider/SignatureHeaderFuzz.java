package io.github.notrahooks.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.signature.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.provider.MethodSource;

/** Any value of a signature header, for each scheme, against a check that shares no code with ours. */
final class SignatureHeaderFuzz {
  private static final byte[] KEY =
      "the key of the scheme, 32 bytes.".getBytes(StandardCharsets.US_ASCII);
  private static final Body BODY = Body.ofText("{\"action\":\"opened\"}");

  /** Stands in an input for the right signature, which nobody finds by trying. */
  private static final String RIGHT = "$";

  static Stream<byte[]> seeds() {
    return Stream.of(
            "$",
            "$$",
            " $",
            "$ ",
            "$,$",
            "$ $",
            "v1,x $",
            "v1a,$ $",
            "\"$\"",
            "",
            "sha256=",
            "sha1=$",
            "SHA256=$",
            "sha256=$",
            "sha256=" + "0".repeat(64),
            "0".repeat(64),
            "F".repeat(64),
            "v1," + "A".repeat(43) + "=",
            "v1," + "A".repeat(42) + "B=",
            "v1," + "A".repeat(43),
            "v2,$",
            "\u00ff".repeat(64),
            "$\u0000")
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @MethodSource("seeds")
  @FuzzTest
  void whatVerifiesIsWhatAnIndependentCheckAccepts(byte[] input) throws Exception {
    String pattern = new String(input, StandardCharsets.ISO_8859_1);
    for (SignatureScheme scheme : SignatureSchemes.BUILT_IN.all()) {
      // A token is no signature, and Stripe's value has the time in it, which is signed.
      if (!scheme.isToken() && !scheme.id().equals("stripe")) {
        check(scheme, pattern);
      }
    }
  }

  private static void check(SignatureScheme scheme, String pattern) throws Exception {
    Secret secret = secret(scheme);
    Headers unsigned = Headers.of(
        "webhook-id",
        "msg_1",
        "webhook-timestamp",
        "1700000000",
        "x-notra-event-id",
        "evt_1",
        "x-notra-delivery-id",
        "msg_1",
        "x-notra-timestamp",
        "1700000000",
        "X-Slack-Request-Timestamp",
        "1700000000");
    String right = right(scheme, unsigned);
    assertThat(scheme.expected(unsigned, BODY, secret)).isEqualTo(right);

    String value = pattern.replace(RIGHT, right);
    Headers signed = unsigned.with(scheme.signatureHeader(), value);
    boolean accepted = scheme.matches(signed, BODY, secret);

    boolean severalAllowed =
        Set.of("standard-webhooks", "gitlab-signing-token").contains(scheme.id());
    boolean expected =
        severalAllowed ? Arrays.asList(value.split(" ", -1)).contains(right) : value.equals(right);
    assertThat(accepted).as(scheme.id() + ": " + value).isEqualTo(expected);
    assertThat(scheme.macs(value)).allSatisfy(mac -> assertThat(mac).hasSize(32));
    assertThat(scheme.malformation(value).isEmpty())
        .isEqualTo(!scheme.macs(value).isEmpty());
    if (!severalAllowed && !scheme.macs(value).isEmpty()) {
      assertThat(scheme.signature(signed, scheme.macs(value).get(0)))
          .as("one text for each signature")
          .isEqualTo(value);
    }
  }

  private static Secret secret(SignatureScheme scheme) {
    return takesBase64(scheme)
        ? Secret.of("whsec_" + Base64.getEncoder().encodeToString(KEY))
        : Secret.of(KEY);
  }

  private static boolean takesBase64(SignatureScheme scheme) {
    return Set.of("standard-webhooks", "notra", "gitlab-signing-token").contains(scheme.id());
  }

  private static String right(SignatureScheme scheme, Headers headers)
      throws GeneralSecurityException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    scheme.signed(headers, BODY).forEach(message::writeBytes);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    byte[] bytes = mac.doFinal(message.toByteArray());
    return switch (scheme.id()) {
      case "github", "bitbucket" -> "sha256=" + HexFormat.of().formatHex(bytes);
      case "linear", "gogs", "gitea", "forgejo" -> HexFormat.of().formatHex(bytes);
      case "slack" -> "v0=" + HexFormat.of().formatHex(bytes);
      case "shopify" -> Base64.getEncoder().encodeToString(bytes);
      default -> "v1," + Base64.getEncoder().encodeToString(bytes);
    };
  }
}

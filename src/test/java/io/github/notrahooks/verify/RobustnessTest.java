package io.github.notrahooks.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.signature.Secret;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever strangers send gets an answer, and in the memory that there is. */
final class RobustnessTest {
  private static final String[] PARTS = {
    "sha256=",
    "SHA256=",
    "sha1=",
    "sha512=",
    "v1,",
    "v1",
    "v2,",
    ",",
    " ",
    "\"",
    "'",
    "=",
    "\n",
    "0123456789abcdef".repeat(4),
    "0123456789ABCDEF".repeat(4),
    "0123456789".repeat(4),
    "abc",
    "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    "\uD800",
    "whsec_",
    "{\"a\":[1,\"é\"]}",
    "payload=",
    "%7B",
    "%zz",
    "NAME=",
    "export ",
    "\uFEFF",
    "\r\n",
    "\u0000",
    "é",
    "🎉"
  };

  @Test
  void everyValueSecretAndBodyIsAnswered() {
    Random random = new Random(42);
    for (int i = 0; i < 1500; i++) {
      Verification verification = new Verifier().verify(submission(random));

      assertThat(verification.valid()).isFalse();
      assertThat(verification.message()).isNotBlank();
    }
  }

  private static Submission submission(Random random) {
    List<SignatureScheme> schemes = SignatureSchemes.BUILT_IN.all();
    SignatureScheme scheme = schemes.get(random.nextInt(schemes.size()));
    Headers.Builder headers = new Headers.Builder();
    for (String name : scheme.verifiedHeaders()) {
      if (random.nextInt(12) > 0) {
        headers.add(random.nextInt(9) > 0 ? name : "X-Hub-Signature", text(random));
      }
    }
    return new Submission(
        headers.build(),
        random.nextInt(4) == 0 ? text(random) : null,
        Body.ofText(text(random)),
        random.nextBoolean() ? scheme : null,
        List.of(new NamedSecret("a", Secret.of("s" + text(random)))),
        List.of(),
        Signer.NOW,
        Signer.TOLERANCE);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int parts = random.nextInt(4); parts > 0; parts--) {
      text.append(PARTS[random.nextInt(PARTS.length)]);
    }
    return text.toString();
  }
}

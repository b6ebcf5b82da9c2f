package io.github.notrahooks.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.Verdict.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verifier names no cause that is not there. */
final class NamedCausesTest {
  private static final byte[] BODY = SignatureMistakes.BODY;

  private final Verifier verifier = new Verifier();

  @Test
  void aHeaderInThePlaceOfAnotherIsNamedAsItIsThere() {
    Signer notra = Signer.of("notra");
    Headers svix = Headers.of("svix-id", "m", "svix-timestamp", "1", "svix-signature", "v1,AAAA");

    Verification verification = verifier.verify(notra.submission(svix, BODY));

    assertThat(verification.hint()).isEqualTo(Hint.OTHER_PROVIDER);
    assertThat(verification.message())
        .contains("svix-signature is there")
        .doesNotContain("webhook-signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1a,AAAA", "v2,AAAA", "v1a,AAAA v1a,BBBB"})
  void aValueOfAnotherVersionIsNotTakenForSeveral(String value) {
    Signer signer = Signer.of("standard-webhooks");
    Headers headers = signer.headers(BODY).with("webhook-signature", value);

    Verification verification = verifier.verify(signer.submission(headers, BODY));

    assertThat(verification.reason()).isEqualTo(Reason.MALFORMED);
    assertThat(verification.hint()).isNull();
  }

  @Test
  void nothingIsSaidOfDigitsWhereThePrefixIsInUpperCase() {
    Signer signer = Signer.of("github");
    String value = signer.signature(BODY).replace("sha256=", "SHA256=");
    Headers headers = signer.headers(BODY).with("X-Hub-Signature-256", value);

    Verification verification = verifier.verify(signer.submission(headers, BODY));

    assertThat(verification.hint()).isEqualTo(Hint.PREFIX_MISSPELT);
    assertThat(verification.message())
        .contains("spelt in another way")
        .doesNotContain("upper case");
  }
}

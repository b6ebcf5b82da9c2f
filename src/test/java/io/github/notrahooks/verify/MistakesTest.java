package io.github.notrahooks.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.json.JsonLine;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.Verdict.Reason;
import io.github.notrahooks.signature.Hex;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Makes each mistake that there is a hint for, in each scheme in which it can be made. */
final class MistakesTest {
  private final Verifier verifier = new Verifier();

  static Stream<Mistake> mistakes() {
    return mistakes(new Random(20261123)).stream();
  }

  private static List<Mistake> mistakes(Random random) {
    List<Mistake> mistakes = new ArrayList<>();
    for (Signer signer : Signer.all(random)) {
      mistakes.addAll(BodyMistakes.of(signer));
      mistakes.addAll(JsonMistakes.of(signer));
      mistakes.addAll(SecretMistakes.of(signer));
      mistakes.addAll(SignatureMistakes.of(signer));
    }
    return mistakes;
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void eachIsNamed(Mistake mistake) {
    Verification verification = verifier.verify(mistake.submission());

    assertThat(verification.valid()).isFalse();
    assertThat(verification.reason()).as("<%s>", mistake).isEqualTo(mistake.reason());
    assertThat(verification.hint()).as("<%s>", mistake).isEqualTo(mistake.hint());
    assertThat(verification.message()).isNotBlank().endsWith(".").doesNotContain("null");
    assertThat(verification.provider()).isEqualTo(scheme(mistake.submission()).id());
  }

  @Test
  void everyHintHasAMistake() {
    Set<Hint> named = EnumSet.noneOf(Hint.class);
    mistakes().forEach(mistake -> named.add(mistake.hint()));

    // A container may be valid, and a scheme with another hash is not built in: both have tests of
    // their own.
    assertThat(EnumSet.complementOf(EnumSet.copyOf(named)))
        .containsExactly(Hint.BODY_COMPRESSED, Hint.SHA256_VALUE);
  }

  @Test
  void everyReasonButAMissingTimeHasAMistake() {
    Set<Reason> given = EnumSet.noneOf(Reason.class);
    mistakes().forEach(mistake -> given.add(mistake.reason()));

    assertThat(EnumSet.complementOf(EnumSet.copyOf(given))).containsOnly(Reason.MISSING_TIMESTAMP);
  }

  @Test
  void noAnswerHoldsASecretOrARightSignature() {
    Random random = new Random(7);
    for (int round = 0; round < 3; round++) {
      for (Mistake mistake : mistakes(random)) {
        Verification verification = verifier.verify(mistake.submission());
        String told =
            verification.toString() + verification.addTo(new JsonLine()).toString();

        for (String forbidden : forbidden(mistake.submission())) {
          assertThat(told).as("%s", mistake).doesNotContainIgnoringCase(forbidden);
        }
      }
    }
  }

  private static SignatureScheme scheme(Submission submission) {
    return Objects.requireNonNull(submission.scheme());
  }

  private List<String> forbidden(Submission submission) {
    List<String> forbidden = new ArrayList<>();
    Stream.concat(submission.secrets().stream(), submission.others().stream())
        .map(named -> named.secret().reveal())
        .forEach(secret -> {
          forbidden.add(secret);
          forbidden.add(secret.strip());
          if (secret.contains("whsec_")) {
            forbidden.add(secret.substring(secret.indexOf("whsec_") + 6, secret.length() - 3));
          }
        });
    for (Expected expected : verifier.expected(submission)) {
      for (byte[] mac : scheme(submission).macs(expected.value())) {
        forbidden.add(expected.value());
        forbidden.add(Hex.encode(mac));
        forbidden.add(Base64.getEncoder().withoutPadding().encodeToString(mac));
      }
    }
    return forbidden;
  }
}

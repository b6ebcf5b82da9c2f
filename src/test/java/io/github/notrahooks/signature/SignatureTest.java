package io.github.notrahooks.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HMACs, their hexadecimal text, and secrets that keep to themselves. */
final class SignatureTest {
  private static final byte[] JEFE = bytes("Jefe");
  private static final byte[] QUESTION = bytes("what do ya want for nothing?");

  @Test
  void hashesAreThoseOfTheRfcs() {
    // RFC 2202 and RFC 4231, test case 2.
    assertThat(Hex.encode(Hmac.SHA1.of(JEFE, List.of(QUESTION))))
        .isEqualTo("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    assertThat(Hex.encode(Hmac.SHA256.of(JEFE, List.of(QUESTION))))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void aMessageInPiecesIsHashedAsOne() {
    List<byte[]> pieces = List.of(bytes("what do ya"), new byte[0], bytes(" want for nothing?"));

    assertThat(Hmac.SHA256.of(JEFE, pieces)).isEqualTo(Hmac.SHA256.of(JEFE, List.of(QUESTION)));
  }

  @Test
  void keysLongerThanABlockAreHashedFirst() {
    // RFC 4231, test case 6.
    byte[] key = new byte[131];
    Arrays.fill(key, (byte) 0xaa);
    byte[] text = bytes("Test Using Larger Than Block-Size Key - Hash Key First");

    assertThat(Hex.encode(Hmac.SHA256.of(key, List.of(text))))
        .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  }

  @Test
  void hashesAreThoseOfThePlatformForKeysAndMessagesOfAnyLength() throws GeneralSecurityException {
    Random random = new Random(2104);
    for (int length = 1; length <= 200; length++) {
      byte[] key = new byte[length];
      byte[] message = new byte[200 - length];
      random.nextBytes(key);
      random.nextBytes(message);

      assertThat(Hmac.SHA1.of(key, List.of(message))).isEqualTo(platform("HmacSHA1", key, message));
      assertThat(Hmac.SHA256.of(key, List.of(message)))
          .isEqualTo(platform("HmacSHA256", key, message));
    }
  }

  @Test
  void aKeyIsShortenedWhereItIsLongerThanABlock() {
    for (Hmac algorithm : Hmac.values()) {
      int block = algorithm == Hmac.SHA512 ? 128 : 64;
      byte[] fits = new byte[block];
      byte[] longer = new byte[block + 1];

      byte[] shortened = algorithm.shortened(longer);

      assertThat(algorithm.shortened(fits)).isEqualTo(fits);
      assertThat(shortened).hasSize(algorithm.bytes());
      assertThat(algorithm.of(shortened, List.of(QUESTION)))
          .isEqualTo(algorithm.of(longer, List.of(QUESTION)));
    }
  }

  private static byte[] platform(String algorithm, byte[] key, byte[] message)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec(key, algorithm));
    return mac.doFinal(message);
  }

  @Test
  void anEmptyKeyIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hmac.SHA256.of(new byte[0], List.of(QUESTION)));
  }

  @Test
  void lowerCaseDigitsOfTheRightLengthAreDecoded() {
    assertThat(Hex.decode("00ff1a", 3)).contains(new byte[] {0, (byte) 0xff, 0x1a});
    assertThat(Hex.encode(new byte[] {0, (byte) 0xff, 0x1a})).isEqualTo("00ff1a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "00ff1", "00ff1a0", "00ff1aa0", "00FF1A", "00fg1a", " 0ff1a", "0١ff1a"})
  void everyOtherTextIsNot(String text) {
    assertThat(Hex.decode(text, 3)).isEmpty();
  }

  @Test
  void onlyEqualBytesOfEqualLengthAreEqual() {
    assertThat(ConstantTime.equal(new byte[] {1, 2}, new byte[] {1, 2})).isTrue();
    assertThat(ConstantTime.equal(new byte[] {1, 2}, new byte[] {1, 3})).isFalse();
    assertThat(ConstantTime.equal(new byte[] {1, 2}, new byte[] {1})).isFalse();
    assertThat(ConstantTime.equal(new byte[] {1}, new byte[] {1, 2})).isFalse();
    assertThat(ConstantTime.equal(new byte[0], new byte[] {1})).isFalse();
  }

  @Test
  void aSecretNeverPrintsItself() {
    Secret secret = Secret.of("hunter2");

    assertThat(secret).hasToString("Secret[redacted]");
    assertThat(List.of(secret).toString()).doesNotContain("hunter2");
    assertThat(secret.reveal()).isEqualTo("hunter2");
  }

  @Test
  void aSecretIsItsUtf8BytesAndCannotBeChangedFromOutside() {
    byte[] bytes = "sécrèt-🔑".getBytes(StandardCharsets.UTF_8);
    Secret secret = Secret.of(bytes);
    bytes[0] = 0;
    secret.bytes()[1] = 0;

    assertThat(secret).isEqualTo(Secret.of("sécrèt-🔑")).hasSameHashCodeAs(Secret.of("sécrèt-🔑"));
    assertThat(secret).isNotEqualTo(Secret.of("sécrèt"));
  }

  @Test
  void anEmptySecretIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(""));
    assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(new byte[0]));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

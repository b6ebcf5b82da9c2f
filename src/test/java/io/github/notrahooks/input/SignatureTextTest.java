package io.github.notrahooks.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures with what tools print around them. */
final class SignatureTextTest {
  private static final String HEX = "0123456789abcdef".repeat(4);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "(stdin)= HEX | HEX | OPENSSL",
        "SHA2-256(stdin)= HEX | HEX | OPENSSL",
        "HMAC-SHA256(a b.json)= HEX | HEX | OPENSSL",
        "HEX  - | HEX | CHECKSUM",
        "HEX *payload.json | HEX | CHECKSUM",
        "0xHEX | HEX | HEXADECIMAL",
        "sha-256=HEX | sha256=HEX | PREFIX",
        "SHA256=HEX | sha256=HEX | PREFIX",
        "sha256:HEX | sha256=HEX | PREFIX",
        "hmac-sha256=HEX | sha256=HEX | PREFIX",
        "b'sha256=HEX' | sha256=HEX | PYTHON_BYTES",
        "'sha256=HEX' | sha256=HEX | QUOTED",
        "sha256%3DHEX | sha256=HEX | PERCENT_ENCODED",
        "X-Hub-Signature-256: sha256=HEX | sha256=HEX | HEADER_LINE"
      })
  void whatIsAroundIsTakenOff(String given, String value, SignatureText.Form form) {
    SignatureText read = SignatureText.read(given.replace("HEX", HEX));

    assertThat(read.value()).isEqualTo(value.replace("HEX", HEX));
    assertThat(read.forms()).containsExactly(form);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", ":", " "})
  void bytesWithSomethingBetweenThemAreJoined(String between) {
    String separated = HEX.toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1" + between);

    SignatureText read = SignatureText.read(separated);

    assertThat(read.value()).isEqualToIgnoringCase(HEX);
    assertThat(read.forms()).isEqualTo(List.of(SignatureText.Form.SEPARATED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sha256=HEX",
        "HEX",
        "v1,AAAA v1,BBBB",
        "t=1,v1=HEX",
        "v0=HEX",
        "",
        "sha256=%3",
        "b'x",
        "'x",
        "0x12",
        "SHA256(file)= 12",
        "note: x",
        "AA-BB"
      })
  void whatOnlyLooksAlikeStaysAsItIs(String value) {
    String given = value.replace("HEX", HEX);

    SignatureText read = SignatureText.read(given);

    assertThat(read.value()).isEqualTo(given);
    assertThat(read.forms()).isEmpty();
  }
}

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
        "sha256 HEX | sha256=HEX | PREFIX",
        "sha256==HEX | sha256=HEX | PREFIX",
        "sha256=sha256=HEX | sha256=HEX | PREFIX",
        "b'sha256=HEX' | sha256=HEX | PYTHON_BYTES",
        "'sha256=HEX' | sha256=HEX | QUOTED",
        "sha256%3DHEX | sha256=HEX | PERCENT_ENCODED",
        "X-Hub-Signature-256: sha256=HEX | sha256=HEX | HEADER_LINE",
        "> x-hub-signature-256: sha256=HEX | sha256=HEX | HEADER_LINE",
        "HTTP_X_HUB_SIGNATURE_256=sha256=HEX | sha256=HEX | HEADER_LINE",
        "linear-signature=HEX | HEX | HEADER_LINE",
        "X-Hub-Signature-256:sha256=HEX | sha256=HEX | HEADER_LINE",
        "\"X-Hub-Signature-256\": \"sha256=HEX\", | sha256=HEX | HEADER_LINE",
        "'X-Hub-Signature-256' => 'sha256=HEX' | sha256=HEX | HEADER_LINE",
        "-H 'X-Hub-Signature-256: sha256=HEX' \\ | sha256=HEX | HEADER_LINE",
        "--header \"X-Hub-Signature-256: sha256=HEX\" | sha256=HEX | HEADER_LINE",
        "SHA256 (a (1).json) = HEX | HEX | OPENSSL",
        "HMAC-SHA2-256 (a.json)= HEX | HEX | OPENSSL",
        "SHA256= HEX | sha256= HEX | PREFIX",
        "sha256=0xHEX | sha256=HEX | HEXADECIMAL",
        "\u00A0sha256=HEX\u200B | sha256=HEX | INVISIBLE",
        "sha256=\u2007HEX\uFEFF | sha256=HEX | INVISIBLE",
        "\u201Csha256=HEX\u201D | sha256=HEX | QUOTED",
        "\u00ABsha256=HEX\u00BB | sha256=HEX | QUOTED"
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
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "sha256=HEX | sha256=HEX | SEPARATED",
        "sha256= HEX | sha256= HEX | SEPARATED",
        "v0=HEX | v0=HEX | SEPARATED",
        "SHA256=HEX | sha256=HEX | PREFIX SEPARATED",
        "(stdin)= HEX | HEX | OPENSSL SEPARATED",
        "SHA2-256(a.json)= HEX | HEX | OPENSSL SEPARATED",
        "'X-Hub-Signature-256: sha256=HEX' | sha256=HEX | QUOTED HEADER_LINE SEPARATED"
      })
  void separatedBytesAreToldByWhatIsBetweenThemAndNotByTheirPrefix(
      String given, String value, String forms) {
    SignatureText read =
        SignatureText.read(given.replace("HEX", HEX.replaceAll("(..)(?=.)", "$1:")));

    assertThat(read.value()).isEqualTo(value.replace("HEX", HEX));
    assertThat(read.forms()).extracting(Enum::name).containsExactly(forms.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sha256=HEX",
        "sha256= HEX",
        "sha256 =HEX",
        "SHA256 (f) = 12",
        "SHA256 (f) = not a hash",
        "some_name=HEX",
        "\"a-name\": 12",
        "-H 'x'",
        "-H",
        "\u201Cx",
        "HEX or so",
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

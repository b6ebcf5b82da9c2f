package io.github.notrahooks.cli.verify;

import io.github.notrahooks.cli.CommandLineFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said where no signature was found: no more than what the headers show. */
final class MissingSignatureTest {
  private static final String DIGITS =
      "sha256=7b5f3ee64864e112c417cd6573e89583ec04d418d8bc58863ed1281482aa9bb4";

  private CommandLineFixture fixture;

  @BeforeEach
  void files(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder).with("NOTRA_HOOKS_SECRET", "any");
    fixture.file("payload", "{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Host: x | give all headers as they came with the delivery | once a secret is set",
        "X-GitHub-Event: push | Some headers of the sender are there | once a secret is set",
        "X-GitHub-Event: push~X-GitHub-Delivery: a | it signs only once a secret is set there"
            + " | give all headers",
        "X-Forwarded-Sig: " + DIGITS + " | The value of X-Forwarded-Sig has the form of a signature"
            + " | once a secret is set"
      })
  void aSecretAtTheSenderIsSpokenOfOnlyWhereItsOtherHeadersAreThere(
      String header, String said, String notSaid) {
    fixture.file("headers", header.replace('~', '\n') + "\n");
    for (String provider : new String[] {"", "--provider github "}) {
      fixture
          .run(("verify payload --headers headers -o table " + provider).strip().split(" "))
          .exits(3)
          .prints(said)
          .assertOut()
          .doesNotContain(notSaid);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "**Host:** x\n**X-Hub-Signature-256:** " + DIGITS + "\n",
        "2026-11-27T10:00:00Z Host: x\n2026-11-27T10:00:00Z X-Hub-Signature-256: " + DIGITS + "\n",
        "a:2:{s:4:\"Host\";s:1:\"x\";s:19:\"X-Hub-Signature-256\";s:71:\"" + DIGITS + "\";}"
      })
  void whatLooksLikeASignatureIsPointedAtWhereItStandsInNoFormThatIsRead(String headers) {
    fixture.file("headers", headers);

    fixture
        .run("verify", "payload", "--headers", "headers", "-o", "table")
        .exits(3)
        .prints("looks like a signature, but stands where none is read")
        .assertOut()
        .doesNotContain("There is no signature");
    fixture
        .run("verify", "headers")
        .exits(2)
        .says("looks like a signature, but the file has no form");
  }

  @Test
  void headersWithoutABodyAreNamedAsSuch() {
    fixture.file("dump", "> POST / HTTP/1.1\n> X-Hub-Signature-256: " + DIGITS + "\n>\n");

    fixture
        .run("verify", "dump")
        .exits(2)
        .says(
            "dump has headers (what curl -v prints), and no body that can be read from it: give the payload as FILE");
  }

  @Test
  void aFileThatIsNestedTooDeepIsNamedAsSuch() {
    fixture.file(
        "deep",
        "{\"headers\":{\"X-Hub-Signature-256\":\"" + DIGITS + "\"},\"body\":" + "[".repeat(1001)
            + "]".repeat(1001) + "}");

    fixture.run("verify", "deep").exits(2).says("nested deeper than 1000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 401 No~Content-Length: 0~~POST / HTTP/1.1~X-Hub-Signature-256: " + DIGITS,
        "> POST / HTTP/1.1~> Host: x~>~< X-Hub-Signature-256: " + DIGITS
      })
  void aSignatureBehindTheHeadersThatWereReadIsPointedAt(String headers) {
    fixture.file("headers", headers.replace('~', '\n') + "\n");

    fixture
        .run("verify", "payload", "--headers", "headers")
        .exits(2)
        .says("looks like a signature, but is not among the headers that were read");
  }

  @Test
  void aFileOfHeadersWithoutAnyIsNamed() {
    fixture.file("headers", "");

    fixture.run("verify", "payload", "--headers", "headers").exits(2).says("no headers in headers");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"headers\":{\"X-Hub-Signature-256\":\"a\"},\"body\":\"b\",\"body\":\"c\"} | has a name twice",
        "{\"guid\":\"a\",\"delivered_at\":\"b\",\"request\":{\"headers\":{\"X-Hub-Signature-256\":\"a\"},"
            + "\"payload\":null}} | its request.payload is null",
        "{\"requestContext\":{\"elb\":{}},\"headers\":{\"X-Hub-Signature-256\":\"a\"},"
            + "\"multiValueHeaders\":{\"X-Hub-Signature-256\":[\"b\"]},\"body\":\"b\"} | contradict each other"
      })
  void whyAnEnvelopeIsNotReadIsSaid(String file, String why) {
    fixture.file("given", file);

    fixture
        .run("verify", "given")
        .exits(2)
        .says("given is not read as a delivery: ")
        .says(why);
  }
}

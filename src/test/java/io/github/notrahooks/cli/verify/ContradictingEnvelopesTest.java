package io.github.notrahooks.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.signature.Hex;
import io.github.notrahooks.signature.Hmac;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Envelopes of which programs would take different things. */
final class ContradictingEnvelopesTest {
  @TempDir
  Path folder;

  @Test
  void whatIsThereTwiceOrContradictsItselfIsNotTakenInSilence() {
    CommandLineFixture fixture =
        new CommandLineFixture(folder).with("NOTRA_HOOKS_SECRET", EnvelopesTest.SECRET);
    String wrong = "sha256=" + "0".repeat(64);
    String start = "{\"headers\":{\"X-GitHub-Event\":\"push\",\"X-Hub-Signature-256\":\"";
    fixture.file(
        "twice",
        start + wrong + "\",\"X-Hub-Signature-256\":\"" + EnvelopesTest.signature()
            + "\"},\"body\":" + EnvelopesTest.quoted(EnvelopesTest.BODY) + "}");
    fixture.file(
        "bodies",
        start + EnvelopesTest.signature() + "\"},\"body\":\"evil\",\"body\":"
            + EnvelopesTest.quoted(EnvelopesTest.BODY) + "}");
    fixture.file(
        "several",
        "{\"httpMethod\":\"POST\",\"headers\":{\"X-Hub-Signature-256\":\"" + wrong
            + "\"},\"multiValueHeaders\":{\"X-Hub-Signature-256\":[\"" + EnvelopesTest.signature()
            + "\"]},\"body\":"
            + EnvelopesTest.quoted(EnvelopesTest.BODY) + "}");
    fixture.file(
        "payload",
        start + EnvelopesTest.signature() + "\"},\"body\":\"evil\",\"payload\":"
            + EnvelopesTest.PARSED + "}");

    fixture.run("verify", "twice").exits(3).prints("\"hint\":\"one-of-several\"");
    fixture.run("verify", "bodies").exits(2);
    fixture.run("verify", "several").exits(2);
    fixture
        .run("verify", "payload")
        .exits(0)
        .prints("body in it is another body, for which it does not.");
  }

  @Test
  void aListThatIsTooLongForAPayloadIsRefusedBySize() {
    CommandLineFixture fixture =
        new CommandLineFixture(folder).with("NOTRA_HOOKS_SECRET", EnvelopesTest.SECRET);
    fixture.file("numbers", "[" + "1,".repeat(13_200_000) + "1]");
    fixture.file("empty", "[" + "{},".repeat(8_800_000) + "{}]");

    for (String file : new String[] {"numbers", "empty"}) {
      fixture
          .run("verify", file, "--signature", "sha256=" + "0".repeat(64))
          .exits(2)
          .says(file + " has more than 26214400 bytes, as no payload has");
    }
  }

  @Test
  void aParsedBodyIsRestoredWithAllThatIsInIt() {
    CommandLineFixture fixture =
        new CommandLineFixture(folder).with("NOTRA_HOOKS_SECRET", EnvelopesTest.SECRET);
    String twice = "{\"n\": 2, \"n\": 1.0}";
    fixture.file("both", parsed(twice, "{\"n\":2,\"n\":1.0}"));
    fixture.file("numbers", parsed(twice, "{\"n\":2,\"n\":1}"));
    fixture.file("once", parsed(twice, "{\"n\":1.0}"));
    fixture.file("inside", parsed("[{\"a\": 1, \"a\": \"é\"}]", "[{\"a\":\"\\u00e9\"}]"));
    fixture.file("null", parsed("{\"n\": 1, \"x\": null}", "{\"n\":1}"));

    fixture.run("verify", "both").exits(0);
    fixture.run("verify", "numbers").exits(0);
    for (String file : new String[] {"once", "inside"}) {
      fixture.run("verify", file).exits(3).prints("\"hint\":\"json-repeated-names-were-dropped\"");
    }
    fixture.run("verify", "null").exits(3).prints("no nulls");
  }

  @Test
  void aLengthIsHeldAgainstTheBytesInHandAlone() {
    CommandLineFixture fixture =
        new CommandLineFixture(folder).with("NOTRA_HOOKS_SECRET", EnvelopesTest.SECRET);
    String headers = "X-GitHub-Event: push\nX-Hub-Signature-256: sha256=" + "0".repeat(64) + "\n";
    fixture.file("body", "{\"n\": 1}");
    fixture.file("plain", headers + "Content-Length: 7\n");
    fixture.file("packed", headers + "Content-Length: 7\nContent-Encoding: gzip\n");
    fixture.file(
        "parsed", parsed("{\"n\": 1}", "x").replace("{\"X-G", "{\"Content-Length\":\"8\",\"X-G"));

    fixture
        .run("verify", "body", "--headers", "plain")
        .exits(3)
        .prints("Content-Length says 7 bytes, and the body here has 8:"
            + " it does not have the bytes that these headers came with.");
    assertThat(fixture.run("verify", "body", "--headers", "packed").exits(3).out())
        .doesNotContain("Content-Length");
    assertThat(fixture.run("verify", "parsed").exits(3).out()).doesNotContain("Content-Length");
  }

  @Test
  void aSignatureInTheFileThatHoldsIsSaidWhereTheGivenOneDoesNot() {
    CommandLineFixture fixture =
        new CommandLineFixture(folder).with("NOTRA_HOOKS_SECRET", EnvelopesTest.SECRET);
    String wrong = "sha256=" + "0".repeat(64);
    String holds = "The X-Hub-Signature-256 that is in e holds for the body in it.";
    fixture.file("e", parsed("{\"n\": 1}", "{\"n\":1}"));
    fixture.file("f", parsed("{\"n\": 1}", "{\"n\":2}"));
    fixture.file("others", "X-GitHub-Event: push\nX-Hub-Signature-256: " + wrong + "\n");

    for (String[] given : new String[][] {{"--signature", wrong}, {"--headers", "others"}}) {
      String contradiction = " has another X-Hub-Signature-256 in it than the one given by "
          + given[0] + ", which was used.";
      fixture
          .run("verify", "e", given[0], given[1])
          .exits(3)
          .prints("e" + contradiction)
          .prints(holds);
      assertThat(fixture
              .run("verify", "f", given[0], given[1])
              .exits(3)
              .prints("f" + contradiction)
              .out())
          .doesNotContain("holds for");
    }
  }

  /** An object with a body that was parsed, and the signature of this text. */
  private static String parsed(String body, String signed) {
    return "{\"headers\":{\"X-GitHub-Event\":\"push\",\"X-Hub-Signature-256\":\"sha256="
        + Hex.encode(Hmac.SHA256.of(
            EnvelopesTest.SECRET.getBytes(UTF_8), Body.ofText(signed).pieces()))
        + "\"},\"body\":" + body + "}";
  }
}

package io.github.notrahooks.cli.verify;

import io.github.notrahooks.cli.CommandLineFixture;
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
}

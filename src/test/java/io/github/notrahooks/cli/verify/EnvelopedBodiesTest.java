package io.github.notrahooks.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that are forms or compressed in what people have them in, and what is given beside them. */
final class EnvelopedBodiesTest {
  private CommandLineFixture fixture;

  @BeforeEach
  void setUp(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder).with("NOTRA_HOOKS_SECRET", EnvelopesTest.SECRET);
  }

  @Test
  void aFormThatTheApiShowsAsAnObjectIsRestoredAsTheFormItWas() {
    String form = "payload=%7B%22a%22%3A%22b+c%22%7D";
    String headers = EnvelopesTest.headers()
        .replace("application/json", "application/x-www-form-urlencoded")
        .replace(EnvelopesTest.signature(), EnvelopesTest.signature(form));
    fixture.file(
        "given",
        "{\"guid\":\"x\",\"delivered_at\":\"\",\"request\":{\"headers\":" + headers
            + ",\"payload\":{\"a\": \"b c\"}}}");

    fixture.run("verify", "given").exits(0).prints("\"bytes\":\"restored\"");
    fixture
        .run("send", "given", "--event", "push", "--to", "http://127.0.0.1:9/", "--dry-run")
        .exits(0)
        .prints("[\"Content-Type\",\"application/x-www-form-urlencoded\"]")
        .prints(EnvelopesTest.signature(form));
  }

  @Test
  void aFormThatAFrameworkParsedIsRestoredAndSentAsTheFormItWas() {
    String form = "payload=%7B%22a%22%3A%22b+c%22%7D";
    String headers = EnvelopesTest.headers()
        .replace("application/json", "application/x-www-form-urlencoded")
        .replace(EnvelopesTest.signature(), EnvelopesTest.signature(form));
    fixture.file(
        "given",
        "{\"headers\":" + headers + ",\"body\":{\"payload\":\"{\\\"a\\\":\\\"b c\\\"}\"}}");

    fixture.run("verify", "given").exits(0).prints("\"bytes\":\"restored\"");
    fixture
        .run("send", "given", "--entry", "1", "--to", "http://127.0.0.1:9/", "--dry-run")
        .exits(0)
        .prints(form);
  }

  @Test
  void whatIsGivenApartWithoutASignatureLeavesThatOfTheFile() {
    fixture.file(
        "given",
        "{\"headers\":" + EnvelopesTest.headers() + ",\"body\":"
            + EnvelopesTest.quoted(EnvelopesTest.BODY) + "}");
    fixture.file("headers", "X-GitHub-Event: push\nX-GitHub-Delivery: a\n");

    fixture.run("verify", "given", "--headers", "headers").exits(0);
  }

  @Test
  void theFieldsOfAFormInAnArchiveAreTheForm() {
    String form = "payload=%7B%22a%22%3A%22b+c%22%7D";
    fixture.file(
        "given",
        "{\"log\":{\"entries\":[{\"request\":{\"headers\":[{\"name\":\"X-Hub-Signature-256\",\"value\":\""
            + EnvelopesTest.signature(form) + "\"},{\"name\":\"Content-Type\",\"value\":"
            + "\"application/x-www-form-urlencoded\"}],\"postData\":{\"params\":[{\"name\":\"payload\","
            + "\"value\":\"{\\\"a\\\":\\\"b c\\\"}\"}]}}}]}}");

    fixture.run("verify", "given").exits(0).prints("\"bytes\":\"restored\"");
  }

  @Test
  void aLengthThatIsNotTheBodysIsSaidBesideAValidAnswer() {
    fixture.file("payload", EnvelopesTest.BODY);
    fixture.file("headers", EnvelopesTest.lines() + "Content-Length: 1\n");

    assertThat(fixture
            .run(
                "verify",
                "payload",
                "--headers",
                "headers",
                "--signature",
                EnvelopesTest.signature())
            .exits(0)
            .only()
            .path("notes")
            .get(0)
            .asString())
        .startsWith("Content-Length says 1 bytes, and the body here has ");
  }

  @Test
  void anotherSignatureAmongTheHeadersIsSaid() {
    fixture.file("payload", EnvelopesTest.BODY);
    fixture.file(
        "headers", EnvelopesTest.lines().replaceAll("sha256=.*", "sha256=" + "0".repeat(64)));

    fixture
        .run("verify", "payload", "--headers", "headers", "--signature", EnvelopesTest.signature())
        .exits(0)
        .prints(
            "--headers has another X-Hub-Signature-256 in it than the one given by --signature");
  }

  @Test
  void aCompressedBodyIsValidForWhatIsInsideButNotAsBytes() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(EnvelopesTest.BODY.getBytes(UTF_8));
    }
    fixture.file("packed", packed.toByteArray());

    fixture
        .run("verify", "packed", "--signature", EnvelopesTest.signature())
        .exits(0)
        .prints("\"hint\":\"body-compressed\"")
        .prints("\"as\":\"compressed\"");
    fixture
        .run("verify", "packed", "--signature", EnvelopesTest.signature(), "--raw")
        .exits(3)
        .prints("\"hint\":\"body-compressed\"");
  }
}

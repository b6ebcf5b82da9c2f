package io.github.notrahooks.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schemes that the configuration declares. */
final class OwnSchemesTest {
  private static final String ACME = "{\"header\":\"X-Acme-Signature\",\"prefix\":\"s1=\","
      + "\"encoding\":\"base64\",\"digest\":\"sha512\",\"secret\":\"whsec\","
      + "\"signed\":\"v9/{time}/{body}\",\"time\":{\"header\":\"X-Acme-Time\","
      + "\"unit\":\"milliseconds\",\"tolerance\":\"2m\"},\"delivery\":{\"body\":\"event.id\"},"
      + "\"event\":{\"header\":\"X-Acme-Event\"}}";
  private static final String SIMPLE = "{\"header\":\"X-Acme-Signature\","
      + "\"time\":{\"header\":\"X-Acme-Time\"},\"signed\":\"{time}.{body}\","
      + "\"event\":{\"header\":\"X-Acme-Event\"}}";

  @TempDir
  private Path folder;

  private CommandLineFixture cli;
  private Path payload;
  private Path secret;

  @BeforeEach
  void prepare() throws IOException {
    cli = new CommandLineFixture(folder);
    payload = Files.writeString(folder.resolve("payload.json"), "{\"id\":1}");
    secret = Files.writeString(folder.resolve("secret.txt"), "whsec_c2VjcmV0");
  }

  @Test
  void whatIsSignedByOneVerifiesAndIsRecognised() throws IOException {
    declare("acme", SIMPLE);
    Path headers = folder.resolve("headers.txt");
    String signed = cli.run(
            "sign",
            payload.toString(),
            "--provider",
            "acme",
            "--event",
            "push",
            "--secret-file",
            secret.toString())
        .exits(0)
        .out();
    Files.writeString(headers, signed);

    assertThat(signed).contains("X-Acme-Event: push\n").containsPattern("X-Acme-Time: \\d{10}\n");
    cli.run(
            "verify",
            payload.toString(),
            "--headers",
            headers.toString(),
            "--secret-file",
            secret.toString(),
            "-o",
            "json")
        .exits(0)
        .prints("\"provider\":\"acme\"");
    Files.writeString(payload, "{\"id\":2}");
    cli.run(
            "verify",
            payload.toString(),
            "--headers",
            headers.toString(),
            "--secret-file",
            secret.toString())
        .exits(3);
  }

  @Test
  void allThatARowCanSayIsTaken() throws IOException {
    declare("acme", ACME);

    cli.run(
            "sign",
            payload.toString(),
            "--provider",
            "acme",
            "--event",
            "push",
            "--secret-file",
            secret.toString())
        .exits(0)
        .prints("X-Acme-Signature: s1=");
  }

  @Test
  void whatSignsAnUnknownHeaderIsNotMade() throws IOException {
    declare("acme", "{\"header\":\"X-Acme-Signature\",\"signed\":\"{X-Other}.{body}\"}");

    cli.run("sign", payload.toString(), "--provider", "acme", "--secret-file", secret.toString())
        .exits(2)
        .says("acme signs the header X-Other, which is not known here");
  }

  @Test
  void aChangeOfTheConfigurationKeepsThem() throws IOException {
    declare("acme", SIMPLE);
    cli.run("integrations", "add", "github").exits(0);

    assertThat(Files.readString(folder.resolve("home").resolve("config.json")))
        .contains("X-Acme-Signature");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "github | {\"header\":\"X\"} | schemes.github: a scheme of this name is built in",
        "Acme | {\"header\":\"X\"} | schemes.Acme: the name must be lower-case",
        "acme | {} | schemes.acme.header: it is missing",
        "acme | [] | schemes.acme: it must be an object",
        "acme | {\"header\":\"a b\"} | schemes.acme.header: it must be the name of a header",
        "acme | {\"header\":\"Host\"} | that HTTP itself does not use",
        "acme | {\"header\":\"x-hub-signature-256\"} | it is the header of github",
        "acme | {\"header\":\"X\",\"time\":{\"header\":\"Y\"}} | it must have {time} in it",
        "acme | {\"header\":\"X\",\"signed\":\"{}{body}\"} | {} is no name of a header",
        "acme | {\"header\":\"X\",\"token\":true,\"digest\":\"sha1\"} | nothing is signed where token",
        "acme | {\"header\":\"X\",\"signed\":\"{delivery}{body}\",\"delivery\":{\"body\":\"n\"}}"
            + " | is in the body, all of which is signed",
        "acme | {\"header\":\"X\",\"digset\":\"md5\"} | there is no such key",
        "acme | {\"header\":\"X\",\"digest\":\"md5\"} | there is no 'md5', only sha1, sha256, sha512",
        "acme | {\"header\":\"X\",\"signed\":\"{time}\"} | must have {body} once",
        "acme | {\"header\":\"X\",\"signed\":\"{body\"} | must have {body} once",
        "acme | {\"header\":\"X\",\"signed\":\"{a{body}\"} | has a { without its }",
        "acme | {\"header\":\"X\",\"signed\":\"{time}{body}\"} | nothing says where it is",
        "acme | {\"header\":\"X\",\"time\":{}} | say in one way where it is",
        "acme | {\"header\":\"X\",\"time\":{\"element\":\"t\"}} | schemes.acme.separator",
        "acme | {\"header\":\"X\",\"time\":{\"header\":\"Y\",\"tolerance\":\"5\"}} | tolerance",
        "acme | {\"header\":\"X\",\"token\":\"yes\"} | it must be true or false"
      })
  void aMistakeIsNamedWithItsPlace(String name, String scheme, String message) throws IOException {
    declare(name, scheme);

    cli.run("verify", payload.toString(), "--signature", "x", "--secret-file", secret.toString())
        .exits(2)
        .says(message);
  }

  @Test
  void aServerDoesNotStartWithAMistake() throws IOException {
    declare("acme", "{}");

    cli.run("serve", "--port", "0").exits(2).says("schemes.acme.header: it is missing");
  }

  private void declare(String name, String scheme) throws IOException {
    cli.run("integrations", "list").exits(0);
    Path config = folder.resolve("home").resolve("config.json");
    Files.createDirectories(config.getParent());
    Files.writeString(
        config,
        "{\"version\":1,\"schemes\":{\"" + name + "\":" + scheme + "},\"organizations\":[{\"id\":"
            + "\"org_local\",\"integrations\":[]}]}");
  }
}

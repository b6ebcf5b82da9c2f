package io.github.notrahooks.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.Result;
import io.github.notrahooks.cli.check.WrongReceiver.Decision;
import io.github.notrahooks.cli.check.WrongReceiver.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** What {@code check} writes for others, and what it never shows. */
@Timeout(120)
final class CheckReportsTest {
  private static final Reply YES = new Reply(200, "ok");
  private static final Reply NO = new Reply(401, "no");

  @TempDir
  Path folder;

  private CommandLineFixture fixture;

  @BeforeEach
  void prepare() {
    fixture = new CommandLineFixture(folder).with("NOTRA_HOOKS_SECRET", WrongReceiver.SECRET);
  }

  private Result check(WrongReceiver receiver, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("check", receiver.url(), "--provider", "github"));
    arguments.addAll(List.of(more));
    return fixture.run(arguments.toArray(String[]::new));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void neitherTheSecretNorASignatureIsShownAlthoughTheReceiverTellsThem() {
    List<String> right = new CopyOnWriteArrayList<>();
    Decision decision = request -> {
      right.add(request.right().substring(7));
      return request.isRight()
          ? YES
          : new Reply(401, "expected " + request.right() + " of " + WrongReceiver.SECRET);
    };
    try (WrongReceiver receiver = new WrongReceiver(decision)) {
      Path json = folder.resolve("report.json");
      Path html = folder.resolve("report.html");
      Path xml = folder.resolve("report.xml");

      Result result = check(
          receiver,
          "--report",
          json.toString(),
          "--report",
          html.toString(),
          "--report",
          xml.toString(),
          "-o",
          "table");

      result.exits(1).prints("✗ leak.secret", "✗ leak.expected-signature", "[the secret]");
      for (String shown : List.of(result.out(), result.err(), read(json), read(html), read(xml))) {
        assertThat(shown).doesNotContain(WrongReceiver.SECRET);
        assertThat(right).noneSatisfy(digits -> assertThat(shown).contains(digits));
      }
    }
  }

  @Test
  void aReportInXmlIsReadByOthers() throws Exception {
    Decision decision =
        request -> request.isRight() ? YES : new Reply(200, "<no> & \u0001 \"why\" ]]>");
    try (WrongReceiver receiver = new WrongReceiver(decision)) {
      Path xml = folder.resolve("report.xml");
      check(receiver, "--report", xml.toString(), "--only", "auth.no-signature,again")
          .exits(1);

      SchemaFactory.newDefaultInstance()
          .newSchema(CheckReportsTest.class.getResource("junit.xsd"))
          .newValidator()
          .validate(new StreamSource(xml.toFile()));
      Element suites = DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(xml.toFile())
          .getDocumentElement();
      Element suite = (Element) suites.getElementsByTagName("testsuite").item(0);
      assertThat(suites.getTagName()).isEqualTo("testsuites");
      assertThat(suite.getAttribute("name")).isEqualTo("notra-hooks check github");
      int cases = suite.getElementsByTagName("testcase").getLength();
      assertThat(suite.getAttribute("tests")).isEqualTo(Integer.toString(cases));
      assertThat(suite.getAttribute("failures"))
          .isEqualTo(Integer.toString(suite.getElementsByTagName("failure").getLength()));
      assertThat(suite.getAttribute("skipped"))
          .isEqualTo(Integer.toString(suite.getElementsByTagName("skipped").getLength()));
      assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
          .contains("<no> & \uFFFD \"why\" ]]>", "fix: ");
    }
  }

  @Test
  void anInterruptEndsItWithAReport() {
    try (WrongReceiver receiver = new WrongReceiver(request -> request.isRight() ? YES : NO)) {
      Path json = folder.resolve("report.json");

      fixture
          .interrupted("check", receiver.url(), "--provider", "github", "--report", json.toString())
          .exits(130);

      assertThat(json).content().contains("\"stopped\"");
    }
  }

  @Test
  void inGitHubActionsFailuresAreShownBesideTheRun() {
    fixture.with("GITHUB_ACTIONS", "true");
    try (WrongReceiver receiver = new WrongReceiver(request -> YES)) {
      check(receiver, "--only", "auth.no-signature")
          .exits(1)
          .says("::error title=check auth.no-signature::it was accepted with 200");
    }
  }
}

package io.github.notrahooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.LogSettings;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.sender.RawServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Text from outside that would steer a terminal, hide or reorder what is shown, or pass for a line of our
 * own: none of it comes out of any command, at a terminal or not. Only what asks for bytes gets them.
 */
final class HostileTextTest {
  /** What no output may have in it, as Unicode classifies it; line feeds and tabs are looked at apart. */
  private static final String STEERING =
      "[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff&&[^\\n\\t]]";

  /** Colours, clipboard, title, clear screen; in one and in two bytes; overrides; a line of its own. */
  private static final String HOSTILE = "\u001b[31m\u001b]52;c;eA==\u0007\u001b]0;t\u001b\\\u009b2J"
      + "\u0085\u202egnp.exe\u202c\u2066\u2069\u200b\u200f\u061c\ufeff\u2028\u2029\u007f\b"
      + "\r\nFORGED\n09:00:00  github push.pushed processed 200";

  /** The same as far as a header or an argument can carry it. */
  private static final String LATIN = "\u009b31m\u0085\u0090x\u009c\u00e9";

  @TempDir
  Path folder;

  @BeforeEach
  void aHomeFullOfHostileDeliveries() throws IOException {
    CommandLineFixture fixture = new CommandLineFixture(folder);
    fixture.run("integrations", "list");
    try (DeliveryLog log = DeliveryLog.open(new LogSettings(
        folder.resolve("home/logs"), fixture.clock(), false, LogSettings.SEGMENT_BYTES, w -> {}))) {
      for (int i = 0; i < 4; i++) {
        log.append(delivery(i));
      }
    }
    Path segment;
    try (Stream<Path> files = Files.list(folder.resolve("home/logs"))) {
      segment =
          files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
    }
    List<String> lines = Files.readAllLines(segment);
    // Somebody has been at the file: a line with a wrong checksum, in the middle.
    lines.set(1, lines.get(1).replace("\"payload\"", HOSTILE.replace("\n", "") + "\"payload\""));
    Files.write(segment, lines, StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
    Files.writeString(
        folder.resolve(HostileCommands.FILE_NAME),
        "{\"a\":\"" + LATIN + "\u202e\"," + HOSTILE.replace("\nFORGED", "\nBODY"));
    Files.writeString(
        folder.resolve("hostile.json"), "{\"ref\":\"\\u001b[2J\u202e\",\"zen\":\"\u009b\"}");
    Files.writeString(
        folder.resolve("hostile.headers"),
        "X-GitHub-Event: " + LATIN
            + "\u001b[2J\nX-Hub-Signature-256: sha256=\u001b[31m\u202e\nX\u001b: \u0007\n");
    Files.writeString(folder.resolve("secret"), "a secret of the test");
  }

  private static LogRecord delivery(int number) {
    Body body = number % 2 == 0
        ? Body.ofText(
            "{\"title\":\"" + LATIN + "\u202e\u200b\\u001b[2J\\nFORGED\",\"" + LATIN + "\":1}")
        : Body.ofText("no JSON " + HOSTILE.replace("\nFORGED", "\nBODY"));
    boolean outgoing = number >= 2;
    return LogRecord.builder()
        .id(String.format("log_%016x", number))
        .referenceId("d" + number + HOSTILE)
        .title("title " + HOSTILE)
        .integrationType(number == 0 ? "github" : "git" + HOSTILE)
        .direction(outgoing ? Direction.OUTGOING : Direction.INCOMING)
        .success(number % 2 == 0)
        .statusCode(number == 3 ? null : 200)
        .errorMessage(number % 2 == 0 ? null : "error " + HOSTILE)
        .payload(new LogRecord.Payload(
            "push" + HOSTILE,
            "act" + HOSTILE,
            "reason" + HOSTILE,
            Json.object().put(HOSTILE, HOSTILE)))
        .createdAt(Instant.parse("2026-11-23T08:00:00Z"))
        .organizationId("org" + HOSTILE)
        .integrationId("int" + HOSTILE)
        .repositoryId("repo" + HOSTILE)
        .outcome(outgoing ? Outcome.SENT : number == 0 ? Outcome.PROCESSED : Outcome.REJECTED)
        .duplicateOf(number == 1 ? "log_" + HOSTILE : null)
        .durationMs(3)
        .request(LogRecord.Request.builder()
            .method("POST" + HOSTILE)
            .path("/api/webhooks/" + HOSTILE)
            .url(outgoing ? "http://127.0.0.1:1/" + HOSTILE : null)
            .remoteAddress("127.0.0.1" + HOSTILE)
            .headers(Headers.of(
                "X-GitHub-Event",
                "push" + LATIN,
                "X-Hub-Signature-256",
                "sha256=" + HOSTILE,
                "X" + HOSTILE,
                HOSTILE))
            .body(body)
            .build())
        .response(
            outgoing
                ? new LogRecord.Response(200, Headers.of("X" + HOSTILE, HOSTILE), body, 2)
                : null)
        .build();
  }

  @ParameterizedTest
  @MethodSource("io.github.notrahooks.cli.HostileCommands#all")
  void nothingThatSteersATerminalComesOut(List<String> command) {
    for (String format : new String[] {"table", "json", ""}) {
      List<String> arguments = new ArrayList<>(command);
      if (!format.isEmpty()) {
        arguments.addAll(List.of("-o", format));
      }
      String[] all = arguments.toArray(new String[0]);
      // Into a pipe a body goes as it is: it is what was asked for, to be verified or sent.
      if (format.equals("json") || !command.contains("--body")) {
        assertSafe(all, run().run(all));
      }
      if (!format.equals("json")) {
        assertSafe(all, run().at(false, true, true).run(all));
      }
    }
  }

  private CommandLineFixture run() {
    return new CommandLineFixture(folder)
        .reading(
            "nonsense \u001b[2J\u202e\nlogs show \u009b31m\nlogs list --event \"\u001b]0;x\u0007\"\n'\u2028\nlogs list\n")
        .with("TERM", "dumb");
  }

  @Test
  void coloursAreTheOnlySequencesWhereTheyAreAskedFor() {
    for (String[] command : new String[][] {
      {"logs", "list"},
      {"logs", "show", "last"},
      {"logs", "show", "last~2"},
      {"verify", "--logged"},
      {"\u001b[5m"}
    }) {
      List<String> arguments = new ArrayList<>(List.of(command));
      arguments.addAll(List.of("--color", "always", "-o", "table"));
      Result result = run().at(false, true, true).run(arguments.toArray(new String[0]));
      String colour = "\u001b\\[(31|33|32|2|1|36|0)m";
      assertThat(result.out() + result.err()).contains("\u001b[");
      assertSafe(
          command,
          new Result(
              result.command(),
              result.exit(),
              result.out().replaceAll(colour, "").getBytes(StandardCharsets.UTF_8),
              result.err().replaceAll(colour, "")));
    }
  }

  @Test
  void followingPrintsThemSafelyToo() {
    for (String format : new String[] {"table", "json"}) {
      Result result = run().interrupted("logs", "follow", "--last", "10", "-o", format);
      assertThat(result.out()).contains("\\u001b");
      assertSafe(new String[] {"logs", "follow", format}, result);
    }
  }

  @Test
  void theAnswerOfAReceiverIsPrintedSafely() throws IOException {
    String answer = answer(
        500,
        "Oops" + LATIN,
        "X-Odd: " + LATIN + "\r\nLocation: /" + LATIN + "\r\n",
        "{\"error\":\"\\u001b[2J\\r\\nFORGED\u202e" + LATIN + "\",\"message\":\"\\u009b\"}");
    String noJson =
        answer(400, "No", "", "\u001b[2J\u009b\r" + HOSTILE.replace("\nFORGED", "\nBODY"));
    String noHttp = RawServer.THEN_CLOSE + "HTTP/9 \u001b[2J\r\n\r\nFORGED";
    String badHeader = RawServer.THEN_CLOSE
        + "HTTP/1.1 200 OK\r\nX\u001b[2J: \u202e\u0007\r\nContent-Length: x\u001b\r\n\r\n";
    for (String each : new String[] {answer, noJson, noHttp, badHeader}) {
      try (RawServer server = RawServer.answering(each)) {
        String to = "http://127.0.0.1:" + server.port() + "/";
        for (String[] command : new String[][] {
          {"send", "push", "--to", to, "--secret-file", "secret"},
          {"send", "push", "--to", to, "--secret-file", "secret", "-v"},
          {"send", "push", "--to", to, "--secret-file", "secret", "--times", "3"},
          {"ping", "--to", to, "--secret-file", "secret", "-v"},
          {"replay", "log_0000000000000000", "--to", to, "--secret-file", "secret", "-v"},
          {"logs", "show", "last"},
          {"logs", "list"}
        }) {
          for (String format : new String[] {"table", "json"}) {
            List<String> arguments = new ArrayList<>(List.of(command));
            arguments.addAll(List.of("-o", format));
            if (!command[0].equals("logs")) {
              arguments.addAll(List.of("--timeout", "2s"));
            }
            String[] all = arguments.toArray(new String[0]);
            assertSafe(all, run().run(all));
            arguments.add("--quiet");
            String[] quiet = arguments.toArray(new String[0]);
            assertSafe(quiet, run().at(false, true, true).run(quiet));
          }
        }
      }
    }
  }

  @Test
  void onlyRawAndAPipeGiveTheBytesOfABody() {
    Result safe = run().at(false, true, true).run("logs", "show", "log_0000000000000000", "--body");
    Result raw =
        run().at(false, true, true).run("logs", "show", "log_0000000000000000", "--body", "--raw");
    Result piped = run().run("logs", "show", "log_0000000000000000", "--body");
    assertThat(safe.err()).contains("--raw");
    assertThat(piped.bytes()).isEqualTo(raw.bytes());
    assertThat(raw.bytes()).isEqualTo(delivery(0).request().body().bytes());
    assertThat(raw.err()).isEmpty();
    assertThat(raw.out()).contains("\u202e");
  }

  @Test
  void aConfigurationIsQuotedSafely() throws IOException {
    Path config = folder.resolve("home/config.json");
    String right = Files.readString(config);
    List<String> broken = List.of(
        right.replace("\"acme/widgets\"", "\"\\u001b[2J\u202e\\r\\nFORGED\""),
        right.replace("\"github\"", "\"\\u001b[2J\u202e\\r\\nFORGED\""),
        right.replace("\"enabled\"", "\"\\u001b[2J\u202e\\r\\nFORGED\""),
        right.replace("\"int_github\"", "\"\\u009b\u202e\\r\\nFORGED\""),
        right.replace("\"version\": 1", "\"version\": \"\\u009b\u202e\""),
        right.replace("\"version\": 1", "\u001b[2J\u202e"),
        right.replace(
            "\"version\": 1",
            "\"version\": 1, \"options\": {\"\\u001b[2J\":\"\u202e\", \"output\":\"\\u009b\", \"port\":\"\\u001b[2J\"}"));
    for (String each : broken) {
      assertThat(each).isNotEqualTo(right);
      Files.writeString(config, each);
      for (String[] command : new String[][] {
        {"integrations", "list"},
        {"integrations", "list", "--show-secrets"},
        {"integrations", "url", "int_github"},
        {"send", "push", "--dry-run"},
        {"logs", "list"},
        {"verify", "--logged"},
        {"serve", "--port", "0", "--until", "0"},
        {"repos", "add", "int_github", "x"},
        {"integrations", "remove", "int_github"}
      }) {
        assertSafe(command, run().run(command));
        assertSafe(command, run().at(false, true, true).run(command));
      }
    }
  }

  @Test
  void aVariableIsQuotedSafely() {
    for (String variable : new String[] {
      "NOTRA_HOOKS_PORT",
      "NOTRA_HOOKS_OUTPUT",
      "NOTRA_HOOKS_TIMEOUT",
      "NOTRA_HOOKS_HOME",
      "NOTRA_HOOKS_COLOR"
    }) {
      for (String[] command :
          new String[][] {{"serve", "--until", "0"}, {"send", "push"}, {"logs", "list"}}) {
        assertSafe(command, run().with(variable, "\u001b[2J\u202e\r\nFORGED").run(command));
      }
    }
  }

  /** An answer whose bytes are those of the texts in UTF-8, which the server writes as they are. */
  private static String answer(int status, String reason, String headers, String body) {
    byte[] utf8 = body.getBytes(StandardCharsets.UTF_8);
    return "HTTP/1.1 " + status + " " + reason + "\r\n" + headers + "Content-Length: " + utf8.length
        + "\r\n\r\n" + new String(utf8, StandardCharsets.ISO_8859_1);
  }

  private static void assertSafe(String[] command, Result result) {
    String context = String.join(" ", command);
    for (String text : List.of(result.out(), result.err())) {
      assertThat(text.replaceAll(STEERING, "\u2620")).as(context).isEqualTo(text);
      assertThat(text.lines()).as(context).noneMatch(line -> line.startsWith("FORGED"));
      assertThat(text)
          .as(context)
          .isEqualTo(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }
  }
}

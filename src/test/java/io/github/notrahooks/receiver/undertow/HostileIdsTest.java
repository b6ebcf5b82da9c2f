package io.github.notrahooks.receiver.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.receiver.Attempt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** IDs that would lead elsewhere if they were part of a path, or into another line if they were printed. */
final class HostileIdsTest {
  private static final Attempt GOOD = Attempt.good("github");
  private static final Set<String> OURS = Set.of(
      "home",
      "home/.config.lock",
      "home/.gitignore",
      "home/config.json",
      "home/logs",
      "home/logs/.append",
      "home/logs/.index",
      "home/logs/.index/2026-11-23.jsonl.index",
      "home/logs/2026-11-23.jsonl");

  @TempDir
  static Path folder;

  @RegisterExtension
  private static final ReceiverFixture receiver = new ReceiverFixture(() -> folder.resolve("home"));

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "...", "-", "-rf", "_", "CON", "a..b"})
  void anIdThatIsAFormOfPathButAllowedIsANameAndNothingElse(String id) throws IOException {
    assertThat(receiver.exchange(GOOD.id(id)).body()).contains("\"delivery\":\"" + id + "\"");
    for (int segment = 1; segment <= 3; segment++) {
      assertThat(receiver.exchange(GOOD.segment(segment, id)).status()).isIn(403, 404);
    }
    assertThat(receiver.exchange(GOOD.segment(0, id)).status()).isEqualTo(400);
    assertThat(files()).isEqualTo(OURS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../x",
        "a/b",
        "/etc/passwd",
        "..\\x",
        "C:\\x",
        "%2e%2e",
        "%2e%2e%2fx",
        "a%00b",
        "a%0d%0ab",
        "a;b",
        "a?b",
        "a b",
        "~",
        "$(id)",
        "`id`",
        "a\u00ffb",
        "\u00c0\u00ae",
        "\",\"x\":\""
      })
  void aDeliveryIdWithAnythingElseInItIsRefused(String id) throws IOException {
    Connection.Answer answer = receiver.exchange(GOOD.id(id));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"error\":\"Invalid delivery ID\"}");
    assertThat(files()).isEqualTo(OURS);
    assertOneLineEach();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%2e%2e", "%2e%2e%2f", "a%2fb", "a%00b", "a%0d%0ab", "~", "$(id)", "a:b"})
  void aSegmentWithAnythingElseInItIsRefused(String segment) throws IOException {
    for (int i = 1; i <= 3; i++) {
      Connection.Answer answer = receiver.exchange(GOOD.segment(i, segment));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("Invalid webhook parameters");
    }
    assertThat(files()).isEqualTo(OURS);
    assertOneLineEach();
  }

  @Test
  void aVeryLongIdIsRefused() throws IOException {
    assertThat(receiver.exchange(GOOD.id("x".repeat(128))).status()).isEqualTo(200);
    for (String id : List.of("x".repeat(129), "x".repeat(10_000), "x".repeat(30_000))) {
      assertThat(receiver.exchange(GOOD.id(id)).status()).isEqualTo(400);
      assertThat(receiver.exchange(GOOD.segment(3, id)).status()).isEqualTo(400);
    }
    assertThat(files()).isEqualTo(OURS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\nb", "a\rb", "a\u001b[2Jb"})
  void aControlInAHeaderIsRefusedBeforeItIsOne(String id) throws IOException {
    assertThat(receiver.exchange(GOOD.id(id)).status()).isEqualTo(400);
    assertThat(files()).isEqualTo(OURS);
    assertOneLineEach();
  }

  /** Every line of the log is a record that is intact: the fixture's reader fails on any other. */
  private static void assertOneLineEach() throws IOException {
    String text =
        Files.readString(folder.resolve("home/logs/2026-11-23.jsonl"), StandardCharsets.ISO_8859_1);
    assertThat(text.replace("\n", "")).doesNotContainPattern("[\\x00-\\x1f]");
    assertThat(receiver.records()).hasSize((int) text.lines().count());
  }

  private static Set<String> files() throws IOException {
    // A delivery, so that there are all of ours.
    assertThat(receiver.exchange(GOOD).status()).isEqualTo(200);
    Set<String> names = new TreeSet<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(each -> !each.equals(folder))
          .forEach(each -> names.add(folder.relativize(each).toString()));
    }
    return names;
  }
}

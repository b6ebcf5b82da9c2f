package io.github.notrahooks.receiver.undertow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.receiver.Attempt;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Empty lines before a request, as RFC 9112 asks: clients exist that send one behind a body. */
final class EmptyLinesTest {
  private static final Attempt GOOD = Attempt.good("github");

  @TempDir
  static Path folder;

  @RegisterExtension
  private static final ReceiverFixture receiver = new ReceiverFixture(() -> folder.resolve("home"));

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n", "\r\n\r\n\r\n", "\n\n", "\r\n\n"})
  void theyArePassedOverBeforeTheFirstRequestAndBehindEveryBody(String lines) {
    String id = "lines-" + lines.replace("\r", "r").replace("\n", "n") + "-";
    try (Connection connection = receiver.connect()) {
      connection.send(lines);
      for (int i = 0; i < 3; i++) {
        assertProcessed(connection.send(wire(id + i) + lines).answer());
      }
      connection.send(chunked(id + "chunks") + lines + wire(id + "next"));
      assertProcessed(connection.answer());
      assertProcessed(connection.answer());
    }
  }

  /** An answer in between makes sure that what was sent before it has been read. */
  @Test
  void theyArePassedOverInPiecesToo() {
    try (Connection connection = receiver.connect()) {
      assertProcessed(connection.send(wire("pieces-1") + "\r").answer());
      assertProcessed(connection.send("\n" + wire("pieces-2")).answer());
      assertProcessed(connection.send(chunked("pieces-3") + "\r\n\r").answer());
      assertProcessed(connection.send("\n\r\n" + wire("pieces-4") + "\r\n").answer());
      for (char piece : "\r\n\r\n".toCharArray()) {
        connection.send(String.valueOf(piece));
      }
      assertProcessed(connection.send(wire("pieces-5")).answer());
    }
  }

  @Test
  void whatComesBehindThemIsReadAsStrictlyAsEver() {
    try (Connection connection = receiver.connect()) {
      assertThat(connection.send("\r\n\r\n GET / HTTP/1.1\r\n\r\n").answer().status())
          .isEqualTo(400);
    }
  }

  private static void assertProcessed(Connection.Answer answer) {
    assertThat(answer.body()).contains("\"processed\"");
  }

  private static String wire(String id) {
    return new String(GOOD.id(id).wire(), ISO_8859_1);
  }

  private static String chunked(String id) {
    return new String(GOOD.id(id).chunked(5000), ISO_8859_1);
  }
}

package io.github.notrahooks.receiver.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.HeaderEncoding;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.receiver.Attempt;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The headers in the log: as they were sent, in order and spelling, which Undertow itself forgets. */
final class HeaderOrderTest {
  @TempDir
  static Path folder;

  @RegisterExtension
  private static final ReceiverFixture receiver = new ReceiverFixture(() -> folder.resolve("home"));

  @Test
  void headersKeepTheirOrderTheirSpellingAndTheirRepetitions() {
    Attempt attempt = Attempt.good("github")
        .id("order")
        .adding("x-repeated", "1")
        .adding("Accept", "*/*")
        .adding("X-Repeated", "2")
        .adding("aCCEPT-encoding", "identity")
        .adding("X-REPEATED", "1");
    receiver.exchange(attempt);
    assertThat(logged()).isEqualTo(withLength(attempt));
  }

  @Test
  void namesInLowerCaseAreUnderstoodAndKept() {
    Attempt good = Attempt.good("github").id("lower");
    Attempt lower = new Attempt(
        "github",
        "POST",
        good.path(),
        good.headers().stream()
            .map(header -> new Header(header.name().toLowerCase(Locale.ROOT), header.value()))
            .toList(),
        good.body());
    assertThat(receiver.exchange(lower).status()).isEqualTo(200);
    assertThat(logged()).isEqualTo(withLength(lower));
  }

  @Test
  void theBytesOfAValueThatIsNotAsciiAreKept() {
    Attempt attempt = Attempt.good("github").id("bytes").adding("X-Odd", "\u00e9\u0080\u00ff~");
    receiver.exchange(attempt);
    assertThat(logged())
        .isEqualTo(
            Headers.of(withLength(attempt)).readIn(HeaderEncoding.ISO_8859_1).list());
    assertThat(receiver.last().request().headers().list())
        .filteredOn(header -> header.name().equals("X-Odd"))
        .singleElement()
        .satisfies(header -> assertThat(header.bytes()).containsExactly(0xE9, 0x80, 0xFF, '~'));
  }

  @Test
  void aValueInUtf8IsTheTextThatItIs() {
    // U+0085 and U+00A0 are white space to Java and begin or end other characters in UTF-8.
    for (String text : List.of("\u00e9", "\u2013", "\u00c5", "\u00e0", "\ud83d\ude80 \u0085")) {
      String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      receiver.exchange(Attempt.good("github").id("utf8").adding("X-Text", bytes));
      assertThat(receiver.last().request().headers().first("X-Text")).hasValue(text);
    }
  }

  @Test
  void spacesAroundAValueAreNotPartOfIt() {
    Attempt attempt = Attempt.good("github").id("spaces");
    receiver.exchange(attempt.adding("X-Spaces", " \t a  b \t ").wire());
    assertThat(logged()).isEqualTo(withLength(attempt.adding("X-Spaces", "a  b")));
  }

  @Test
  void everyRequestOfAConnectionHasItsOwnHeaders() {
    try (Connection connection = receiver.connect()) {
      for (int i = 0; i < 5; i++) {
        Attempt attempt =
            Attempt.good("github").id("kept-" + i).adding("b-" + i, "" + i).adding("A-" + i, "x");
        assertThat(connection.exchange(attempt).status()).isEqualTo(200);
        assertThat(logged()).isEqualTo(withLength(attempt));
        // What is no delivery must not leave anything behind either.
        connection
            .send("GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Health: 1\r\n\r\n")
            .answer();
        connection
            .send("POST /nothing HTTP/1.1\r\nHost: localhost\r\nX-N: 1\r\n\r\n")
            .answer();
      }
    }
  }

  @Test
  void aHeadThatComesByteByByteIsReadLikeAnyOther() {
    Attempt attempt = Attempt.good("github").id("bit-by-bit").adding("z", "1").adding("A", "2");
    try (Connection connection = receiver.connect()) {
      for (byte b : attempt.wireHead("Content-Length: " + attempt.body().size())) {
        connection.send(new byte[] {b});
      }
      assertThat(connection.send(attempt.body().bytes()).answer().status()).isEqualTo(200);
    }
    assertThat(logged()).isEqualTo(withLength(attempt));
  }

  @Test
  void requestsSentAtOnceAreAnsweredInOrderAndKeepTheirHeaders() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    List<Attempt> attempts = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      // Some fit into one read of the server, some do not.
      Attempt attempt =
          Attempt.good("github").id("at-once-" + i).adding("z", "" + i).adding("A", "");
      attempts.add(i < 3 ? attempt : attempt.body("{\"i\":" + i + "}"));
      all.writeBytes(attempts.get(i).wire());
      all.writeBytes(
          "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    try (Connection connection = receiver.connect()) {
      connection.send(all.toByteArray());
      for (Attempt attempt : attempts) {
        assertThat(connection.answer().status())
            .isEqualTo(attempts.indexOf(attempt) < 3 ? 200 : 400);
        String id = attempt.head().headers().first("X-GitHub-Delivery").orElseThrow();
        assertThat(receiver.told(id).request().headers().list()).isEqualTo(withLength(attempt));
        assertThat(connection.answer().body()).isEqualTo("{\"status\":\"ok\"}");
      }
    }
  }

  @Test
  void aRequestRightBehindAChunkedOneKeepsItsValues() {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(Attempt.good("github").id("chunks-first").chunked(1000));
    both.writeBytes(
        Attempt.good("github").id("then-a-length").adding("X-I", "7").wire());
    try (Connection connection = receiver.connect()) {
      connection.send(both.toByteArray());
      assertThat(connection.answer().body()).contains("\"chunks-first\"");
      assertThat(connection.answer().body()).contains("\"then-a-length\"");
    }
    assertThat(receiver.last().request().headers().first("x-i")).hasValue("7");
  }

  @Test
  void connectionsThatTakeTurnsDoNotMixTheirHeaders() {
    List<Connection> connections = new ArrayList<>();
    List<Attempt> attempts = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        connections.add(receiver.connect());
        attempts.add(
            Attempt.good("github").id("turn-" + i).adding("x-" + i, "v").adding("a", "" + i));
      }
      for (int half = 0; half < 2; half++) {
        for (int i = 0; i < 20; i++) {
          byte[] wire = attempts.get(i).wire();
          String text = new String(wire, StandardCharsets.ISO_8859_1);
          connections.get(i).send(half == 0 ? text.substring(0, 150) : text.substring(150));
        }
      }
      for (int i = 0; i < 20; i++) {
        assertThat(connections.get(i).answer().status()).isEqualTo(200);
      }
    } finally {
      connections.forEach(Connection::close);
    }
    receiver.records().stream()
        .filter(each -> String.valueOf(each.referenceId()).startsWith("turn-"))
        .forEach(each -> {
          int i = Integer.parseInt(String.valueOf(each.referenceId()).substring(5));
          assertThat(each.request().headers().list()).isEqualTo(withLength(attempts.get(i)));
        });
  }

  private static List<Header> logged() {
    return receiver.last().request().headers().list();
  }

  private static List<Header> withLength(Attempt attempt) {
    List<Header> headers = new ArrayList<>(attempt.headers());
    headers.add(new Header("Content-Length", "" + attempt.body().size()));
    return headers;
  }
}

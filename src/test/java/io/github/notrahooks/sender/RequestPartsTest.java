package io.github.notrahooks.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.HeaderEncoding;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPartsTest {
  private static final Headers BASE =
      Headers.of("User-Agent", "GitHub-Hookshot/044aadd", "Content-Length", "0", "Accept", "*/*");

  private static Headers edited(String... edits) {
    return HeaderEdits.parse(List.of(edits)).applyTo(BASE);
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8484/api,http://localhost:8484/api,localhost:8484,/api",
    "HTTP://Example.COM:80,http://example.com/,example.com,/",
    "https://example.com:443/x?y=1#z,https://example.com/x?y=1,example.com,/x?y=1",
    "https://example.com:80/,https://example.com:80/,example.com:80,/",
    "http://my_service:3000/x,http://my_service:3000/x,my_service:3000,/x",
    "http://[::1]:8484/,http://[::1]:8484/,[::1]:8484,/",
    "http://bücher.example/ü,http://xn--bcher-kva.example/%C3%BC,xn--bcher-kva.example,/%C3%BC",
    "http://h?a/b,http://h/?a/b,h,/?a/b",
  })
  void anAddressIsReadAsItIsSent(String text, String url, String host, String path) {
    assertThat(Target.parse(text)).isEqualTo(new Target(url, host, path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "localhost:8484/x     | Did you mean 'http://localhost:8484/x'?",
        "example.com/x        | Did you mean 'http://example.com/x'?",
        "ftp://example.com/   | must start with http:// or https://",
        "http:///x            | it names no host",
        "http://:80/x         | it names no host",
        "http://a b/          | Illegal character",
        "http://u:p@host/     | a user name or password",
        "http://host:99999/   | '99999' is not a port",
        "http://host:x/       | 'x' is not a port",
        "http://host/a/../b   | '..'",
        "http://host/%2e%2E   | '..'",
        "http://host/.?q      | '..'",
      })
  void anAddressThatCannotBeSentToSaysWhy(String text, String message) {
    assertThatThrownBy(() -> Target.parse(text))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageStartingWith("'" + text + "' cannot be sent to: ")
        .hasMessageContaining(message);
  }

  @Test
  void aHeaderOverridesInPlaceWhateverItsSpelling() {
    assertThat(edited("user-agent:  mine\t"))
        .isEqualTo(Headers.of("user-agent", "mine", "Content-Length", "0", "Accept", "*/*"));
  }

  @Test
  void aHeaderWithoutValueIsLeftOutAndANewOneComesLast() {
    assertThat(edited("Accept:", "X-New: 1"))
        .isEqualTo(Headers.of(
            "User-Agent", "GitHub-Hookshot/044aadd", "Content-Length", "0", "X-New", "1"));
  }

  @Test
  void aNameGivenTwiceIsSentTwice() {
    assertThat(edited("Accept: a", "X: 1", "accept: b").list().toString())
        .isEqualTo(Headers.of(
                "User-Agent",
                "GitHub-Hookshot/044aadd",
                "Content-Length",
                "0",
                "Accept",
                "a",
                "accept",
                "b",
                "X",
                "1")
            .toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"NoColon", ": value", ""})
  void whatIsNoHeaderIsAnError(String text) {
    assertThatThrownBy(() -> edited(text)).hasMessageContaining("is not a header");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 5", "transfer-encoding: chunked", "CONTENT-LENGTH:"})
  void whatFramesTheBodyCannotBeChanged(String text) {
    assertThatThrownBy(() -> edited(text)).hasMessageContaining("follows from the body");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nX-Injected: 1",
        "a\nb",
        "a\rb",
        "a\u0000b",
        "\u001b[31m",
        "a\u007f",
        "a\ud83d",
        "\ude80b"
      })
  void aValueWithControlCharactersIsRefused(String value) {
    Target target = Target.parse("http://localhost/");
    assertThatThrownBy(() -> OutgoingRequest.to(target, Headers.of("X-Bad", value), Body.EMPTY, ""))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("The header X-Bad cannot be sent")
        .hasMessageMatching("[\\x20-\\x7E]*");
  }

  @Test
  void aValueThatIsNoUtf8IsRefusedAndSaysWhatToDo() {
    Target target = Target.parse("http://localhost/");
    Headers headers = Headers.of("User-Agent", "caf\u00e9").readIn(HeaderEncoding.ISO_8859_1);
    assertThatThrownBy(() -> OutgoingRequest.to(target, headers, Body.EMPTY, ""))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED))
        .hasMessageContaining("The header User-Agent cannot be sent")
        .hasMessageContaining("bytes that are not UTF-8")
        .hasMessageContaining("-H 'User-Agent: …'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bad Name: x", "X: a\u0000b", "X: caf\uFFFD", "Gr\u00f6\u00dfe:"})
  void anEditThatCouldNotBeSentIsRefusedWhereItIsRead(String text) {
    assertThatThrownBy(() -> HeaderEdits.parse(List.of(text)))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:b", "a\r\nb", "größe", "a\tb", "a(b"})
  void aNameThatIsNoTokenIsRefused(String name) {
    Target target = Target.parse("http://localhost/");
    assertThatThrownBy(() -> OutgoingRequest.to(target, Headers.of(name, "x"), Body.EMPTY, ""))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("is not a header name")
        .hasMessageMatching("[^\\p{Cntrl}]*");
  }

  @Test
  void aHostOfOnesOwnIsNotSentTwice() {
    OutgoingRequest request = OutgoingRequest.to(
        Target.parse("http://localhost/"), Headers.of("host", "x"), Body.EMPTY, "");
    assertThat(request.head()).isEqualTo("POST / HTTP/1.1\r\nhost: x\r\n");
  }
}

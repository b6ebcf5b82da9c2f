package io.github.notrahooks.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A printed map behind what a log's line begins with, and what only looks like one. */
final class LoggedMapTest {
  private static GivenHeaders read(String text) {
    return GivenHeaders.read(text.getBytes(UTF_8), "dump.txt");
  }

  private static List<String> lines(String text) {
    return read(text).headers().list().stream()
        .map(each -> each.name() + ": " + each.value())
        .toList();
  }

  private static String form(String text) {
    return read(text).read().map(ReadAs::as).orElse("header-block");
  }

  static Stream<Arguments> logged() {
    return Stream.of(
        Arguments.of("javascript-object", "headers: { host: 'x' }\n"),
        Arguments.of("javascript-object", "headers: {\n  host: 'x'\n}\n"),
        Arguments.of("javascript-object", "Received: {\n  host: 'x'\n}\n"),
        Arguments.of("javascript-object", "\uFEFFPOST /hook { host: 'x' }\nbody: {}\n"),
        Arguments.of("python-repr", "[2026-01-02 10:00:00,123] INFO in app: {'host': 'x'}"),
        Arguments.of("python-repr", "INFO:root:Headers({'host': 'x'})"),
        Arguments.of("python-repr", "headers {'host': 'x'}"),
        Arguments.of("go-map", "2026/01/02 15:04:05 headers: map[host:[x]]\nmore of the log\n"),
        Arguments.of("go-map", "10:00:00 INFO http.Header{\"host\":[]string{\"x\"}}"),
        Arguments.of("ruby-hash", "I, [2026-01-02T10:00:00 #1]  INFO -- : {\"host\"=>\"x\"}"),
        Arguments.of("php-array", "headers: Array\n(\n    [host] => x\n)\n"),
        Arguments.of(
            "java-map", "2026-01-02 10:00:00.123  INFO 1 --- [main] c.e.Hook : Headers {host=x}"),
        Arguments.of("java-map", "INFO {host=x}"),
        Arguments.of("json-object", "request headers: {\"host\": \"x\"}"));
  }

  @ParameterizedTest
  @MethodSource("logged")
  void whatALogBeginsWithIsSkipped(String form, String text) {
    assertThat(lines(text)).containsExactly("host: x");
    assertThat(form(text)).isEqualTo(form);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cf-Visitor: {\"scheme\":\"https\"}\nHost: x",
        "Report-To: {\"group\":\"a\"}",
        "Cookie: a={b=c}\nHost: x",
        "Host: x\nX-Map: {a=b}\n",
        "POST /hook?a={b=c} HTTP/1.1\nHost: x",
        ":path: /{a=b}\nHost: x"
      })
  void aHeaderWithAMapInItsValueIsAHeader(String text) {
    assertThat(form(text)).isEqualTo("header-block");
  }

  @Test
  void theOptionsOfACurlCommandAreReadAndNotWhatItSends() {
    assertThat(lines("curl -H 'Host: x' -d {\"a\":\"b\"}")).containsExactly("Host: x");
  }
}

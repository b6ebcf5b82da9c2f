package io.github.notrahooks.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.notrahooks.delivery.HeaderEncoding;
import io.github.notrahooks.failure.Failure;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers as a program printed its own map of them. */
final class PrintedMapTest {
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

  /** The first value, a character for each byte. */
  private static String bytes(String text) {
    return GivenHeaders.read(text.getBytes(ISO_8859_1), "dump.txt")
        .headers()
        .list()
        .get(0)
        .valueIn(HeaderEncoding.ISO_8859_1);
  }

  /** Printed by Node 20, Python 3.11, Go 1.19, Ruby 3.1, PHP 8.2 and Java 17, or as it says. */
  static Stream<Arguments> printed() {
    return Stream.of(
        Arguments.of(
            "javascript-object",
            "{ 'X-GitHub-Delivery': '1', 'X-Hub-Signature-256': 'sha256=ab:c' }"),
        Arguments.of("javascript-object", """
            [Object: null prototype] {
              'X-GitHub-Delivery': [ '1' ],
              'X-Hub-Signature-256': [ 'sha256=ab:c' ]
            }
            """),
        Arguments.of("javascript-object", """
            Map(2) {
              'X-GitHub-Delivery' => '1',
              'X-Hub-Signature-256' => 'sha256=ab:c'
            }
            """),
        Arguments.of(
            "javascript-object",
            "Headers { 'X-GitHub-Delivery': '1', 'X-Hub-Signature-256': 'sha256=ab:c' }"),
        // Node 18.
        Arguments.of("javascript-object", """
            HeadersList {
              cookies: null,
              [Symbol(headers map)]: Map(2) {
                'x-github-delivery' => { name: 'X-GitHub-Delivery', value: '1' },
                'x-hub-signature-256' => { name: 'X-Hub-Signature-256', value: 'sha256=ab:c' }
              },
              [Symbol(headers map sorted)]: null
            }
            """),
        Arguments.of(
            "javascript-object",
            "[ 'X-GitHub-Delivery', '1', 'X-Hub-Signature-256', 'sha256=ab:c' ]"),
        Arguments.of(
            "javascript-object",
            "[\n  [ 'X-GitHub-Delivery', '1' ],\n  [ 'X-Hub-Signature-256', 'sha256=ab:c' ]\n]\n"),
        Arguments.of("javascript-object", """
            [
              { name: 'X-GitHub-Delivery', value: '1' },
              { name: 'X-Hub-Signature-256', value: 'sha256=ab:c' }
            ]
            """),
        Arguments.of("javascript-object", """
            {
              headers: { 'X-GitHub-Delivery': '1', 'X-Hub-Signature-256': 'sha256=ab:c' },
              isBase64Encoded: false,
              body: null,
              u: undefined
            }
            """),
        // Bun.
        Arguments.of("javascript-object", """
            {
              "X-GitHub-Delivery": "1",
              "X-Hub-Signature-256": "sha256=ab:c",
              host: undefined,
            }
            """),
        Arguments.of(
            "python-repr", "{'X-GitHub-Delivery': '1', 'X-Hub-Signature-256': 'sha256=ab:c'}"),
        Arguments.of(
            "python-repr", "{'X-GitHub-Delivery': '1',\n 'X-Hub-Signature-256': 'sha256=ab:c'}"),
        Arguments.of(
            "python-repr",
            "[(b'X-GitHub-Delivery', b'1'), (b'X-Hub-Signature-256', b'sha256=ab:c')]"),
        Arguments.of(
            "python-repr",
            "EnvironHeaders([('X-GitHub-Delivery', '1'), ('X-Hub-Signature-256', 'sha256=ab:c')])"),
        Arguments.of(
            "python-repr",
            "HTTPHeaderDict({'X-GitHub-Delivery': '1', 'X-Hub-Signature-256': 'sha256=ab:c'})"),
        // aiohttp, and Starlette.
        Arguments.of(
            "python-repr",
            "<CIMultiDictProxy('X-GitHub-Delivery': '1', 'X-Hub-Signature-256': 'sha256=ab:c')>"),
        Arguments.of(
            "python-repr",
            "Headers(raw=[(b'X-GitHub-Delivery', b'1'), "
                + "(b'X-Hub-Signature-256', b'sha256=ab:c')])"),
        Arguments.of("go-map", "map[X-GitHub-Delivery:[1] X-Hub-Signature-256:[sha256=ab:c]]\n"),
        Arguments.of("go-map", "map[X-GitHub-Delivery:1 X-Hub-Signature-256:sha256=ab:c]\n"),
        Arguments.of(
            "go-map",
            "http.Header{\"X-GitHub-Delivery\":[]string{\"1\"}, "
                + "\"X-Hub-Signature-256\":[]string{\"sha256=ab:c\"}}"),
        Arguments.of(
            "go-map",
            "map[string]string{\"X-GitHub-Delivery\":\"1\", "
                + "\"X-Hub-Signature-256\":\"sha256=ab:c\"}"),
        Arguments.of(
            "go-map",
            "map[\"X-GitHub-Delivery\":[\"1\"] \"X-Hub-Signature-256\":[\"sha256=ab:c\"]]"),
        Arguments.of(
            "ruby-hash",
            "{\"X-GitHub-Delivery\"=>\"1\", \"X-Hub-Signature-256\"=>\"sha256=ab:c\"}"),
        Arguments.of(
            "ruby-hash",
            "{\"X-GitHub-Delivery\"=>\"1\",\n \"X-Hub-Signature-256\"=>[\"sha256=ab:c\"],\n"
                + " \"N\"=>nil}"),
        Arguments.of(
            "ruby-hash",
            "{:\"X-GitHub-Delivery\"=>\"1\", :\"X-Hub-Signature-256\"=>\"sha256=ab:c\"}"),
        Arguments.of(
            "ruby-hash",
            "{\"rack.input\"=>#<StringIO:0x00007fe64805cfb8>, \"X-GitHub-Delivery\"=>\"1\", "
                + "\"X-Hub-Signature-256\"=>\"sha256=ab:c\"}"),
        // Ruby 3.4.
        Arguments.of(
            "ruby-hash",
            "{\"X-GitHub-Delivery\" => \"1\", \"X-Hub-Signature-256\" => \"sha256=ab:c\"}"),
        Arguments.of(
            "ruby-hash",
            "{\"X-GitHub-Delivery\": \"1\", \"X-Hub-Signature-256\": \"sha256=ab:c\", host: nil}"),
        Arguments.of("php-array", """
            Array
            (
                [X-GitHub-Delivery] => 1
                [X-Hub-Signature-256] => sha256=ab:c
            )
            """),
        Arguments.of("php-array", """
            Array
            (
                [X-GitHub-Delivery] => Array
                    (
                        [0] => 1
                    )

                [X-Hub-Signature-256] => Array
                    (
                        [0] => sha256=ab:c
                    )

            )
            """),
        // As a browser shows it.
        Arguments.of(
            "php-array",
            "Array ( [X-GitHub-Delivery] => Array ( [0] => 1 ) "
                + "[X-Hub-Signature-256] => sha256=ab:c )"),
        Arguments.of("php-array", """
            array(2) {
              ["X-GitHub-Delivery"]=>
              string(1) "1"
              ["X-Hub-Signature-256"]=>
              array(1) {
                [0]=>
                string(11) "sha256=ab:c"
              }
            }
            """),
        Arguments.of("php-array", """
            array (
              'X-GitHub-Delivery' => '1',
              'X-Hub-Signature-256' =>\s
              array (
                0 => 'sha256=ab:c',
              ),
            )
            """),
        Arguments.of("java-map", "{X-GitHub-Delivery=1, X-Hub-Signature-256=sha256=ab:c}"),
        Arguments.of("java-map", "{X-GitHub-Delivery=[1], X-Hub-Signature-256=[sha256=ab:c]}"),
        Arguments.of(
            "java-map",
            "java.net.http.HttpHeaders@9708975d { {X-GitHub-Delivery=[1], "
                + "X-Hub-Signature-256=[sha256=ab:c]} }"),
        // Spring.
        Arguments.of("java-map", "[X-GitHub-Delivery:\"1\", X-Hub-Signature-256:\"sha256=ab:c\"]"));
  }

  @ParameterizedTest
  @MethodSource("printed")
  void whatAProgramPrintsOfItsHeadersIsReadAndNamed(String form, String text) {
    assertThat(lines(text))
        .containsExactly("X-GitHub-Delivery: 1", "X-Hub-Signature-256: sha256=ab:c");
    assertThat(form(text)).isEqualTo(form);
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("{ a: `it's \"b\" \\\\ c` }", "it's \"b\" \\ c"),
        Arguments.of("{ a: \"it's\", n: 12 }", "it's"),
        Arguments.of("{ a: ' b ' }", " b "),
        Arguments.of("{ a: '\u00c3\u00a9\\x9f' }", "\u00c3\u00a9\u009f"),
        Arguments.of("{'a': 'it\\'s \"b\" \\\\ c'}", "it's \"b\" \\ c"),
        Arguments.of("{'a': \"it's\"}", "it's"),
        Arguments.of("{'a': '\\xa0\\u2028\\udce9'}", "\u00a0\u00e2\u0080\u00a8\u00e9"),
        Arguments.of("{'a': '\\U0001f600'}", "\u00f0\u009f\u0098\u0080"),
        Arguments.of("{b'a': b'\\xe9\\t'}", "\u00e9\t"),
        Arguments.of("{'a': 'words of '\n      'a line'}", "words of a line"),
        Arguments.of("{\"a\"=>\"it's \\\"b\\\" \\\\ \\#{c}\\e\"}", "it's \"b\" \\ #{c}\u001B"),
        Arguments.of("{\"a\"=>\"\\xC3\\xA9 \\u00E9\"}", "\u00c3\u00a9 \u00c3\u00a9"),
        Arguments.of(
            "http.Header{\"a\":[]string{\"\\\"b\\\" \\\\ \\xe9 \\u0080\"}}",
            "\"b\" \\ \u00e9 \u00c2\u0080"),
        Arguments.of(
            "map[A:[Mozilla/5.0 (X11; rv:1) [en] \"b\" \\ c]]",
            "Mozilla/5.0 (X11; rv:1) [en] \"b\" \\ c"),
        Arguments.of("array (\n  'a' => 'it\\'s \"b\" \\\\ c',\n)", "it's \"b\" \\ c"),
        Arguments.of("Array\n(\n    [a] => it's \"b\" \\ [c] => d\n)\n", "it's \"b\" \\ [c] => d"),
        Arguments.of(
            "array(1) {\n  [\"a\"]=>\n  string(9) \"b\" \\ \u00c3\u00a9 }\"\n}",
            "b\" \\ \u00c3\u00a9 }"),
        Arguments.of("{a=\"b\", c = d, {\"e\":\"f\"} \\, g}", "\"b\", c = d, {\"e\":\"f\"} \\, g"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void onlyWhatThePrintingItselfEscapedIsUndone(String text, String bytes) {
    assertThat(bytes(text)).isEqualTo(bytes);
  }

  @Test
  void theBytesOfTextAreReadAsTheyStand() {
    assertThat(lines("{'a': 'caf\u00e9'}")).containsExactly("a: caf\u00e9");
  }

  @Test
  void aValueForEachOfSeveralIsAHeaderOfItsOwn() {
    assertThat(lines("{ a: [ 'b', 'c' ] }")).containsExactly("a: b", "a: c");
    assertThat(lines("[a:\"b\", \"c\", d:\"e\"]")).containsExactly("a: b", "a: c", "d: e");
    assertThat(lines("http.Header{\"A\":[]string{\"b\", \"c\"}, \"D\":[]string(nil)}"))
        .containsExactly("A: b", "A: c");
  }

  @Test
  void whatACgiProgramIsGivenIsSpeltAsOnTheWireAndItsObjectsAreNoHeaders() {
    assertThat(lines("{'HTTP_X_HUB_SIGNATURE_256': 'a', 'SERVER_PORT': '80', "
            + "'wsgi.errors': <_io.TextIOWrapper name='<stderr>' mode='w' encoding='utf-8'>, "
            + "'wsgi.file_wrapper': <class 'wsgiref.util.FileWrapper'>}"))
        .containsExactly("X-HUB-SIGNATURE-256: a", "SERVER_PORT: 80");
  }

  @Test
  void whatIsHttp2sOwnIsNoHeader() {
    assertThat(lines("[Object: null prototype] {\n  ':path': '/',\n  accept: '*/*',\n"
            + "  [Symbol(nodejs.http2.sensitiveHeaders)]: []\n}"))
        .containsExactly("accept: */*");
  }

  @Test
  void severalValuesThatNothingSeparatesAreOneValueAsItStandsThere() {
    assertThat(lines("map[A:[b c] D:[e]]")).containsExactly("A: b c", "D: e");
    assertThat(lines("{a=[b, c], d=[e]}")).containsExactly("a: b, c", "d: e");
    assertThat(lines("[a:\"W/\"b\"\", \"c\", d:\"e\"]"))
        .containsExactly("a: W/\"b\"\", \"c", "d: e");
  }

  @Test
  void aValueWithoutQuotesEndsWhereTheNextNameBegins() {
    assertThat(lines("{a=b, c=d;e=f, g}")).containsExactly("a: b", "c: d;e=f, g");
    assertThat(lines("map[date:Mon, 01 Jan 2026 10:00:00 GMT host:x]"))
        .containsExactly("date: Mon, 01 Jan 2026 10:00:00 GMT", "host: x");
    // Go prints names in their order, so that this cannot be one.
    assertThat(form("headers: map[user-agent:a rv:1 x-a:b]")).isEqualTo("header-block");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": \"b\",}",
        "{\"a\": \"b\" \"c\"}",
        "{\"a\": \"b\"} {\"c\": \"d\"}",
        "{\"body\": 1, \"headers\": {\"a\": \"b\"}",
        "{\"a\": None}",
        "{ host: 'x'",
        "{ host: 'x }",
        "{ host: 'x', }}",
        "{ host: 'x' 'a': 'b' }",
        "{ host: 'x'... 10 more characters }",
        "{ host: [Array] }",
        "{ 'a b': 'c' }",
        "{ a: { b: 'c' } }",
        "{ a: '\\ud83d' }",
        "{ a: '\\xg1' }",
        "{ a: '\\q' }",
        "['a', 'b']",
        "{a=[b], c=[d}",
        "{'a' => 'b'}",
        "{'a', 'b'}",
        "{'a': nil}",
        "{\"a\"=>None}",
        "{\"a\"=>\"b\", 'c'}",
        "{a=b, c=d",
        "{a=b} {c=d}",
        "{a}",
        "{=a}",
        "{a=b,\nc=d}",
        "[a:b, c:d]",
        "[a:\"b]",
        "['a' 'b']",
        "[Accept]\nHost: x"
      })
  void whatOnlyBeginsLikeAMapHasTheErrorThatJsonHas(String text) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> read(text))
        .withMessageContaining("dump.txt begins like JSON, but is none: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "map[A:[b] C:[d]",
        "map[]",
        "map[A:[b]] map[C:[d]]",
        "map[A:[b] c:d E:[f]]",
        "map[b:1 a:2]",
        "http.Header{\"A\":[]string{\"b\"}",
        "Array\n(\n    [a] => b\n",
        "Array\n(\n    [a b] => c\n)",
        "array(1) {\n  [\"a\"]=>\n  string(5) \"b\"\n}",
        "array (\n  'a' => 'b'\n",
        "Headers([('a', 'b')]",
        "<Headers('a': 'b')",
        "Headers(1, 2)",
        "('a', 'b')"
      })
  void whatIsNotPrintedToItsEndHasTheErrorOfLines(String text) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> read(text))
        .withMessageContaining("is not of the form 'Name: value'");
  }

  static Stream<String> large() {
    int half = 1 << 19;
    return Stream.of(
        "{".repeat(2 * half),
        "[".repeat(2 * half),
        "(".repeat(2 * half),
        "<".repeat(2 * half),
        "'".repeat(2 * half),
        "\"".repeat(2 * half),
        "a(".repeat(half),
        "{'a':" + "''".repeat(half),
        "{a=b" + ", ".repeat(half),
        "map[a:b" + " c".repeat(half),
        "Array ( [a] => " + " [".repeat(half),
        "Array ( [a] => " + " ".repeat(2 * half) + "b",
        "log " + "{".repeat(2 * half),
        "a[] ".repeat(40) + "{'a':" + "''".repeat(half),
        "[\n".repeat(half));
  }

  @ParameterizedTest
  @MethodSource("large")
  @Timeout(20)
  void whatIsLargeAndNoMapIsRefusedAtOnce(String text) {
    assertThatExceptionOfType(Failure.class).isThrownBy(() -> read(text));
  }
}

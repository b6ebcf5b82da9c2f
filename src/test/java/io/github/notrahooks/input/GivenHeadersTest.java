package io.github.notrahooks.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.failure.Failure;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Headers in the forms in which people have them. */
final class GivenHeadersTest {
  private static final String ID = "X-GitHub-Delivery: 1";
  private static final String SIGNATURE = "X-Hub-Signature-256: sha256=ab:c";

  private static GivenHeaders read(String text) {
    return GivenHeaders.read(text.getBytes(UTF_8), "dump.txt");
  }

  private static List<String> lines(GivenHeaders given) {
    return given.headers().list().stream()
        .map(each -> each.name() + ": " + each.value())
        .toList();
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        Arguments.of("header-block", ID + "\n" + SIGNATURE + "\n"),
        Arguments.of("header-block", "\uFEFF" + ID + "\r\n" + SIGNATURE + "\r\n\r\n"),
        Arguments.of("header-block", "\n\n" + ID + "\n\n" + SIGNATURE),
        Arguments.of("header-block", "POST /hook HTTP/1.1\r\n" + ID + "\n" + SIGNATURE),
        Arguments.of("header-block", "POST /hook\n" + ID + "\n" + SIGNATURE),
        Arguments.of("header-block", ID + "\n" + SIGNATURE + "\n\n{\"a\":1}\nno header\n"),
        Arguments.of("header-block", "  " + ID + "\n  " + SIGNATURE + "\n"),
        Arguments.of("header-block", "X-GitHub-Delivery:1\nX-Hub-Signature-256:\tsha256=ab:c "),
        Arguments.of("header-block", ":method: POST\n" + ID + "\n" + SIGNATURE),
        Arguments.of(
            "curl-verbose",
            "*   Trying 127.0.0.1:80...\n> POST / HTTP/1.1\n> " + ID + "\n> " + SIGNATURE
                + "\n>\n* upload completely sent off\n< HTTP/1.1 401 Unauthorized\n< Date: now\n<"),
        Arguments.of("curl-verbose", "< HTTP/1.1 200 OK\n< " + ID + "\n< " + SIGNATURE + "\n< "),
        Arguments.of(
            "curl-command", "curl -H '" + ID + "' \\\n  --header \"" + SIGNATURE + "\" http://x"),
        Arguments.of("curl-command", "-H '" + ID + "' \\\n-H '" + SIGNATURE + "' \\"),
        Arguments.of(
            "curl-command", "curl x -H $'" + ID + "' -H $'X-Hub-Signature-256: \\x73ha256=ab:c'"),
        Arguments.of(
            "web-page",
            "Headers\nRequest URL: https://x/hook\nRequest method: POST\n" + ID + "\n" + SIGNATURE
                + "\nPayload\n{\n  \"a\": 1\n}\n"),
        Arguments.of(
            "web-page",
            "Request\nResponse 200\nRedeliver\nCompleted in 0.1 seconds.\nHeaders\nRequest URL: https://x\n"
                + "Request method: POST\n" + ID + "\n" + SIGNATURE),
        Arguments.of(
            "two-lines",
            "Request URL\nhttps://x\nRequest Method\nPOST\nX-GitHub-Delivery\n1\n"
                + "X-Hub-Signature-256\nsha256=ab:c"),
        Arguments.of(
            "web-page",
            "General\nRequest URL:\nhttps://x\nRequest Method:\nPOST\nResponse Headers (1)\n"
                + "Date: now\nRequest Headers (2)\n" + ID + "\n" + SIGNATURE),
        Arguments.of("two-lines", "X-GitHub-Delivery:\n1\nX-Hub-Signature-256:\nsha256=ab:c\n"),
        Arguments.of("two-lines", "X-GitHub-Delivery\n1\n\nX-Hub-Signature-256\nsha256=ab:c"),
        Arguments.of(
            "json-object",
            "{\"X-GitHub-Delivery\": 1, \"X-Hub-Signature-256\": [\"sha256=ab:c\"], \"Via\": null}"),
        Arguments.of(
            "json-object",
            "\uFEFF\n{\"headers\":{\"X-GitHub-Delivery\":\"1\","
                + "\"X-Hub-Signature-256\":\"sha256=ab:c\"},\"body\":\"{}\"}"),
        Arguments.of(
            "json-names-and-values",
            "[{\"name\":\"X-GitHub-Delivery\",\"value\":\"1\"},"
                + "{\"Name\":\"X-Hub-Signature-256\",\"Value\":\"sha256=ab:c\"}]"),
        Arguments.of(
            "json-pairs",
            "[[\"X-GitHub-Delivery\",\"1\"],[\"X-Hub-Signature-256\",\"sha256=ab:c\"]]"),
        Arguments.of(
            "json-raw-headers",
            "[\"X-GitHub-Delivery\",\"1\",\"X-Hub-Signature-256\",\"sha256=ab:c\"]"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void eachFormIsReadAndNamed(String form, String text) {
    GivenHeaders given = read(text);

    assertThat(lines(given)).containsExactly(ID, SIGNATURE);
    assertThat(given.read().map(ReadAs::as).orElse("header-block")).isEqualTo(form);
  }

  @Test
  void whatAProgramIsGivenInItsEnvironmentIsSpeltAsOnTheWire() {
    GivenHeaders given = read("HTTP_X_HUB_SIGNATURE_256: a\nx_github_event: push\n"
        + "CONTENT_TYPE: application/json\nnot_a_header_of_theirs: 1\n");

    assertThat(lines(given))
        .containsExactly(
            "X-HUB-SIGNATURE-256: a",
            "x-github-event: push",
            "CONTENT-TYPE: application/json",
            "not_a_header_of_theirs: 1");
  }

  @Test
  void aFoldedValueIsOneValue() {
    assertThat(lines(read("Stripe-Signature: t=1,\n  v1=ab\nHost: x\n")))
        .containsExactly("Stripe-Signature: t=1, v1=ab", "Host: x");
  }

  @Test
  void theBytesOfAValueAreKept() {
    byte[] latin = "X-Name: caf\u00e9\n".getBytes(ISO_8859_1);

    Header header = GivenHeaders.read(latin, "dump.txt").headers().list().get(0);

    assertThat(header.bytes()).isEqualTo("caf\u00e9".getBytes(ISO_8859_1));
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of("Host: x\nno header\n", "dump.txt, line 2: 'no header' is not of the form"),
        Arguments.of("just a text", "dump.txt, line 1: 'just a text' is not of the form"),
        Arguments.of("curl http://x", "dump.txt is a curl command without -H"),
        Arguments.of("{\"X-Hub-Signature-256\"", "dump.txt begins like JSON, but is none: "),
        Arguments.of("[]", "dump.txt is JSON, but not of headers: it is an empty list"),
        Arguments.of("[1,2]", "neither names and values nor pairs of them"),
        Arguments.of("{\"repository\":{\"id\":1}}", "the value of 'repository' is an object"),
        Arguments.of("{\"a b\":\"c\"}", "'a b' is not the name of a header"));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void whatHasNoFormIsAnErrorThatSaysWhere(String text, String message) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> read(text))
        .withMessageContaining(message);
  }

  @Test
  void variablesTabsStarsAndAFoldAtTheBeginningAreRead() {
    for (String block : List.of(
        "REQUEST_METHOD=POST\nHTTP_X_HUB_SIGNATURE_256=sha256=ab\n",
        "export HTTP_X_HUB_SIGNATURE_256=\"sha256=ab\"\n",
        "X-GitHub-Event\tpush\nX-Hub-Signature-256\tsha256=ab\n",
        "* X-GitHub-Event: push\n* X-Hub-Signature-256: sha256=ab\n",
        "X-Hub-Signature-256:\n sha256=ab\n")) {
      GivenHeaders given = GivenHeaders.read(block.getBytes(UTF_8), "headers");

      assertThat(given.headers().first("X-Hub-Signature-256")).as(block).contains("sha256=ab");
    }
  }
}

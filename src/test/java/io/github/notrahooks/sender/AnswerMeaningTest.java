package io.github.notrahooks.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.sender.Answer.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerMeaningTest {
  private static final Target TARGET = Target.parse("http://localhost:8484/api");

  private static Answer.Received answer(int status, String body, String... headers) {
    return new Answer.Received(
        status, "", Headers.of(headers), Body.ofText(body), Answer.Received.Rest.NONE, 1);
  }

  private static String explained(int status, String body, String... headers) {
    return AnswerMeaning.of(answer(status, body, headers), TARGET);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200 | {\"received\":true,\"message\":\"Pong! Webhook configured successfully\"} | All is well",
        "200 | {\"received\":true,\"message\":\"Event type 'x' is not processed\"} | did not take it for a ping",
        "200 | ok                                       | whether it checked the signature is not known",
        "204 | ``                                       | whether it checked the signature is not known",
        "400 | {\"error\":\"Missing X-Hub-Signature-256 header\"} | misses a header (Missing X-Hub-Signature-256 header)",
        "400 | {\"error\":\"Webhook secret not configured for this repository\"} | has no secret for it",
        "400 | {\"error\":\"Invalid webhook parameters\"} | integrations url",
        "400 | {\"error\":\"Invalid JSON payload\"}     | The signature is right",
        "400 | bad                                      | check the secret",
        "401 | {\"error\":\"Invalid webhook signature\"} | another secret",
        "403 | {\"error\":\"Integration is disabled\"}  | integrations enable",
        "403 | {\"error\":\"Integration does not belong to this organization\"} | another organization",
        "403 | {\"error\":\"Repository does not belong to this integration\"} | another integration",
        "403 | <html>Forbidden</html>                   | A firewall",
        "404 | {\"error\":\"Not found\"}                | but not at this path",
        "404 | {\"error\":\"Integration not found\"}    | no such integration",
        "404 | {\"error\":\"Repository not found\"}     | repos add",
        "405 | ``                                       | takes no POST",
        "408 | ``                                       | waiting for the body",
        "410 | ``                                       | gone for good",
        "413 | ``                                       | no body of this size",
        "415 | ``                                       | content type or encoding",
        "418 | teapot                                   | 418 ('teapot')",
        "500 | {\"error\":\"boom\"}                     | failed while it worked on it ('boom')",
        "502 | ``                                       | failed while it worked on it",
        "503 | ``                                       | takes nothing at the moment",
      })
  void eachAnswerIsExplained(int status, String body, String expected) {
    assertThat(explained(status, body)).contains(expected);
  }

  @Test
  void anAcceptedPingWhoseAnswerWasCutShortIsExplained() {
    Answer cut = new Answer.Received(
        200, "", Headers.EMPTY, Body.ofText("{\"rec"), Answer.Received.Rest.CUT, 1);
    assertThat(AnswerMeaning.of(cut, TARGET))
        .startsWith("The receiver accepted it, but its answer ended");
  }

  @Test
  void aRedirectNamesWhereTo() {
    assertThat(explained(308, "", "Location", "https://x/"))
        .contains("redirects to https://x/")
        .contains("do not follow redirects");
    assertThat(explained(302, "")).contains("The receiver redirects.");
  }

  @Test
  void howLongToWaitIsSaid() {
    assertThat(explained(429, "", "Retry-After", "120")).contains("come back after 120 s.");
    assertThat(explained(503, "", "Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT"))
        .contains("come back after Sun, 06 Nov 1994 08:49:37 GMT.");
    assertThat(explained(429, "")).isEqualTo("The receiver has had enough for now.");
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSED,Nothing listens at localhost:8484. Start it with 'notra-hooks serve'",
    "UNKNOWN_HOST,no host of that name",
    "TIMED_OUT,No answer came in time",
    "TLS,the message.",
    "RESET,closed it",
    "OTHER,the message.",
    "CANCELLED,Stopped",
  })
  void eachNetworkFailureIsExplained(Kind kind, String expected) {
    Answer failure = new Answer.NetworkFailure(kind, "the message.", 1);
    assertThat(AnswerMeaning.of(failure, TARGET)).contains(expected);
  }

  @Test
  void whatWasNotSentExplainsItself() {
    assertThat(AnswerMeaning.of(new Answer.NotSent("No secret.", ExitCode.USAGE), TARGET))
        .isEqualTo("No secret.");
  }

  @ParameterizedTest
  @EnumSource
  void everyKindHasANameOfItsOwn(Kind kind) {
    assertThat(kind.wireName())
        .isEqualTo(kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 301, 400, 401, 403, 404, 405, 408, 413, 415, 429, 500, 503})
  void anExplanationIsOneOrTwoWholeSentences(int status) {
    assertThat(explained(status, "")).matches("[A-Z].*\\.").doesNotContain("  ", "..");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"error\":\"Bad\",\"message\":\"x\"} | Bad",
        "{\"message\":\"Pong!\"}               | Pong!",
        "{\"error\":{\"code\":1}}              | {\"error\":{\"code\":1}}",
        "plain                                 | plain",
        "``                                    | ``",
      })
  void theLineOfAnAnswerIsWhatAPersonWantsToSee(String body, String line) {
    assertThat(AnswerText.of(answer(200, body))).isEqualTo(line);
  }

  @Test
  void ofALongAnswerOnlyTheBeginningOfTheFirstLineIsShown() {
    assertThat(AnswerText.of(answer(200, "\n\n  first  \nsecond"))).isEqualTo("first");
    assertThat(AnswerText.of(answer(200, "x".repeat(1000)))).hasSize(201).endsWith("x…");
  }
}

package io.github.notrahooks.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.sender.Answer.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerMeaningTest {
  private static final AnswerMeaning.Own OWN =
      new AnswerMeaning.Own(List.of("notra-hooks", "--home", "/h"), "int_github", "repo_local");

  private static final AnswerMeaning.Sent HOME =
      new AnswerMeaning.Sent(Target.parse("http://localhost:8484/api"), OWN, "the-secret", true);

  private static final AnswerMeaning.Sent ELSEWHERE =
      new AnswerMeaning.Sent(Target.parse("https://hooks.test/x"), null, "the-secret", true);

  private static Answer.Received answer(int status, String body, String... headers) {
    return new Answer.Received(
        status, "", Headers.of(headers), Body.ofText(body), Answer.Received.Rest.NONE, 1);
  }

  private static String explained(int status, String body, String... headers) {
    return AnswerMeaning.of(answer(status, body, headers), HOME);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200 | {\"received\":true,\"message\":\"Pong! Webhook configured successfully\"} | All is well",
        "200 | {\"received\":true,\"message\":\"Event type 'x' is not processed\"} | did not take it for a ping",
        "200 | ok                                       | The receiver accepted it.",
        "204 | ``                                       | The receiver accepted it.",
        "200 | {\"received\":true}                      | The receiver accepted it.",
        "200 | {\"success\":false,\"error\":\"invalid signature\"} | it says something else ('invalid signature')",
        "200 | {\"ok\":false}                            | it says something else",
        "200 | {\"status\":\"error\"}                    | it says something else",
        "200 | {\"error\":null,\"success\":true}          | The receiver accepted it.",
        "200 | {\"errors\":0}                            | The receiver accepted it.",
        "200 | Hook rules were not satisfied.           | it says something else ('Hook rules were not satisfied.')",
        "200 | <!DOCTYPE html><title>Welcome</title>    | a page for browsers ('Welcome'), and 200",
        "400 | {\"error\":\"Missing X-Hub-Signature-256 header\"} | misses something (Missing X-Hub-Signature-256 header)",
        "400 | {\"error\":\"Webhook secret not configured for this repository\"} | has no secret for it",
        "400 | {\"error\":\"Invalid webhook parameters\"} | integrations url",
        "400 | {\"error\":\"Invalid JSON payload\"}     | cannot use the payload (Invalid JSON payload)",
        "400 | bad                                      | it was signed with the-secret",
        "400 | signature mismatch                       | The signature was refused (400 ('signature mismatch'))",
        "401 | {\"error\":\"Invalid webhook signature\"} | another secret",
        "403 | {\"error\":\"Integration is disabled\"}  | integrations enable",
        "403 | {\"error\":\"Integration does not belong to this organization\"} | another organization",
        "403 | {\"error\":\"Repository does not belong to this integration\"} | another integration",
        "403 | <html>Forbidden</html>                   | It does not say why: an access rule, or the signature",
        "403 | bad signature                            | The signature was refused (403 ('bad signature'))",
        "403 | <html><h1>CSRF verification failed</h1>  | forged forms (CSRF) refuses it ('CSRF verification failed')",
        "404 | {\"error\":\"Not found\"}                | but not at this path",
        "404 | {\"error\":\"Integration not found\"}    | no such integration",
        "404 | {\"error\":\"Repository not found\"}     | repos list",
        "405 | ``                                       | takes no POST",
        "408 | ``                                       | waiting for the body",
        "410 | ``                                       | gone for good",
        "413 | ``                                       | no body of this size",
        "415 | ``                                       | content type or encoding",
        "418 | teapot                                   | 418 ('teapot')",
        "500 | {\"error\":\"boom\"}                     | failed while it worked on it ('boom')",
        "500 | Signatures didn't match                  | The signature was refused (500 ('Signatures didn't match'))",
        "502 | ``                                       | got no usable answer from it",
        "504 | ``                                       | waited for it in vain",
        "503 | ``                                       | takes nothing at the moment",
      })
  void eachAnswerIsExplained(int status, String body, String expected) {
    assertThat(explained(status, body)).contains(expected);
  }

  @Test
  void anAcceptedPingWhoseAnswerWasCutShortIsExplained() {
    Answer cut = new Answer.Received(
        200, "", Headers.EMPTY, Body.ofText("{\"rec"), Answer.Received.Rest.CUT, 1);
    assertThat(AnswerMeaning.of(cut, HOME))
        .startsWith("The receiver accepted it, but its answer ended");
  }

  @Test
  void aRedirectNamesWhereTo() {
    assertThat(explained(308, "", "Location", "https://x/"))
        .contains("redirects to https://x/")
        .contains("do not follow redirects");
    assertThat(explained(302, "")).contains("The receiver redirects.");
    assertThat(explained(302, "", "Location", "https://x/login?next=%2Fhook"))
        .contains("what looks like a login (https://x/login?next=%2Fhook)");
    assertThat(explained(302, "", "Location", "https://x/authors/1")).doesNotContain("login");
  }

  @Test
  void whoAsksForALoginSaysNothingOfTheSecret() {
    assertThat(explained(401, "Unauthorized", "WWW-Authenticate", "Basic realm=\"staging\""))
        .contains("asks for a login (WWW-Authenticate: Basic realm=\"staging\")")
        .contains("It says nothing of the secret");
    assertThat(explained(401, "invalid signature", "WWW-Authenticate", "Signature"))
        .contains("The signature was refused");
  }

  @Test
  void aRefusalNamesBothCausesAndTheSecret() {
    assertThat(explained(401, ""))
        .startsWith("The receiver does not believe the sender (401).")
        .contains("another secret than the-secret", "does not check the bytes that came");
  }

  @ParameterizedTest
  @CsvSource({
    "404,Not found",
    "404,Integration not found",
    "404,Repository not found",
    "400,Invalid webhook parameters",
    "400,Webhook secret not configured",
    "403,It is disabled"
  })
  void ofOtherReceiversNoCommandOfThisToolIsNamed(int status, String body) {
    assertThat(AnswerMeaning.of(answer(status, body), ELSEWHERE)).doesNotContain("notra-hooks");
    assertThat(AnswerMeaning.of(answer(status, body), HOME)).contains("notra-hooks");
  }

  @Test
  void thatNothingListensElsewhereIsNoMatterOfServe() {
    Answer refused = new Answer.NetworkFailure(Kind.REFUSED, "", 1);
    assertThat(AnswerMeaning.of(refused, ELSEWHERE))
        .isEqualTo("Nothing listens at hooks.test. Start the receiver, or check host and port.");
  }

  @Test
  void aLateAnswerIsToldWithThePatienceOfProviders() {
    Answer late = new Answer.Received(
        202, "", Headers.EMPTY, Body.ofText("still processing\n"), Answer.Received.Rest.NONE, 9004);
    assertThat(AnswerMeaning.of(late, ELSEWHERE))
        .contains("It took 9.0 s: Linear gives up after 5 s, and GitHub after 10 s.")
        .contains("has read the body already");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | invalid | was answered with 401 ('invalid'), so the signature is looked at.",
        "500 | Signatures didn't match | so the signature is looked at.",
        "200 | ok | was answered with 200 ('ok') as well: anybody can send to it",
        "200 | {\"success\":false} | which does not tell whether the signature is looked at.",
        "429 | slow down | which does not tell whether the signature is looked at.",
        "503 | busy | which does not tell whether the signature is looked at.",
      })
  void whatAWrongSignatureGotIsTold(int status, String body, String expected) {
    assertThat(AnswerMeaning.ofWrongSignature(answer(status, body))).contains(expected);
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
    "REFUSED,Nothing listens at localhost:8484. Start the receiver with 'notra-hooks --home /h serve'",
    "UNKNOWN_HOST,no host of that name",
    "TIMED_OUT,the message. Providers give up after 5 or 10 seconds",
    "TLS,the message.",
    "RESET,closed it",
    "OTHER,the message.",
    "CANCELLED,Stopped",
  })
  void eachNetworkFailureIsExplained(Kind kind, String expected) {
    Answer failure = new Answer.NetworkFailure(kind, "the message.", 1);
    assertThat(AnswerMeaning.of(failure, HOME)).contains(expected);
  }

  @Test
  void whatWasNotSentExplainsItself() {
    assertThat(AnswerMeaning.of(new Answer.NotSent("No secret.", ExitCode.USAGE), HOME))
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
        "<!DOCTYPE html> <html><title>Error</title><pre>Cannot POST /hook</pre> | Error: Cannot POST /hook",
        "<html><head><title>403 Forbidden</title></head><h1>Forbidden <span>(403)</span></h1> | 403 Forbidden: Forbidden (403)",
        "<html><title>A &lt;b&gt; &amp; c</title> | A <b> & c",
        "<html></html>                         | <html></html>",
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

package io.github.notrahooks.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.HeaderEncoding;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.HiddenCharacters;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.LogRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HttpArchiveTest {
  private static JsonNode archive(LogRecord... records) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (HttpArchive archive = new HttpArchive(out, "0.1.0")) {
      for (LogRecord record : records) {
        archive.add(HttpArchive.entryOf(record));
      }
    }
    assertThat(out.toString(StandardCharsets.UTF_8).codePoints())
        .noneMatch(c -> c != '\n' && HiddenCharacters.contains(c));
    return Json.parse(out.toByteArray()).path("log");
  }

  @Test
  void anEmptyArchiveIsOneToo() throws Exception {
    JsonNode log = archive();
    assertThat(log.path("version").asString()).isEqualTo("1.2");
    assertThat(log.path("creator").path("name").asString()).isEqualTo("notra-hooks");
    assertThat(log.path("entries").isArray()).isTrue();
  }

  @Test
  void aHeaderThatIsNoUtf8SaysThatItsCharactersAreBytes() throws Exception {
    Headers headers =
        Headers.of("X-Text", "\u00c3\u00a9", "X-Bytes", "\u00e9").readIn(HeaderEncoding.ISO_8859_1);
    JsonNode request = archive(Deliveries.delivery().headers(headers).build())
        .path("entries")
        .path(0)
        .path("request");
    assertThat(request.path("headers").toString())
        .isEqualTo("[{\"name\":\"X-Text\",\"value\":\"\u00e9\"},"
            + "{\"name\":\"X-Bytes\",\"value\":\"\u00e9\",\"_encoding\":\"iso-8859-1\"}]");
  }

  @Test
  void everyEntryHasWhatTheFormatRequires() throws Exception {
    Random random = new Random(1);
    LogRecord[] records = new LogRecord[50];
    for (int i = 0; i < records.length; i++) {
      records[i] = Deliveries.random(random).build();
    }
    JsonNode entries = archive(records).path("entries");
    assertThat(entries.size()).isEqualTo(50);
    for (JsonNode entry : entries) {
      assertHas(entry, "startedDateTime", "time", "request", "response", "cache", "timings");
      assertHas(
          entry.path("request"),
          "method",
          "url",
          "httpVersion",
          "cookies",
          "headers",
          "queryString",
          "headersSize",
          "bodySize");
      assertHas(
          entry.path("response"),
          "status",
          "statusText",
          "httpVersion",
          "cookies",
          "headers",
          "content",
          "redirectURL",
          "headersSize",
          "bodySize");
      assertHas(entry.path("response").path("content"), "size", "mimeType");
      assertHas(entry.path("timings"), "send", "wait", "receive");
    }
  }

  private static void assertHas(JsonNode node, String... names) {
    for (String name : names) {
      assertThat(node.has(name)).as(name).isTrue();
    }
  }

  @Test
  void theRequestIsTheOneReceived() throws Exception {
    Deliveries.Builder delivery =
        Deliveries.delivery().headers(Headers.of("Host", "hooks.example", "X-A", "1", "X-A", "2"));
    delivery.path = "/hook?a=b%20c&d&a=";
    JsonNode request = archive(delivery.build()).path("entries").path(0).path("request");
    assertThat(request.path("url").asString()).isEqualTo("http://hooks.example/hook?a=b%20c&d&a=");
    assertThat(Json.text(request.path("queryString")))
        .isEqualTo("[{\"name\":\"a\",\"value\":\"b c\"},{\"name\":\"d\",\"value\":\"\"},"
            + "{\"name\":\"a\",\"value\":\"\"}]");
    assertThat(Json.text(request.path("headers")))
        .isEqualTo("[{\"name\":\"Host\",\"value\":\"hooks.example\"},"
            + "{\"name\":\"X-A\",\"value\":\"1\"},{\"name\":\"X-A\",\"value\":\"2\"}]");
    assertThat(request.path("postData").path("text").asString())
        .isEqualTo("{\"ref\":\"refs/heads/main\"}");
  }

  @Test
  void whatTheFormatHasNoPlaceForStandsInFieldsOfItsOwn() throws Exception {
    Deliveries.Builder delivery = Deliveries.delivery();
    delivery.errorMessage = "Invalid signature";
    delivery.truncated = true;
    JsonNode entry = archive(delivery.build()).path("entries").path(0);
    assertThat(entry.path("_error").asString()).isEqualTo("Invalid signature");
    JsonNode data = entry.path("request").path("postData");
    assertThat(data.path("mimeType").asString()).isEqualTo("application/json");
    assertThat(data.path("comment").asString()).isEqualTo("only the first 25 bytes");
    assertThat(entry.path("response").path("bodySize").asInt()).isEqualTo(-1);
  }

  @Test
  void whatThereIsNotIsLeftOut() throws Exception {
    Deliveries.Builder delivery =
        Deliveries.delivery().headers(Headers.of("Host", "hooks.example")).body(Body.EMPTY);
    delivery.path = "/hook?";
    delivery.response = new LogRecord.Response(200, Headers.EMPTY, Body.ofText("ok"), 5);
    JsonNode entry = archive(delivery.build()).path("entries").path(0);
    assertThat(entry.has("_error")).isFalse();
    assertThat(entry.path("request").has("postData")).isFalse();
    assertThat(entry.path("request").path("queryString").size()).isZero();
    JsonNode response = entry.path("response");
    assertThat(response.path("bodySize").asInt()).isEqualTo(2);
    assertThat(response.path("content").path("mimeType").asString())
        .isEqualTo("application/octet-stream");
  }

  @Test
  void parametersThatAreNotEncodedAsTheyShouldStandAsTheyCame() throws Exception {
    Deliveries.Builder delivery =
        Deliveries.delivery().headers(Headers.of("Host", "hooks.example"));
    delivery.path = "/hook?=1&a=%zz";
    JsonNode query =
        archive(delivery.build()).path("entries").path(0).path("request").path("queryString");
    assertThat(Json.text(query))
        .isEqualTo("[{\"name\":\"\",\"value\":\"1\"},{\"name\":\"a\",\"value\":\"%zz\"}]");
  }

  @Test
  void aBodyThatIsNoTextStandsInBase64() throws Exception {
    byte[] bytes = {0, (byte) 0xFF, 7};
    Deliveries.Builder delivery = Deliveries.delivery().body(Body.of(bytes));
    delivery.response = new LogRecord.Response(200, Headers.EMPTY, Body.of(bytes), 5);
    JsonNode entry = archive(delivery.build()).path("entries").path(0);
    JsonNode data = entry.path("request").path("postData");
    assertThat(data.path("_encoding").asString()).isEqualTo("base64");
    assertThat(Base64.getDecoder().decode(data.path("text").asString())).isEqualTo(bytes);
    JsonNode content = entry.path("response").path("content");
    assertThat(content.path("encoding").asString()).isEqualTo("base64");
    assertThat(Base64.getDecoder().decode(content.path("text").asString())).isEqualTo(bytes);
  }
}
